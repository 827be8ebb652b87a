"""Participants and their presence for the screen."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from training.attendance import rules
from training.attendance.marking import ABSENT, OPEN, PRESENT, code_of
from training.attendance.queries import CountRow
from training.enums import Outcome, RegistrationOrigin, RegistrationStatus
from training.models import Attendance, Registration, SessionDate, TrainingSession
from training.signup.places import place_name

TAGS = {
    RegistrationStatus.CONFIRMED: ("", "check-circle"),
    RegistrationStatus.PENDING: ("tag-amber", "envelope"),
    RegistrationStatus.WAITING: ("tag-amber", "hourglass-split"),
    RegistrationStatus.OFFERED: ("tag-amber", "envelope-open"),
    RegistrationStatus.CANCELLED: ("tag-quiet", "x-circle"),
    RegistrationStatus.EXPIRED: ("tag-quiet", "clock-history"),
}
SHOWN_OUTCOMES = {Outcome.ATTENDED: ("check-lg", ""), Outcome.NO_SHOW: ("dash-lg", "tag-amber")}


class PersonRow:
    """A line of the list: who, from where, whether they come, whether they came."""

    def __init__(self, registration: Registration, session: TrainingSession, marks: list[Attendance], now: datetime):
        self.registration = registration
        self.outcome = rules.outcome_of(registration, session, marks, now)
        self._dates = list(session.dates.all())
        self._marks = marks

    @property
    def place(self) -> str:
        return place_name(self.registration)

    @property
    def tag(self) -> str:
        return TAGS[RegistrationStatus(self.registration.status)][0]

    @property
    def icon(self) -> str:
        return TAGS[RegistrationStatus(self.registration.status)][1]

    @property
    def status(self) -> str:
        if self.registration.origin == RegistrationOrigin.WALK_IN:
            return _("without registration")
        return self.registration.get_status_display()

    @property
    def came(self):
        """(words, icon, class) when it is known whether the person came, else None."""
        shown = SHOWN_OUTCOMES.get(self.outcome)
        return (self.outcome.label, *shown) if shown else None

    @property
    def share(self) -> str:
        """How much of the session, in percent; "" when it is not known or all of it."""
        if self.outcome != Outcome.ATTENDED:
            return ""
        percent = round(rules.present_share(self._dates, self._marks) * 100)
        return f"{percent} %" if percent < 100 else ""

    @property
    def minutes(self) -> int:
        return rules.minutes_present(self._dates, self._marks)


@dataclass(frozen=True)
class Figure:
    """A figure above the list, with what it says."""

    label: str
    value: str
    note: str = ""


def figures_of(
    session: TrainingSession, outcomes: list[tuple[Registration, Outcome]], kept: list[CountRow]
) -> list[Figure]:
    """Seats, who waits, who came, who did not, and the share of no-shows.

    `kept` are the deleted people of the session: they count on; that some of them took no seat is not kept.
    """
    gone, live = _people(kept), rules.shows_of(outcomes)
    count = Counter(outcome for _each, outcome in outcomes) + gone
    shows = rules.Shows(live.came + gone[Outcome.ATTENDED], live.stayed_away + gone[Outcome.NO_SHOW])
    walk_ins = sum(
        each.origin == RegistrationOrigin.WALK_IN and outcome == Outcome.ATTENDED for each, outcome in outcomes
    )
    figures = [
        Figure(_("Seats taken"), f"{session.seats_taken}", _("of %(number)d") % {"number": session.capacity}),
    ]
    if session.waiting or not count[Outcome.ATTENDED]:
        figures.append(Figure(_("On the waiting list"), f"{session.waiting}"))
    if count[Outcome.ATTENDED] or count[Outcome.NO_SHOW]:
        note = _("%(number)d of them without registration") % {"number": walk_ins} if walk_ins else ""
        figures.append(Figure(_("Took part"), f"{count[Outcome.ATTENDED]}", note))
        figures.append(Figure(_("Did not come"), f"{count[Outcome.NO_SHOW]}"))
        rate = shows.rate
        if rate is not None:
            figures.append(Figure(_("No-show rate"), f"{round(rate * 100)} %", _("of those with a seat")))
    return figures


def _people(rows: list[CountRow]) -> Counter[str]:
    """How many people of each outcome."""
    people: Counter[str] = Counter()
    for row in rows:
        people[row.outcome] += row.people
    return people


def kept_figures(rows: list[CountRow]) -> list[Figure]:
    """What the counts still say when the people are deleted."""
    people = _people(rows)
    hours = round(sum(row.minutes for row in rows) / 60)
    return [
        Figure(_("Took part"), f"{people[Outcome.ATTENDED]}"),
        Figure(_("Did not come"), f"{people[Outcome.NO_SHOW]}"),
        Figure(pgettext("registrations", "Cancelled"), f"{people[Outcome.CANCELLED]}"),
        Figure(_("Hours of all together"), f"{hours}"),
    ]


@dataclass
class TickRow:
    """One person on the sheet."""

    registration: Registration
    now: str

    @property
    def is_present(self) -> bool:
        return self.now == PRESENT

    @property
    def is_absent(self) -> bool:
        return self.now == ABSENT

    @property
    def is_walk_in(self) -> bool:
        return self.registration.origin == RegistrationOrigin.WALK_IN


class Sheet:
    """One date's list to tick off: who has a seat, by name; and who might have come anyway."""

    def __init__(self, date: SessionDate, people: list[Registration], marks: dict[int, list[Attendance]]):
        by_person = {
            pk: next((mark for mark in of_person if mark.date_id == date.pk), None) for pk, of_person in marks.items()
        }
        self.date = date
        seated = [each for each in people if each.status == RegistrationStatus.CONFIRMED]
        self.rows = [TickRow(each, code_of(by_person.get(each.pk))) for each in seated]
        self.others = [each for each in people if each.status != RegistrationStatus.CONFIRMED]

    @property
    def present(self) -> int:
        return sum(row.now == PRESENT for row in self.rows)

    @property
    def absent(self) -> int:
        return sum(row.now == ABSENT for row in self.rows)

    @property
    def open(self) -> int:
        return sum(row.now == OPEN for row in self.rows)


def said_of(code: str) -> str:
    """What a mark says, for a sentence."""
    return {
        PRESENT: pgettext("attendance", "there"), ABSENT: pgettext("attendance", "not there"),
        OPEN: pgettext("attendance", "not marked"),
    }[code]  # fmt: skip
