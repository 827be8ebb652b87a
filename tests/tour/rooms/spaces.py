"""What the register got with issue 4: rota, block log, reach, import."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
PAGES: tuple[Page, ...] = (
    Page("spaces-rota", "/spaces/rota/", ("counselor", "counselor-lara", "lead", "coordinator")),
    Page("spaces-rota-mine", "/spaces/rota/?person=me", ("counselor",)),
    Page("spaces-rota-empty", "/spaces/rota/?language=de&person=nobody", ("counselor",)),
    Page("spaces-blocks", "/spaces/blocks/", ("counselor", "counselor-lara", "coordinator")),
    Page("spaces-blocks-empty", "/spaces/blocks/?cause=identity&outcome=open", ("counselor",)),
    Page("spaces-block-new", "/spaces/blocks/new/", ("counselor",)),
    Page("spaces-block", "/spaces/blocks/", ("lead",), ("a.block-link",)),
    Page("spaces-reach", "/spaces/reach/", ("counselor", "counselor-lara", "counselor-abroad", "lead")),
    Page("spaces-reach-edit", "/spaces/reach/", ("lead",), ("main a[href*='/spaces/reach/']",)),
    Page("spaces-import", "/spaces/import/", ("counselor",)),
    Page("space-lara", "/spaces/", ("counselor-lara",), (ROW,)),
    Page("space-count-edit", "/spaces/", ("counselor-lara",), (ROW, "#members tbody a")),
)
