"""Campaign calendar on the tour"""

from tests.tour.page import Page

HOME = "/campaigns/calendar/"
ENTRY = "main .cal-entry > a"
PAGES: tuple[Page, ...] = (
    Page("calendar-month", HOME, ("counselor", "campaign-editor", "lead", "coordinator")),
    Page("calendar-week", f"{HOME}week/", ("campaign-editor",)),
    Page("calendar-hours", f"{HOME}week/?by=hours", ("campaign-editor",)),
    Page("calendar-languages", f"{HOME}languages/", ("counselor", "campaign-editor")),
    Page("calendar-languages-week", f"{HOME}languages/?weeks=1", ("campaign-editor",)),
    Page("calendar-list", f"{HOME}list/", ("counselor", "campaign-editor")),
    Page("calendar-empty", f"{HOME}list/?on=2031-01-01", ("campaign-editor",)),
    Page("calendar-plan-which", f"{HOME}plan/", ("campaign-editor",)),
    Page("calendar-plan", f"{HOME}plan/", ("campaign-editor",), ("main .cal-choose a",)),
    Page("calendar-placement", HOME, ("counselor", "campaign-editor"), (ENTRY,)),
    Page("calendar-of-campaign", HOME, ("campaign-editor",), (ENTRY, "main .tabs a[href*='/calendar/of/']")),
)
