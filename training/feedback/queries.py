"""Feedback in figures: of a session never fewer than five answers together, so sums over sessions tell no more."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from training.feedback.rules import LEAST
from training.models import Feedback, TrainingSession

RATINGS = ("overall", "content", "trainers", "organisation", "useful")
STEPS = (5, 4, 3, 2, 1)
SATISFIED = 4  # and better


@dataclass
class Rating:
    """How often each step was chosen, from 1 to 5; `counts[5]` is the best."""

    counts: dict[int, int] = field(default_factory=lambda: dict.fromkeys(STEPS, 0))

    @property
    def answers(self) -> int:
        return sum(self.counts.values())

    @property
    def is_shown(self) -> bool:
        return self.answers >= LEAST

    @property
    def average(self) -> float | None:
        """From 1 to 5; None with fewer than five answers."""
        if not self.is_shown:
            return None
        return sum(step * count for step, count in self.counts.items()) / self.answers

    @property
    def satisfied_share(self) -> float | None:
        """The share that chose 4 or 5, 0 to 1; None with fewer than five answers."""
        if not self.is_shown:
            return None
        return sum(count for step, count in self.counts.items() if step >= SATISFIED) / self.answers

    def add(self, other: "Rating") -> None:
        for step, count in other.counts.items():
            self.counts[step] += count


@dataclass
class Results:
    """Counted answers of one or several sessions; `waiting` are there and not shown before five are together."""

    answers: int = 0
    waiting: int = 0
    ratings: dict[str, Rating] = field(default_factory=lambda: {name: Rating() for name in RATINGS})

    @property
    def overall(self) -> Rating:
        return self.ratings["overall"]

    @property
    def average(self) -> float | None:
        """Of the training as a whole, 1 to 5; None with fewer than five answers."""
        return self.overall.average

    @property
    def satisfied_share(self) -> float | None:
        return self.overall.satisfied_share

    def add(self, other: "Results") -> None:
        self.answers += other.answers
        self.waiting += other.waiting
        for name, rating in other.ratings.items():
            self.ratings[name].add(rating)


def results_by_session(sessions: Iterable[TrainingSession | int] | QuerySet) -> dict[int, Results]:
    """Of each session that has feedback, within the states in scope. One query."""
    found: dict[int, Results] = {}
    rows = Feedback.objects.filter(session__in=_keys(sessions)).order_by().values("session_id")
    for row in rows.annotate(
        here=Count("pk"),
        together=Count("pk", filter=Q(counted=True)),
        **{_column(name, step): Count("pk", filter=_is(name, step)) for name in RATINGS for step in STEPS},
    ):
        found[row["session_id"]] = _results(row)
    return found


def satisfaction(sessions: Iterable[TrainingSession | int] | QuerySet) -> Results:
    """All counted answers of these sessions together, within the states in scope. One query.

    `average` and `satisfied_share` are None as long as no session has five answers.
    """
    total = Results()
    for results in results_by_session(sessions).values():
        total.add(results)
    return total


@dataclass(frozen=True)
class Words:
    """What somebody wrote, and in which language of the form."""

    text: str
    language: str


def words_of(session: TrainingSession, name: str) -> list[Words]:
    """The counted texts `good` or `better` in the order of the alphabet, which tells nothing of who wrote what else."""
    counted = Feedback.objects.filter(session=session, counted=True)
    if counted.count() < LEAST:
        return []
    rows = counted.exclude(**{name: ""}).values_list(name, "language_id")
    return sorted((Words(*row) for row in rows), key=lambda words: (words.text.casefold(), words.language))


def _keys(sessions):
    if isinstance(sessions, QuerySet):
        return sessions.order_by().values("pk")
    return [getattr(each, "pk", each) for each in sessions]


def _column(name: str, step: int) -> str:
    return f"{name}_{step}"


def _is(name: str, step: int) -> Q:
    return Q(**{name: step, "counted": True})


def _rating(row, name: str) -> Rating:
    """A question that fewer than five answered is empty: in a sum it could be found by subtracting."""
    rating = Rating({step: row[_column(name, step)] for step in STEPS})
    return rating if rating.is_shown else Rating()


def _results(row) -> Results:
    if row["together"] < LEAST:
        return Results(waiting=row["here"])
    ratings = {name: _rating(row, name) for name in RATINGS}
    return Results(row["together"], row["here"] - row["together"], ratings)
