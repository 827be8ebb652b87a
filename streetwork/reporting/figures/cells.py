"""From what is stored to what was asked for: topics folded, places derived. Pure but for the vocabulary's tree."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from streetwork.reporting.figures.dimensions import OFFER_UNANSWERED, Dimension
from streetwork.reporting.figures.reading import BUCKETS, Wanted
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import DAY, Period, period_of
from streetwork.vocabulary.snapshot import vocabulary

# What answers a dimension that is not stored itself.
STORED_IN = {
    Dimension.TOPIC: Dimension.TOPIC_LEAF,
    Dimension.STATE: Dimension.KIND,
    Dimension.PROGRAMME: Dimension.KIND,
    Dimension.REFERRAL_STATE: Dimension.RESULT,
}
BY_STATE = frozenset({Dimension.STATE, Dimension.REFERRAL_STATE})
BY_PLACE = BY_STATE | {Dimension.PROGRAMME}
FOLDED = frozenset({Dimension.TOPIC, Dimension.TOPIC_LANGUAGE, Dimension.REFERRAL_TOPIC})


@dataclass(frozen=True)
class Cell:
    """How many entries, and people answered in them (an entry for 12 comments counts 12). Of referrals both are one."""

    entries: int = 0
    people: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.entries + other.entries, self.people + other.people)


@dataclass(frozen=True)
class Question:
    """The dimensions asked for, each with what is read for it."""

    asked: Mapping[Dimension, Dimension]
    courses: frozenset[Dimension]
    bucket: str

    @classmethod
    def of(cls, dimensions: Collection[Dimension], bucket: str, courses: Collection[Dimension]) -> "Question":
        if bucket and bucket not in BUCKETS:
            raise KeyError(bucket)
        in_time = frozenset(courses) if bucket else frozenset()
        every = {Dimension.KIND, *dimensions, *in_time}
        return cls({each: STORED_IN.get(each, each) for each in every}, in_time, bucket)

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            frozenset(self.asked.values()),
            frozenset(self.asked[each] for each in self.courses),
            self.bucket,
            frozenset(stored for each, stored in self.asked.items() if each in BY_PLACE),
        )


class Answer:
    """Sums up the rows of one selection."""

    def __init__(self, question: Question, selection: Selection):
        self.question, self.selection = question, selection
        self.sums: dict[Dimension, dict[str, list[int]]] = {each: {} for each in question.asked}
        self.courses: dict[Dimension, dict[date, dict[str, list[int]]]] = {
            each: {day: {} for day in buckets(selection.period, question.bucket)} for each in question.courses
        }
        self.askers: dict[str, list[Dimension]] = {}
        for asked, stored in question.asked.items():
            self.askers.setdefault(stored.value, []).append(asked)

    def add(self, dimension: str, key: str, programme: int | None, state: int | None, bucket: date | None, *numbers):
        """Add one row of the answer (see `reading`) to all that ask for it."""
        for asked in self.askers[dimension]:
            if asked in BY_PLACE:
                if key == OFFER_UNANSWERED:
                    continue
                told = str(state if asked in BY_STATE else programme)
            else:
                told = folded(key) if asked in FOLDED else key
            _add(self.sums[asked], told, numbers)
            if asked in self.courses:
                _add(self.courses[asked][bucket], told, numbers)

    def by_dimension(self) -> dict[Dimension, dict[str, Cell]]:
        return {dimension: _cells(sums) for dimension, sums in self.sums.items()}

    def by_bucket(self) -> dict[Dimension, dict[date, dict[str, Cell]]]:
        return {each: {day: _cells(sums) for day, sums in course.items()} for each, course in self.courses.items()}


def folded(key: str) -> str:
    """A topic, or topic|language, with the topic's first level."""
    topic, bar, rest = key.partition("|")
    known = vocabulary().topics.get(int(topic))
    return f"{known.parent_id if known and known.parent_id else topic}{bar}{rest}"


def buckets(period: Period, bucket: str) -> list[date]:
    """The first day of each bucket that touches the period."""
    if bucket in ("day", "week"):
        step = 1 if bucket == "day" else 7
        first = period.first - period.first.weekday() * DAY if bucket == "week" else period.first
        return [first + at * DAY for at in range(0, (period.last - first).days + 1, step)]
    return [period_of(part.first, bucket).first for part in period.parts(bucket)] if bucket else []


def _add(sums: dict[str, list[int]], key: str, numbers: tuple[int, ...]):
    old = sums.setdefault(key, [0, 0])
    old[0] += int(numbers[0])
    old[1] += int(numbers[1])


def _cells(sums: dict[str, list[int]]) -> dict[str, Cell]:
    """The largest first; equal ones by key."""
    return {
        key: Cell(entries, people)
        for key, (entries, people) in sorted(sums.items(), key=lambda item: (-item[1][1], -item[1][0], item[0]))
    }
