"""What a report consists of: kinds of sections and their settings, as templates and reports store them. Pure."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.reporting.enums import Indicator
from streetwork.reporting.periods import Period

MOST_SECTIONS = 40
MOST_VIGNETTES = 6
LONGEST_TEXT = 8000
KEY = re.compile(r"[a-z0-9-]{1,24}")


class SectionKind(TextChoices):
    """Values stay; they are stored in templates and reports."""

    TEXT = "text", _("Own text")
    FIGURES = "figures", _("Figures")
    CHART = "chart", _("Chart")
    TABLE = "table", _("Table")
    CATEGORIES = "categories", _("Table by the funder's categories")
    TARGETS = "targets", _("Targets")
    VIGNETTES = "vignettes", _("Vignettes")
    PARTICIPANTS = "participants", _("Participants as in ESF+")
    EVIDENCE = "evidence", _("Regional evidence")
    TRAININGS = "trainings", _("Trainings")
    GAPS = "gaps", _("Gaps")


HINTS: dict[str, object] = {
    SectionKind.TEXT: _("A heading, a hint for the author, and room for their words."),
    SectionKind.FIGURES: _("A few numbers in large, with the period compared."),
    SectionKind.CHART: _("A chart of the dashboard, its table below it."),
    SectionKind.TABLE: _("The numbers of one dimension, without a drawing."),
    SectionKind.CATEGORIES: _("The log's topics, sorted into the headings this funder uses."),
    SectionKind.TARGETS: _("What was promised, what was reached, and where it leads."),
    SectionKind.VIGNETTES: _("Released case stories that the author picks."),
    SectionKind.PARTICIPANTS: _("Who was reached, by the rows of the ESF+ annex; what is not recorded says so."),
    SectionKind.EVIDENCE: _("How sure it is that people belong to the state, with its caveat."),
    SectionKind.TRAININGS: _("Trainings held and who took part."),
    SectionKind.GAPS: _("Where no fitting advisory centre was found."),
}
ICONS: dict[str, str] = {
    SectionKind.TEXT: "text-paragraph",
    SectionKind.FIGURES: "123",
    SectionKind.CHART: "bar-chart",
    SectionKind.TABLE: "table",
    SectionKind.CATEGORIES: "list-columns-reverse",
    SectionKind.TARGETS: "bullseye",
    SectionKind.VIGNETTES: "chat-quote",
    SectionKind.PARTICIPANTS: "people",
    SectionKind.EVIDENCE: "geo-alt",
    SectionKind.TRAININGS: "mortarboard",
    SectionKind.GAPS: "exclamation-diamond",
}


class ChartKey(TextChoices):
    """The charts of the dashboard that a report may hold."""

    OVER_TIME = "over_time", _("Contacts over time")
    KINDS = "kinds", _("Kinds of contact")
    TOPICS = "topics", _("Topics")
    LANGUAGES = "languages", _("Languages")
    PLATFORMS = "platforms", _("Platforms")
    ORIGINS = "origins", _("Origin groups")
    LADDER = "ladder", _("Referral ladder")
    STATES = "states", _("States")
    HEAT = "heat", _("Topics by language")
    EVIDENCE = "evidence", _("Regional evidence")
    ACTS = "acts", _("What was done")
    INITIATIVE = "initiative", _("Who began")
    SETTINGS = "settings", pgettext_lazy("chart", "Settings")
    AUDIENCE = "audience", _("Silent readers")
    COUNTRIES = "countries", _("Countries of residence")
    TARGETS_ABROAD = "targets_abroad", _("Target states of people abroad")
    GAPS = "gaps", _("Gaps")
    CLAIMS = "claims", _("False statements corrected")
    SPACES = "spaces", _("Spaces")
    CAMPAIGNS = "campaigns", _("Contacts through campaigns")
    TRAININGS = "trainings", _("Trainings")
    PARTICIPANTS = "participants", _("Participants of trainings")


# The charts behind the kinds that need no choice.
FIXED: dict[str, tuple[str, ...]] = {
    SectionKind.EVIDENCE: (ChartKey.EVIDENCE,),
    SectionKind.TRAININGS: (ChartKey.TRAININGS, ChartKey.PARTICIPANTS),
    SectionKind.GAPS: (ChartKey.GAPS,),
}


class FigureKey(TextChoices):
    """The numbers that may stand in large."""

    CONTACTS = Indicator.CONTACTS.value, Indicator.CONTACTS.label
    CONSULTATIONS = Indicator.CONSULTATIONS.value, Indicator.CONSULTATIONS.label
    UNANSWERED = "unanswered", _("Contact offers without an answer")
    REFERRALS = Indicator.REFERRALS.value, Indicator.REFERRALS.label
    ARRIVED = Indicator.ARRIVED.value, Indicator.ARRIVED.label
    CORRECTIONS = Indicator.CORRECTIONS.value, Indicator.CORRECTIONS.label
    SESSIONS = Indicator.SESSIONS.value, Indicator.SESSIONS.label
    PARTICIPANTS = Indicator.PARTICIPANTS.value, Indicator.PARTICIPANTS.label


class Compare(TextChoices):
    NONE = "", _("nothing")
    BEFORE = "before", _("the period before")
    YEAR = "year", _("the same period a year earlier")


COMPARED = frozenset({SectionKind.FIGURES, SectionKind.CHART, SectionKind.TABLE, SectionKind.CATEGORIES})


def compared_period(period: Period, compare: str) -> Period | None:
    """
    >>> from datetime import date
    >>> from streetwork.reporting.periods import period_of
    >>> str(compared_period(period_of(date(2026, 5, 1), "year"), "before"))
    '2025'
    """
    return {Compare.BEFORE: period.before, Compare.YEAR: period.year_before}.get(compare)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section. `guidance` is read by the author alone, `chart` belongs to CHART and TABLE."""

    key: str
    kind: str
    title: str
    guidance: str = ""
    required: bool = False
    indicators: tuple[str, ...] = ()
    chart: str = ""
    compare: str = ""

    @property
    def label(self) -> str:
        return SectionKind(self.kind).label

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def charts(self) -> tuple[str, ...]:
        """Keys of the dashboard's charts that it shows."""
        return (self.chart,) if self.chart else FIXED.get(self.kind, ())

    @property
    def details(self) -> list:
        """What was chosen, in words."""
        said = [FigureKey(key).label for key in self.indicators]
        said += [ChartKey(self.chart).label] if self.chart else []
        if self.compare:
            said.append(_("compared with %(what)s") % {"what": Compare(self.compare).label})
        return said

    def as_json(self) -> dict:
        return {name: value for name, value in asdict(self).items() if value or name in ("key", "kind", "title")}


