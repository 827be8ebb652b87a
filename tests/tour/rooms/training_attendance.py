"""Participants on the tour: list, sheet, one person, mails, the report of a video meeting."""

from tests.tour.page import Page

TRAINER = ("training-manager",)
BOTH = ("training-manager", "lead")
SESSION = "main a.sess-link"
SHEET, MAILS = "main .tabs a[href$='/sheet/']", "main .tabs a[href$='/mails/']"
LIST = "main .tabs a[href*='/attendance/sessions/']"
ROW = "tbody a.row-link"
HELD, OPEN = "/training/?status=held&period=past", "/training/?status=open"
PAGES: tuple[Page, ...] = (
    Page("participants", HELD, BOTH, (SESSION, LIST)),
    Page("participants-open", OPEN, TRAINER, (SESSION, LIST)),
    Page("participant", HELD, BOTH, (SESSION, LIST, ROW)),
    Page("participant-edit", HELD, TRAINER, (SESSION, LIST, ROW, "main a[href$='/edit/']")),
    Page("participant-erase", HELD, TRAINER, (SESSION, LIST, ROW, "main a[href$='/erase/']")),
    Page("participant-add", OPEN, TRAINER, (SESSION, LIST, "main a[href$='/add/']")),
    Page("attendance-sheet", HELD, BOTH, (SESSION, SHEET)),
    Page("attendance-import", HELD, TRAINER, (SESSION, SHEET, "main a[href*='/import/']")),
    Page("session-mails", HELD, TRAINER, (SESSION, MAILS)),
    Page("session-mail", HELD, TRAINER, (SESSION, MAILS, "main a.att-group")),
    Page("participant-requests", "/training/attendance/find/", BOTH),
)
