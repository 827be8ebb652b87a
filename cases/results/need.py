"""The need that a campaign answers: what was asked about its topic before, while and after it ran. Sums alone.

A question is a person answered in a contact (not an offer that nobody answered) about the campaign's topic or one below
it, in one of its languages, in its states. Finds are a second series where somebody listened before it began. For who
does not work with contacts in all these states, a week with one or two says “1–2” (`figures.Count`), sums from–to.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from django.db.models import DateField, Q, QuerySet, Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.formats import number_format

from campaigns.models import Campaign, CampaignIdea
from cases.enums import Kind
from cases.listening.enums import Tallied
from cases.models import Contact, LeadTally
from cases.queries import local_midnight
from cases.results.figures import Count
from cases.results.queries import counts_exactly
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS, READS_TRENDS
from streetwork.vocabulary.choices import with_children
from streetwork.web.weeks import WEEK, monday_of

WEEKS_AROUND = 8
MOST_WEEKS = 160
# Fewer questions a week than this say nothing about a change.
TELLING = 3


class Phase(StrEnum):
    BEFORE, DURING, AFTER = "before", "during", "after"


@dataclass(frozen=True)
class Week:
    monday: date
    phase: Phase
    asked: Count
    found: Count
    is_running: bool


@dataclass(frozen=True)
class Span:
    """The whole weeks of a phase; the running week is not one yet."""

    phase: Phase
    weeks: tuple[Week, ...]

    @property
    def asked(self) -> Count:
        return sum((week.asked for week in self.weeks), Count())

    @property
    def mean(self) -> float | None:
        """Questions a week, the middle of what they may be; None when no week of the phase is over."""
        return (self.asked.low + self.asked.high) / 2 / len(self.weeks) if self.weeks else None

    @property
    def mean_shown(self) -> str:
        """“4.5”, or “2.0–3.5” where the numbers themselves are not shown."""
        if not self.weeks:
            return "–"
        ends = (round(number / len(self.weeks), 1) for number in (self.asked.low, self.asked.high))
        return "–".join(dict.fromkeys(number_format(end, decimal_pos=1, use_l10n=True) for end in ends))


@dataclass(frozen=True)
class Need:
    """`compares_finds`: there were finds in at least half of the weeks before, so that a change is one of the field
    and not the beginning of listening. `is_known`: contacts of the programme reach back to the first week. `is_exact`:
    the person sees every number.
    """

    campaign: Campaign
    weeks: tuple[Week, ...]
    is_known: bool
    ideas: tuple[CampaignIdea, ...]
    is_exact: bool

    @cached_property
    def spans(self) -> dict[str, Span]:
        return {
            phase.value: Span(phase, tuple(w for w in self.weeks if w.phase == phase and not w.is_running))
            for phase in Phase
        }

    @property
    def compares_finds(self) -> bool:
        before = [week for week in self.weeks if week.phase == Phase.BEFORE]
        return bool(before) and 2 * sum(1 for week in before if week.found) >= len(before)

    @property
    def has_finds(self) -> bool:
        return any(week.found for week in self.weeks)

    @property
    def is_small(self) -> bool:
        """Whether there are too few questions to see anything in."""
        return max((span.mean or 0 for span in self.spans.values()), default=0) < TELLING

    @property
    def has_questions(self) -> bool:
        return any(week.asked or week.found for week in self.weeks)


def need_of(campaign: Campaign, access: Access, *, today: date | None = None) -> Need:
    """Five queries."""
    today = today or timezone.localdate()
    states = frozenset(state.pk for state in campaign.states.all())
    mondays = _mondays(campaign, today)
    ideas = access.programmes_for(*READS_TRENDS)
    behind = campaign.ideas.filter(programme__in=ideas).order_by("-questions", "pk")
    is_exact = counts_exactly(access, campaign.programme_id)
    if not mondays:
        return Need(campaign, (), True, tuple(behind), is_exact)
    asked, found = _asked(campaign, access, states, mondays), _found(campaign, access, states, mondays)

    def told(counts: dict[date, int], monday: date) -> Count:
        return Count.of(counts.get(monday, 0), is_exact=is_exact)

    weeks = tuple(
        Week(monday, _phase(campaign, monday), told(asked, monday), told(found, monday), monday == monday_of(today))
        for monday in mondays
    )
    return Need(campaign, weeks, _reaches_back(campaign, access, mondays[0]), tuple(behind), is_exact)


def _mondays(campaign: Campaign, today: date) -> list[date]:
    """Eight weeks before it begins to eight weeks after its end, as far as they have come."""
    last = min(monday_of(today), monday_of(campaign.ends_on) + WEEKS_AROUND * WEEK)
    first = max(monday_of(campaign.starts_on) - WEEKS_AROUND * WEEK, last - MOST_WEEKS * WEEK)
    return [first + at * WEEK for at in range((last - first) // WEEK + 1)] if first <= last else []


def _phase(campaign: Campaign, monday: date) -> Phase:
    if monday < monday_of(campaign.starts_on):
        return Phase.BEFORE
    return Phase.DURING if monday <= campaign.ends_on else Phase.AFTER


def _contacts(campaign: Campaign, access: Access) -> QuerySet[Contact]:
    return Contact.objects.filter(access.within(*READS_CAMPAIGNS), programme=campaign.programme_id).order_by()


def _asked(campaign, access, states, mondays) -> dict[date, int]:
    """{Monday: people answered}. One with two of the topics is one question."""
    contacts = (
        _contacts(campaign, access)
        .filter(
            occurred_at__gte=local_midnight(mondays[0]),
            occurred_at__lt=local_midnight(mondays[-1] + WEEK),
            language__in=campaign.languages,
        )
        .about(with_children(campaign.topic_id))
        .exclude(Q(kind=Kind.OFFER) & ~Q(offer_answered=True))
    )
    if states:
        contacts = contacts.filter(state__in=states)
    rows = contacts.annotate(monday=TruncWeek("occurred_at", output_field=DateField())).values_list("monday")
    return dict(rows.annotate(people=Sum("people_reached")))


def _found(campaign, access, states, mondays) -> dict[date, int]:
    """{Monday: finds that were not logged as contacts}"""
    tallies = LeadTally.objects.filter(
        access.within(*READS_CAMPAIGNS), programme=campaign.programme_id, topic__in=with_children(campaign.topic_id),
        language__in=campaign.languages, week__gte=mondays[0], week__lte=mondays[-1],
        outcome__in=[Tallied.FOUND, Tallied.LOGGED],
    )  # fmt: skip
    if states:
        tallies = tallies.filter(state__in=states)
    sums: dict[date, int] = {}
    for week, outcome, number in tallies.order_by().values_list("week", "outcome").annotate(finds=Sum("count")):
        sums[week] = sums.get(week, 0) + (number if outcome == Tallied.FOUND else -number)
    return {week: max(0, number) for week, number in sums.items()}


def _reaches_back(campaign, access, first: date) -> bool:
    return _contacts(campaign, access).filter(occurred_at__lt=local_midnight(first + WEEK)).exists()
