"""From figures to charts. Pure but for the names of things."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.enums import Result
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.dashboard.links import NO_LINKS, Links
from streetwork.reporting.dashboard.windows import bucket_of
from streetwork.reporting.dashboard.words import CLOSED, KINDS, Text, word_of
from streetwork.reporting.discretion import told
from streetwork.reporting.figures.dimensions import OFFER_UNANSWERED, Dimension
from streetwork.reporting.figures.queries import Cell, Figures
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import PeriodKind, period_of
from streetwork.vocabulary.snapshot import vocabulary

PEOPLE, REFERRALS = gettext_lazy("people answered"), gettext_lazy("referrals")
MOST_LANGUAGES = 10
# Suggested, and then at least at each step; a step that was told by nobody is not known.
LADDER: tuple[tuple[Text, frozenset[str]], ...] = (
    (gettext_lazy("suggested"), frozenset(Result.values)),
    (gettext_lazy("contacted or further"), frozenset({Result.CONTACTED, Result.FIRST_TALK, Result.HELPED})),
    (gettext_lazy("first talk or further"), frozenset({Result.FIRST_TALK, Result.HELPED})),
    (gettext_lazy("helped"), frozenset({Result.HELPED})),
)


@dataclass(frozen=True)
class Asked:
    """One question, and its answer of both periods. `then` is None where nothing is compared."""

    selection: Selection
    compared: Selection | None
    exactly: bool
    now: Figures | None = None
    then: Figures | None = None
    links: Links = field(default=NO_LINKS)

    @property
    def bucket(self) -> str:
        return bucket_of(self.selection.period, exactly=self.exactly)

    def count(self, number: int):
        return told(number, exactly=self.exactly)

    def pair(self, now: Iterable[int], then: Iterable[int]) -> list[Series]:
        """The row of the period and, where it is compared, the one before."""
        found = [Series(str(self.selection.period), [self.count(each) for each in now])]
        if self.compared:
            found.append(Series(str(self.compared.period), [self.count(each) for each in then], is_before=True))
        return found


@dataclass(frozen=True)
class Plan:
    """A chart of one dimension's values."""

    key: str
    title: Text
    heading: Text
    dimension: Dimension
    shape: Shape = Shape.BARS
    unit: Text = PEOPLE
    caveat: Text = ""
    leaves_out: frozenset[str] = frozenset()

    def chart(self, asked: Asked) -> Chart:
        now, then = _people(asked.now, self.dimension), _people(asked.then, self.dimension)
        keys = [key for key in self._keys(now, then) if key not in self.leaves_out]
        return Chart(
            key=self.key, title=self.title, shape=self.shape, heading=self.heading, unit=self.unit, caveat=self.caveat,
            labels=[word_of(self.dimension, key) for key in keys], keys=keys,
            series=asked.pair((now.get(key, 0) for key in keys), (then.get(key, 0) for key in keys)),
            hrefs=asked.links.of(self.dimension, keys, asked.selection.period),
        )  # fmt: skip

    def _keys(self, now: Mapping[str, int], then: Mapping[str, int]) -> list[str]:
        if self.dimension in CLOSED:
            return list(CLOSED[self.dimension])
        return sorted({*now, *then}, key=lambda key: (not key, -now.get(key, 0), -then.get(key, 0), key))


def _people(figures: Figures | None, dimension: Dimension) -> dict[str, int]:
    return {key: cell.people for key, cell in figures.by(dimension).items()} if figures else {}


def over_time(asked: Asked) -> Chart:
    """Contacts by kind in each month (week, day), and all those of the compared period."""
    course = asked.now.series(asked.bucket)
    days = list(course)
    series = [
        Series(name, [asked.count(course[day].get(kind, Cell()).people) for day in days])
        for kind, name in KINDS.items()
        if any(kind in course[day] for day in days)
    ]
    if asked.compared and asked.then:
        earlier = [_contacts(cells) for cells in asked.then.series(asked.bucket).values()][: len(days)]
        told_ = [asked.count(each) for each in earlier] + [None] * (len(days) - len(earlier))
        name = _("all, %(period)s") % {"period": asked.compared.period}
        series.append(Series(name, told_, is_before=True))
    return Chart(
        key="over_time", title=_("Contacts over time by kind"), shape=Shape.COLUMNS, heading=BUCKETS[asked.bucket],
        labels=[bucket_name(day, asked.bucket) for day in days], keys=[day.isoformat() for day in days], series=series,
        unit=PEOPLE, hrefs=asked.links.between(_spans(days, asked)),
    )  # fmt: skip


