"""Sessions on the tour"""

from tests.tour.page import Page

ROW = "main a.sess-link"
READERS = ("training-manager", "lead", "coordinator", "counselor")
PAGES: tuple[Page, ...] = (
    Page("trainings", "/training/", READERS),
    Page("trainings-past", "/training/?period=past", ("training-manager",)),
    Page("trainings-full", "/training/?status=full", ("training-manager",)),
    Page("trainings-empty", "/training/?q=gibtesnicht", ("training-manager",)),
    Page("session", "/training/?status=open", READERS, (ROW,)),
    Page("session-held", "/training/?status=held", ("training-manager", "lead"), (ROW,)),
    Page("session-new", "/training/sessions/new/", ("training-manager", "lead")),
    Page("session-edit", "/training/?status=open&who=me", ("training-manager",), (ROW, "main a[href$='/edit/']")),
    Page(
        "session-copy", "/training/?status=open&who=me", ("training-manager",), (ROW, "main a[href$='/copy/']"),
    ),
    Page("session-cancel", "/training/?status=open&who=me", ("training-manager",), (ROW, "main a[href$='/cancel/']")),
)  # fmt: skip
