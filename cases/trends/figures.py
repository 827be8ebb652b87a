"""Counting what was asked, week by week. No single contact and no sentence is read: sums by topic and language alone.

A question is a person answered in a contact (an entry for 12 comments counts 12), for each of the contact's topics; or
a find that was not logged as a contact. Counted are the states and programmes in which the person reads trends.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, Func, Q, SmallIntegerField, Sum
from django.db.models.functions import TruncWeek

from cases.enums import Kind
from cases.listening.enums import LeadKind, LeadStatus, Tallied
from cases.models import Contact, Lead, LeadTally
from cases.queries import local_midnight
from cases.trends.rising import WEEKS_BEFORE, Course
from cases.trends.weeks import WEEK
from streetwork.accounts.roles import READS_TRENDS

Place = tuple[int | None, str | None]
"""A topic in a language."""


@dataclass(frozen=True)
class Asked:
    """What was asked about a topic in a language. `contacts` and `finds` are those of the week itself."""

    course: Course
    contacts: int
    finds: int


@dataclass(frozen=True)
class Unanswered:
    """Finds of a week: `waiting` for somebody to look at them, `expired` before anybody did."""

    waiting: int
    expired: int

    @property
    def sum(self) -> int:
        return self.waiting + self.expired


@dataclass
class WeekFigures:
    """All sums of a programme's week. Five queries."""

    asked: dict[Place, Asked]
    unanswered: dict[Place, Unanswered]
    offers_unanswered: int
    known_weeks: int


def figures_of(access, *, programme: int, week: date, language: str = "") -> WeekFigures:
    first, end = week - WEEKS_BEFORE * WEEK, week + WEEK
    people = _people(access, programme, first, end, language)
    tallies = _tallies(access, programme, first, end, language)
    older = _contacts(access, programme, "").filter(occurred_at__lt=local_midnight(first))
    known = _known_weeks(older, week, [key[2] for key in (*people, *tallies)])
    places = sorted({(t, lang) for t, lang, _w in people} | {(t, lang) for t, lang, _w, _o in tallies if t}, key=str)
    return WeekFigures(
        asked={place: _asked(place, people, tallies, week, known) for place in places if None not in place},
        unanswered=_unanswered(access, programme, week, language, tallies),
        offers_unanswered=_offers(access, programme, week, language),
        known_weeks=known,
    )


def _contacts(access, programme, language):
    found = Contact.objects.filter(access.within(*READS_TRENDS), programme=programme).order_by()
    return found.filter(language=language) if language else found


def _between(contacts, first: date, end: date):
    return contacts.filter(occurred_at__gte=local_midnight(first), occurred_at__lt=local_midnight(end))


def _people(access, programme, first, end, language) -> dict[tuple, int]:
    """{(topic, language, Monday): people answered}"""
    rows = (
        _between(_contacts(access, programme, language), first, end)
        .annotate(
            asked=Func(F("topic_ids"), function="unnest", output_field=SmallIntegerField()),
            monday=TruncWeek("occurred_at", output_field=DateField()),
        )
        .values_list("asked", "language", "monday")
        .annotate(people=Sum("people_reached"))
    )
    return {(topic, spoken, monday): people for topic, spoken, monday, people in rows}


def _tallies(access, programme, first, end, language) -> dict[tuple, int]:
    """{(topic, language, Monday, outcome): finds}"""
    found = LeadTally.objects.filter(access.within(*READS_TRENDS), programme=programme, week__gte=first, week__lt=end)
    if language:
        found = found.filter(language=language)
    rows = found.order_by().values_list("topic", "language", "week", "outcome").annotate(finds=Sum("count"))
    return {(topic, spoken, week, outcome): finds for topic, spoken, week, outcome, finds in rows}


def _known_weeks(older, week, mondays) -> int:
    """How many of the weeks before count: all, when anything is older; else those since the first entry."""
    if older[:1].exists():
        return WEEKS_BEFORE
    return max(0, min(WEEKS_BEFORE, (week - min(mondays)) // WEEK)) if mondays else 0


def _asked(place: Place, people, tallies, week, known) -> Asked:
    mondays = [week - (WEEKS_BEFORE - at) * WEEK for at in range(WEEKS_BEFORE + 1)]
    answered = [people.get((*place, monday), 0) for monday in mondays]
    found = [
        max(0, tallies.get((*place, monday, Tallied.FOUND), 0) - tallies.get((*place, monday, Tallied.LOGGED), 0))
        for monday in mondays
    ]
    weeks = tuple(map(sum, zip(answered, found, strict=True)))
    return Asked(Course(weeks, known), answered[-1], found[-1])


def _unanswered(access, programme, week, language, tallies) -> dict[Place, Unanswered]:
    """By the week in which the sentence was said, like the tallies."""
    begin, end = local_midnight(week), local_midnight(week + WEEK)
    said = Q(said_at__gte=begin, said_at__lt=end) | Q(said_at=None, created_at__gte=begin, created_at__lt=end)
    found = Lead.objects.filter(
        said, access.within(*READS_TRENDS), programme=programme, status=LeadStatus.NEW, kind=LeadKind.HIT,
        is_staged=False,
    )  # fmt: skip
    if language:
        found = found.filter(language=language)
    rows = found.order_by().values_list("topic", "language").annotate(times=Sum("seen"))
    waiting = {(topic, spoken): times for topic, spoken, times in rows}
    expired = {
        (topic, spoken): finds
        for (topic, spoken, monday, outcome), finds in tallies.items()
        if (monday, outcome) == (week, Tallied.EXPIRED)
    }
    return {
        place: Unanswered(waiting.get(place, 0), expired.get(place, 0))
        for place in sorted({*waiting, *expired}, key=str)
    }


def _offers(access, programme, week, language) -> int:
    """Contact offers of the week that nobody answered."""
    offers = _between(_contacts(access, programme, language), week, week + WEEK).filter(
        kind=Kind.OFFER, offer_answered=False
    )
    return offers.aggregate(people=Sum("people_reached", default=0))["people"]
