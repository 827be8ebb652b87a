"""The weekly review: what rose, what stayed unanswered, what the team made of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from cases.claims.queries import corrections_by_week, sightings_by_week
from cases.claims.rules import Trend
from cases.models import Claim, ReviewDecision, TrendNote
from cases.trends.enums import Decision, Subject
from cases.trends.figures import Asked, Unanswered, WeekFigures, figures_of
from cases.trends.notes import may_change, of_week
from cases.trends.rising import WEEKS_BEFORE
from cases.trends.sparks import Spark, spark
from cases.trends.subjects import topic_in_language, topic_key
from cases.trends.weeks import WEEK

# How far back a decision about the same thing is recalled.
RECALLED = 4


@dataclass(frozen=True)
class Row:
    """A subject with its figures, with what was decided about it this week, and what before."""

    subject: Subject
    key: str
    title: str
    url: str = ""
    asked: Asked | None = None
    unanswered: Unanswered | None = None
    trend: Trend | None = None
    corrected: int = 0
    seen: int = 0
    note: TrendNote | None = None
    may_change: bool = False
    decision: ReviewDecision | None = None
    earlier: ReviewDecision | None = None

    @property
    def weeks(self) -> tuple[int, ...]:
        return self.asked.course.weeks if self.asked else self.trend.weeks if self.trend else ()

    @property
    def spark(self) -> Spark:
        return spark(self.weeks)

    @property
    def row_id(self) -> str:
        """For the page: letters, figures and hyphens."""
        return f"{self.subject}-{self.key.replace(':', '-')}"


@dataclass(frozen=True)
class Left:
    """Something left alone on purpose: by a decision, or as a trend note tells."""

    title: str
    reason: str
    decision: ReviewDecision | None = None
    note: TrendNote | None = None


@dataclass
class Review:
    programme: int
    week: date
    figures: WeekFigures
    rising: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    unanswered: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    @property
    def undecided(self) -> int:
        """Rising topics and claims about which nothing is decided this week."""
        return sum(row.decision is None for row in (*self.rising, *self.claims))

    @property
    def mondays(self) -> list[date]:
        return [self.week - (WEEKS_BEFORE - at) * WEEK for at in range(WEEKS_BEFORE + 1)]


class Decisions:
    """What was decided in the week and in the RECALLED weeks before it. One query."""

    def __init__(self, programme: int, week: date):
        found = ReviewDecision.objects.filter(
            programme=programme, week__gte=week - RECALLED * WEEK, week__lte=week
        ).select_related("decided_by", "idea")
        self.now: dict[tuple, ReviewDecision] = {}
        self.before: dict[tuple, ReviewDecision] = {}
        for each in found.order_by("week"):
            kept = self.now if each.week == week else self.before
            kept[each.subject, each.subject_key] = each

    def of(self, subject: Subject, key: str) -> dict:
        return {"decision": self.now.get((subject, key)), "earlier": self.before.get((subject, key))}

    @property
    def ignored(self) -> Iterable[ReviewDecision]:
        return [each for each in self.now.values() if each.decision == Decision.IGNORE]


def review_of(access, *, programme: int, week: date, language: str = "") -> Review:
    """Everything of the page: eleven queries, however much there is."""
    decisions = Decisions(programme, week)
    review = Review(programme, week, figures_of(access, programme=programme, week=week, language=language))
    _topics(review, decisions)
    _unanswered(review, decisions)
    claims = _claims(access, programme, week, language)
    review.claims = [_claim_row(claim, *series, decisions) for claim, *series in claims if Trend.of(*series).is_rising]
    notes = list(of_week(access, programme=programme, week=week, language=language).select_related(
        "author", "space", "language"
    ))  # fmt: skip
    review.notes = [_note_row(access, note, decisions) for note in notes]
    titles = {("claim", str(claim.pk)): claim.statement for claim, *_series in claims}
    titles |= {("note", row.key): row.title for row in review.notes}
    review.left = [Left(_title(each, titles), each.reason, decision=each) for each in decisions.ignored]
    review.left += [Left("", note.left_out, note=note) for note in notes if note.left_out]
    return review


def _topics(review: Review, decisions: Decisions) -> None:
    rows = [
        Row(Subject.TOPIC, key, topic_in_language(*place), asked=asked, **decisions.of(Subject.TOPIC, key))
        for place, asked in review.figures.asked.items()
        for key in (topic_key(*place),)
        if asked.course.this_week or (Subject.TOPIC, key) in decisions.now
    ]
    rows.sort(key=lambda row: (-(row.asked.course.this_week - row.asked.course.mean), row.title))
    review.rising = [row for row in rows if row.asked.course.is_rising]
    review.others = [row for row in rows if not row.asked.course.is_rising]


def _unanswered(review: Review, decisions: Decisions) -> None:
    found = review.figures.unanswered.items()
    for (topic, spoken), each in sorted(found, key=lambda item: -item[1].sum):
        key = topic_key(topic, spoken)
        title = topic_in_language(topic, spoken)
        review.unanswered.append(
            Row(Subject.QUESTIONS, key, title, unanswered=each, **decisions.of(Subject.QUESTIONS, key))
        )


def _claims(access, programme, week, language) -> list[tuple]:
    """(claim, corrections by week, sightings by week)"""
    found = Claim.objects.visible_to(access).current().filter(programme=programme)
    if language:
        found = found.filter(language=language)
    claims = list(found)
    ids = [claim.pk for claim in claims]
    corrected = corrections_by_week(ids, access, WEEKS_BEFORE + 1, today=week)
    seen = sightings_by_week(ids, WEEKS_BEFORE + 1, today=week)
    return [(claim, corrected[claim.pk], seen[claim.pk]) for claim in claims]


def _claim_row(claim, corrected, seen, decisions) -> Row:
    key = str(claim.pk)
    return Row(
        Subject.CLAIM, key, claim.statement, url=reverse("claims:detail", args=[claim.pk]),
        trend=Trend.of(corrected, seen), corrected=corrected[-1], seen=seen[-1],
        **decisions.of(Subject.CLAIM, key),
    )  # fmt: skip


def _note_row(access, note, decisions) -> Row:
    key = str(note.pk)
    return Row(
        Subject.NOTE, key, note.space.name if note.space else note.language.name,
        url=reverse("trends:note", args=[note.pk]), note=note, may_change=may_change(access, note),
        **decisions.of(Subject.NOTE, key),
    )  # fmt: skip


def _title(decision: ReviewDecision, titles: dict) -> str:
    if decision.subject in (Subject.TOPIC, Subject.QUESTIONS):
        number, _colon, language = decision.subject_key.partition(":")
        return topic_in_language(int(number) or None, language)
    return titles.get((decision.subject, decision.subject_key), decision.get_subject_display())