BUCKETS = {
    "day": gettext_lazy("Day"), "week": gettext_lazy("Week from"), "month": gettext_lazy("Month"),
    "quarter": gettext_lazy("Quarter"), "half": gettext_lazy("Half-year"), "year": gettext_lazy("Year"),
}  # fmt: skip


def bucket_name(day: date, bucket: str) -> str:
    if bucket == "month":
        return date_format(day, "M Y")
    if bucket in PeriodKind.values:
        return str(period_of(day, bucket))
    return date_format(day, "d.m.")


def _contacts(cells: Mapping[str, Cell]) -> int:
    return sum(cell.people for key, cell in cells.items() if key != OFFER_UNANSWERED)


def _spans(days: Sequence[date], asked: Asked) -> list[tuple[date, date]]:
    period = asked.selection.period
    ends = [*(day - timedelta(days=1) for day in days[1:]), period.last]
    return [(max(first, period.first), last) for first, last in zip(days, ends, strict=True)]


def ladder(asked: Asked) -> Chart:
    """How far the referrals came that were suggested in the period."""

    def steps(figures: Figures | None) -> list[int]:
        cells = _people(figures, Dimension.RESULT)
        return [sum(number for key, number in cells.items() if key in reached) for _name, reached in LADDER]

    return Chart(
        key="ladder", title=_("Referral ladder"), shape=Shape.FUNNEL, heading=_("Step"),
        labels=[name for name, _reached in LADDER], series=asked.pair(steps(asked.now), steps(asked.then)),
        unit=REFERRALS,
        caveat=_("Referrals suggested in the period, and where they stand today. What nobody told is not known: more "
                 "people may have arrived."),
    )  # fmt: skip


def states(asked: Asked) -> Chart:
    """All states that are looked at, those without contacts too."""
    now, then, known = _people(asked.now, Dimension.STATE), _people(asked.then, Dimension.STATE), vocabulary().states
    shown = [known[pk] for pk in sorted(asked.selection.states, key=lambda pk: (pk == 17, known[pk].name.casefold()))]
    return Chart(
        key="states", title=_("Contacts by state"), shape=Shape.TILES, heading=_("State"),
        labels=[each.name for each in shown], keys=[each.code for each in shown], unit=PEOPLE,
        series=asked.pair((now.get(str(s.pk), 0) for s in shown), (then.get(str(s.pk), 0) for s in shown)),
        hrefs=asked.links.narrowed("state", [each.pk for each in shown]),
    )  # fmt: skip


def programmes(asked: Asked) -> Chart:
    now, then = _people(asked.now, Dimension.PROGRAMME), _people(asked.then, Dimension.PROGRAMME)
    known = vocabulary().programmes
    shown = sorted((known[pk] for pk in asked.selection.pairs), key=lambda p: -now.get(str(p.pk), 0))
    return Chart(
        key="programmes", title=_("Contacts by programme"), shape=Shape.BARS, heading=_("Programme"),
        labels=[each.short_name for each in shown], keys=[each.slug for each in shown], unit=PEOPLE,
        series=asked.pair((now.get(str(p.pk), 0) for p in shown), (then.get(str(p.pk), 0) for p in shown)),
        hrefs=asked.links.narrowed("programme", [each.pk for each in shown]),
    )  # fmt: skip


def heat(asked: Asked) -> Chart:
    """Topics × languages; beyond the ten largest languages the others are one column."""
    cells: dict[tuple[str, str], int] = {}
    for key, cell in asked.now.by(Dimension.TOPIC_LANGUAGE).items():
        topic, _bar, language = key.partition("|")
        cells[topic, language] = cell.people
    languages, rows = _by_size(cells, 1), _by_size(cells, 0)
    columns = [(word_of(Dimension.LANGUAGE, each), (each,)) for each in languages[:MOST_LANGUAGES]]
    if rest := tuple(languages[MOST_LANGUAGES:]):
        columns.append((_("other languages"), rest))
    return Chart(
        key="heat", title=_("Topics and languages"), shape=Shape.HEAT, heading=_("Topic"), unit=PEOPLE,
        labels=[word_of(Dimension.TOPIC, key) for key in rows], keys=rows,
        series=[
            Series(name, [asked.count(sum(cells.get((row, each), 0) for each in codes)) for row in rows])
            for name, codes in columns
        ],
    )  # fmt: skip


def _by_size(cells: Mapping[tuple[str, str], int], at: int) -> list[str]:
    sums: dict[str, int] = {}
    for key, number in cells.items():
        sums[key[at]] = sums.get(key[at], 0) + number
    return sorted(sums, key=lambda key: (-sums[key], key))