def sections_of(stored: Iterable[dict]) -> list[Section]:
    """Read what a template or a report stores."""
    return [Section(**each | {"indicators": tuple(each.get("indicators", ()))}) for each in stored]


def stored(sections: Iterable[Section]) -> list[dict]:
    return [section.as_json() | _indicators(section) for section in sections]


def _indicators(section: Section) -> dict:
    return {"indicators": list(section.indicators)} if section.indicators else {}


def new_key() -> str:
    return secrets.token_hex(6)


def moved(sections: list[Section], key: str, to: str) -> list[Section]:
    """The section one place "up" or "down"; where it stands at the end already, nothing changes."""
    place = next((n for n, each in enumerate(sections) if each.key == key), None)
    if place is None:
        return sections
    other = place + {"up": -1, "down": 1}.get(to, 0)
    if not 0 <= other < len(sections):
        return sections
    result = list(sections)
    result[place], result[other] = result[other], result[place]
    return result


def put(sections: list[Section], section: Section) -> list[Section]:
    """The section in the place of the one with its key, or at the end."""
    if any(each.key == section.key for each in sections):
        return [section if each.key == section.key else each for each in sections]
    return [*sections, section]


def without(sections: list[Section], key: str) -> list[Section]:
    return [each for each in sections if each.key != key]


def with_new_keys(sections: Iterable[Section]) -> list[Section]:
    return [replace(section, key=new_key()) for section in sections]
