"""What the templates show of claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.answers.rules import is_expired, is_offered
from campaigns.enums import CardStatus
from campaigns.models import AnswerCard, AnswerVersion
from cases.claims.charts import Column, columns, spark_points
from cases.claims.enums import Status
from cases.claims.queries import corrections_by_week, corrections_of, sightings_by_week, sightings_of
from cases.claims.rules import BEFORE, Trend
from cases.models import Claim, ClaimEvent, ClaimSighting, Contact
from streetwork.accounts.models import User
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.presence.models import Space
from streetwork.vocabulary.models import Language, Topic
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.weeks import monday_of

STATUS_TAGS = {Status.OPEN: "tag-amber", Status.CHECKED: "tag-accent", Status.QUIET: "tag-outline"}
DETAIL_WEEKS = 12
HISTORY = 30


@dataclass(frozen=True)
class Row:
    """A line of the ledger."""

    claim: Claim
    language: Language
    topic: Topic
    trend: Trend
    corrected: int
    seen: int
    status_tag: str

    @property
    def points(self) -> str:
        return spark_points(self.trend.weeks)

    @property
    def mean(self) -> str:
        return f"{self.trend.mean:.1f}"


def rows_of(claims: Iterable[Claim], access, *, today: date | None = None) -> list[Row]:
    """Rising ones first by how much, quiet ones last, else what is most said this week. Four queries more."""
    claims, words = list(claims), vocabulary()
    ids = [claim.pk for claim in claims]
    corrected, seen = corrections_of(ids, access), sightings_of(ids)
    right = corrections_by_week(ids, access, BEFORE + 1, today=today)
    sight = sightings_by_week(ids, BEFORE + 1, today=today)
    rows = [
        Row(
            claim, words.languages[claim.language_id], words.topics[claim.topic_id],
            Trend.of(right[claim.pk], sight[claim.pk]), corrected[claim.pk], seen[claim.pk], STATUS_TAGS[claim.status],
        )
        for claim in claims
    ]  # fmt: skip
    return sorted(rows, key=_rank)


def _rank(row: Row):
    rising = row.trend.is_rising
    return (
        not rising,
        -row.trend.rise if rising else 0,
        row.claim.status == Status.QUIET,
        -sum(row.trend.weeks),
        -row.claim.pk,
    )


@dataclass(frozen=True)
class Answer:
    """The card's text to send, in the claim's language or else in the card's own."""

    card: AnswerCard
    version: AnswerVersion | None
    language: Language | None

    @property
    def is_offered(self) -> bool:
        return self.version is not None and is_offered(self.card, self.version)

    @property
    def is_retired(self) -> bool:
        return self.card.status == CardStatus.RETIRED

    @property
    def is_expired(self) -> bool:
        return is_expired(self.card, timezone.localdate())


def answer_of(claim: Claim) -> Answer | None:
    """The card with its text for all states: what may be handed out first, then the claim's language."""
    if claim.card is None:
        return None
    wanted = [claim.language_id, claim.card.source_language_id]
    versions = list(claim.card.versions.filter(state=None, language__in=wanted))
    versions.sort(key=lambda v: (not is_offered(claim.card, v), v.language_id != claim.language_id))
    version = versions[0] if versions else None
    return Answer(claim.card, version, vocabulary().languages.get(version.language_id) if version else None)


@dataclass(frozen=True)
class Figures:
    """What was counted: sums, the trend, and the weeks."""

    corrected: int
    seen: int
    trend: Trend
    columns: list[Column]


def figures_of(claim: Claim, access) -> Figures:
    right = corrections_by_week([claim.pk], access, DETAIL_WEEKS)[claim.pk]
    sight = sightings_by_week([claim.pk], DETAIL_WEEKS)[claim.pk]
    return Figures(
        corrected=corrections_of([claim.pk], access)[claim.pk],
        seen=sightings_of([claim.pk])[claim.pk],
        trend=Trend.of(right[-BEFORE - 1 :], sight[-BEFORE - 1 :]),
        columns=columns(right, sight, monday_of(timezone.localdate())),
    )


def spaces_of(claim: Claim, access) -> list[tuple[Space, int]]:
    """(space, times) where it was seen or, for who reads contacts, corrected: the most frequent first."""
    ids = [claim.pk, *claim.merged.values_list("pk", flat=True)]
    times: dict[int, int] = {}
    seen = ClaimSighting.objects.filter(claim__in=ids).exclude(space=None)
    for pk, number in seen.order_by().values_list("space").annotate(times=Sum("count")):
        times[pk] = times.get(pk, 0) + number
    mine = Contact.objects.filter(access.within(*READS_CONTACTS), claim__in=ids).exclude(space=None)
    for pk, number in mine.order_by().values_list("space").annotate(times=Count("pk")):
        times[pk] = times.get(pk, 0) + number
    spaces = Space.objects.visible_to(access).in_bulk(list(times))
    return sorted(((spaces[pk], times[pk]) for pk in times if pk in spaces), key=lambda row: (-row[1], row[0].name))


@dataclass(frozen=True)
class Entry:
    """A line of the history."""

    at: object
    who: str
    what: str | Promise
    text: str = ""


CHANGES = {
    Status.CHECKED: gettext_lazy("Checked"),
    Status.OPEN: gettext_lazy("To be checked again"),
    Status.QUIET: gettext_lazy("No longer seen"),
}


def history_of(claim: Claim) -> list[Entry]:
    """Who entered, changed, checked it, and what was merged into it: the newest first. Three queries."""
    events = list(ClaimEvent.objects.filter(id=claim.pk).order_by("-pgh_id")[: HISTORY + 1])
    people = {user.pk: str(user) for user in User.objects.filter(pk__in={event.actor_id for event in events} - {None})}
    entries = [
        Entry(new.pgh_created_at, people.get(new.actor_id, ""), what, text)
        for new, old in pairwise(events)
        for what, text in _changes(old, new)
    ]
    if events and events[-1].pgh_label == "insert":
        entries.append(Entry(events[-1].pgh_created_at, people.get(events[-1].actor_id, ""), _("Entered")))
    entries += [Entry(merged.created_at, "", _("Counted with it"), merged.statement) for merged in claim.merged.all()]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:HISTORY]


def _changes(old, new):
    if old.statement != new.statement:
        yield _("Claim reworded"), new.statement
    if old.correction != new.correction:
        yield _("What is right changed"), new.correction
    if old.card_id != new.card_id:
        yield _("Answer card changed"), ""
    if old.status != new.status:
        yield CHANGES[new.status], ""
