"""The network on the tour."""

from tests.tour.page import Page

ROW = "tbody a.row-link"
READERS = ("training-manager", "lead", "coordinator", "counselor", "archive")
PAGES: tuple[Page, ...] = (
    Page("network", "/training/network/", READERS),
    Page("network-quiet", "/training/network/?show=quiet&sort=contact", ("training-manager",)),
    Page("network-empty", "/training/network/?q=gibtesnicht", ("training-manager",)),
    Page("network-map", "/training/network/map/", READERS),
    Page("network-map-around", "/training/network/", ("training-manager",), (ROW, "main a[href*='map/?around=']")),
    Page("network-map-empty", "/training/network/map/?kind=member&type=health", ("training-manager",)),
    Page("network-absent", "/training/network/absent/", READERS),
    Page("network-partner", "/training/network/?sort=-visits", READERS, (ROW,)),
    Page("network-partner-new", "/training/network/new/", ("training-manager",)),
    Page("network-partner-edit", "/training/network/", ("training-manager",), (ROW, "main a[href$='/edit/']")),
    Page(
        "network-person-new", "/training/network/", ("training-manager",), (ROW, "main a[href$='/people/new/']"),
    ),
    Page("network-relation", "/training/network/", ("training-manager",), (ROW, "main a[href*='/network/relations/']")),
    Page("network-import", "/training/network/import/", ("training-manager",)),
)  # fmt: skip
