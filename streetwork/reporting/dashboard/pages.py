"""The pages of the dashboard: which charts stand on each, under which headings."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.dashboard.filters import DashboardFilter

Text = str | Promise


@dataclass(frozen=True)
class Section:
    title: Text
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """`name` is the name of its address; `intro` says what the page answers."""

    name: str
    title: Text
    intro: Text
    sections: tuple[Section, ...]

    def keys(self, wanted: DashboardFilter) -> tuple[str, ...]:
        """The charts that have something to compare: states and programmes only where there are several."""
        single = {"states", "evidence_states"} if wanted.one_state else set()
        single |= {"programmes"} if wanted.one_programme else set()
        # a filter would take one reading of the raw rows for each state
        single |= set() if wanted.selection.is_plain else {"evidence_states"}
        return tuple(key for section in self.sections for key in section.keys if key not in single)


OVERVIEW = Page(
    "overview", _("Overview"), "",
    (
        Section("", ("over_time",)),
        Section("", ("topics", "platforms", "languages", "ladder", "states", "programmes")),
        Section("", ("heat",)),
    ),
)  # fmt: skip
REFERRALS = Page(
    "referrals", _("Referrals"), _("How far people came whom counselors referred, and where nobody fitted."),
    (
        Section(_("Ladder"), ("ladder", "results")),
        Section(_("Support and topics"), ("levels", "referral_topics")),
        Section(_("Where nobody fitted"), ("gaps",)),
    ),
)  # fmt: skip
EVIDENCE = Page(
    "evidence", _("Regional evidence"),
    _("What shows that a contact has to do with a state, and how often nothing does."),
    (
        Section("", ("evidence", "states", "evidence_states")),
        Section(_("People who still live abroad"), ("countries", "targets_abroad")),
    ),
)  # fmt: skip
WORK = Page(
    "work", _("Work"), _("What counselors did, where, and whom it reached."),
    (
        Section(_("Conversations"), ("kinds", "acts", "initiative", "depth", "settings", "audience")),
        Section(_("False claims"), ("claims",)),
        Section(_("Spaces and campaigns"), ("spaces", "through", "campaigns")),
        Section(_("Trainings"), ("trainings", "participants")),
    ),
)  # fmt: skip
PAGES = {page.name: page for page in (OVERVIEW, REFERRALS, EVIDENCE, WORK)}
