"""The figures as the page and the file show them: boxes, and a table with bars for each split."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from streetwork.tenancy.models import State
from streetwork.web.charts import Bar
from training.attendance.queries import CountRow
from training.enums import Engagement, InstitutionType
from training.feedback.rules import LEAST
from training.figures.folding import Slice
from training.figures.queries import Figures


@dataclass(frozen=True)
class Line:
    """A group of people who took part; `hours` they were there in sum."""

    label: str
    people: int
    hours: float | int


@dataclass(frozen=True)
class Table:
    key: str
    title: str | Promise
    heading: str | Promise
    lines: list[Line]
    by_size: bool = True

    @property
    def bars(self) -> list[Bar]:
        return [Bar(line.label, line.people) for line in self.lines]


def hours(minutes: int) -> float | int:
    """With one decimal, where it is needed."""
    rounded = round(minutes / 60, 1)
    return int(rounded) if rounded.is_integer() else rounded


def percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def tables_of(figures: Figures) -> list[Table]:
    """Who took part: by full-time and volunteer, institution, state, course, quarter. Told together what is small."""
    if not figures.attended_shown:
        return []
    states = {state.pk: state.name for state in State.objects.all()}
    engagements, kinds = dict(Engagement.choices), dict(InstitutionType.choices)

    def table(key, title, heading, of: Callable[[CountRow], str | int | None], words: Callable, *, by_size=True):
        slices = figures.split(of)
        if not by_size:
            slices = sorted(slices, key=lambda each: (each.key is None, str(each.key)))
        return Table(key, title, heading, [_line(each, words) for each in slices], by_size)

    def home(row: CountRow):
        return row.home_state_id or (row.country if row.country != "DE" else "")

    def place(key):
        return states.get(key) or (countries.name(key) if key else _("unknown"))

    return [
        table("engagement", gettext_lazy("Full-time and volunteer"), gettext_lazy("Work"),
              lambda row: row.engagement, lambda key: str(engagements[key])),
        table("institution_type", gettext_lazy("Types of institutions"), gettext_lazy("Type of institution"),
              lambda row: row.institution_type, lambda key: str(kinds[key])),
        table("state", gettext_lazy("Where they work"), gettext_lazy("State or country"), home, place),
        table("course", gettext_lazy("Courses"), gettext_lazy("Course"),
              lambda row: figures.courses[row.session_id], str),
        table("quarter", gettext_lazy("Over time"), gettext_lazy("Quarter"),
              lambda row: figures.quarters[row.session_id], str,
              by_size=False),
    ]  # fmt: skip


def _line(each: Slice, words: Callable) -> Line:
    label = _("told together") if each.key is None else words(each.key)
    return Line(label, each.people, hours(each.minutes))


def boxes_of(figures: Figures) -> list[tuple[str, object]]:
    """The headline figures as (label, value); None where nothing is known or may be told."""
    shown = figures.attended_shown
    most = (LEAST - 1) * figures.left_out + 1
    grade = figures.satisfaction.overall.average
    return [
        (_("sessions held"), figures.held),
        (_("people who took part"), figures.attended if shown else _("fewer than %d") % most),
        (_("teaching hours"), hours(figures.teaching_minutes)),
        (_("hours of all participants"), hours(figures.minutes) if shown else None),
        (_("did not come (percent)"), percent(figures.no_show_share)),
        (_("satisfaction (1 to 5)"), None if grade is None else round(grade, 1)),
        (_("institutions of the network that took part"), figures.institutions),
        (_("sessions open or planned"), figures.planned),
        (_("sessions cancelled"), figures.cancelled),
        (_("coachings"), figures.coachings["count"]),
        (_("hours of coaching"), hours(figures.coachings["minutes"])),
    ]
