"""Who asks more, who asks less: origin groups year over year, with what the answer stands on.

An origin group is logged only where a conversation showed it. So a rise may be a rise of the group, of all contacts, or
of logging; each row says which of them the figures bear out, and nothing where they are too few.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cases.results.figures import Count
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.dashboard.charts import ORIGIN_CAVEAT
from streetwork.reporting.dashboard.headline import BASE, difference, percent
from streetwork.reporting.dashboard.links import NO_LINKS, Links
from streetwork.reporting.dashboard.shaping import PEOPLE, bucket_name
from streetwork.reporting.dashboard.windows import months_earlier
from streetwork.reporting.dashboard.words import word_of
from streetwork.reporting.discretion import told
from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import figures_of
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import Period, period_of

YEARS = 3
COURSES = 5
QUARTERS = 9
# Two counts differ by more than chance when their distance is beyond this many standard deviations.
DEVIATIONS = 1.96


class Verdict(TextChoices):
    ROSE = "rose", gettext_lazy("rose")
    FELL = "fell", gettext_lazy("fell")
    WITH_ALL = "with_all", gettext_lazy("changed as all contacts did")
    STEADY = "steady", gettext_lazy("no clear change")
    TOO_FEW = "too_few", gettext_lazy("too few to say")


@dataclass(frozen=True)
class Base:
    """All contacts of one year's days, and those of which the origin group is known."""

    period: Period
    contacts: Count
    known: Count

    @property
    def share(self) -> int | None:
        """Known, in whole per cent of all; None where one of them is not told, or there are none."""
        if not self.contacts.low or self.contacts.low != self.contacts.high or self.known.low != self.known.high:
            return None
        return round(100 * self.known.low / self.contacts.low)


@dataclass(frozen=True)
class Trend:
    """A group's counts, the newest first; the verdict compares the first two."""

    key: str
    name: str
    counts: tuple[Count, ...]
    verdict: Verdict
    href: str = ""

    @property
    def change(self) -> int | None:
        return difference(self.counts[0], self.counts[1])

    @property
    def percent(self) -> int | None:
        return percent(self.counts[0], self.counts[1])


@dataclass(frozen=True)
class Origins:
    bases: tuple[Base, ...]
    trends: tuple[Trend, ...]
    course: Chart

    @property
    def charts(self) -> dict[str, Chart]:
        """What can be taken away."""
        found = (_years(self), _base(self), self.course)
        return {chart.key: chart for chart in found}

    @property
    def rising(self) -> list[Trend]:
        return [each for each in self.trends if each.verdict == Verdict.ROSE]

    @property
    def falling(self) -> list[Trend]:
        return [each for each in self.trends if each.verdict == Verdict.FELL]

    @property
    def share_moved(self) -> bool:
        """Whether origin groups were logged clearly more, or clearly less often than a year ago."""
        now, then = self.bases[0].share, self.bases[1].share
        return now is not None and then is not None and abs(now - then) >= 10


def verdict_of(now: int, then: int, known_now: int, known_then: int) -> Verdict:
    """Of people of one group now and a year ago, and of all whose group is known.

    >>> verdict_of(90, 50, 400, 390), verdict_of(100, 50, 400, 200), verdict_of(9, 4, 400, 390)
    (Verdict.ROSE, Verdict.WITH_ALL, Verdict.TOO_FEW)
    """
    if max(now, then) < BASE or min(known_now, known_then) < BASE:
        return Verdict.TOO_FEW
    if abs(now - then) <= DEVIATIONS * sqrt(now + then):
        return Verdict.STEADY
    together = (now + then) / (known_now + known_then)
    spread = sqrt(together * (1 - together) * (1 / known_now + 1 / known_then))
    if abs(now / known_now - then / known_then) <= DEVIATIONS * spread and known_now != now:
        return Verdict.WITH_ALL
    return Verdict.ROSE if now > then else Verdict.FELL


def origins_of(selection: Selection, *, exactly: bool, links: Links = NO_LINKS) -> Origins:
    """The selection's days in three years, and the largest groups over nine quarters."""
    periods = [selection.period]
    while len(periods) < YEARS:
        periods.append(periods[-1].year_before)
    figures = figures_of([selection.during(each) for each in periods], {Dimension.ORIGIN})
    people = [{key: cell.people for key, cell in each.by(Dimension.ORIGIN).items()} for each in figures]
    known = [sum(number for key, number in each.items() if key) for each in people]

    def count(number: int) -> Count:
        return told(number, exactly=exactly)

    bases = tuple(
        Base(period, count(each.contacts), count(number))
        for period, each, number in zip(periods, figures, known, strict=True)
    )
    keys = sorted({key for each in people for key in each if key}, key=lambda k: (-people[0].get(k, 0), k))
    hrefs = links.origins(keys)
    trends = tuple(
        Trend(
            key, str(word_of(Dimension.ORIGIN, key)), tuple(count(each.get(key, 0)) for each in people),
            verdict_of(people[0].get(key, 0), people[1].get(key, 0), known[0], known[1]),
            hrefs.get(key, ""),
        )
        for key in keys
    )  # fmt: skip
    return Origins(bases, trends, _course(selection, keys[:COURSES], exactly=exactly))


def _course(selection: Selection, keys: list[str], *, exactly: bool) -> Chart:
    """Whole quarters that are over; the running one would look like a fall."""
    running = period_of(selection.period.last, PeriodKind.QUARTER)
    last = running.last if running.last == selection.period.last else running.before.last
    period = Period(months_earlier(period_of(last, PeriodKind.QUARTER).first, 3 * (QUARTERS - 1)), last)
    found = figures_of(
        [selection.during(period)], {Dimension.ORIGIN}, series=PeriodKind.QUARTER, series_of={Dimension.ORIGIN}
    ) if keys else []  # fmt: skip
    course: Mapping = found[0].series(PeriodKind.QUARTER, Dimension.ORIGIN) if found else {}
    return Chart(
        key="origin_course", title=_("The largest groups, quarter by quarter"), shape=Shape.LINES, heading=_("Quarter"),
        unit=PEOPLE, labels=[bucket_name(day, PeriodKind.QUARTER) for day in course],
        keys=[day.isoformat() for day in course],
        series=[
            Series(
                str(word_of(Dimension.ORIGIN, key)),
                [told(cells[key].people if key in cells else 0, exactly=exactly) for cells in course.values()],
            )
            for key in keys
        ],
        caveat=_("Whole quarters up to the end of the period, so that a running one does not look like a fall."),
    )  # fmt: skip


def _years(origins: Origins) -> Chart:
    return Chart(
        key="origin_years", title=_("Origin groups, the same days in three years"), shape=Shape.BARS,
        heading=pgettext("figures", "Origin group"), unit=PEOPLE, labels=[each.name for each in origins.trends],
        keys=[each.key for each in origins.trends],
        series=[
            Series(str(base.period), [trend.counts[at] for trend in origins.trends], is_before=at == 1)
            for at, base in enumerate(origins.bases)
        ],
        caveat=ORIGIN_CAVEAT,
    )  # fmt: skip


def _base(origins: Origins) -> Chart:
    def share(base: Base) -> Count | None:
        return None if base.share is None else Count(base.share, base.share)

    return Chart(
        key="origin_base", title=_("What this stands on"), shape=Shape.TABLE, heading=_("Days"),
        labels=[str(base.period) for base in origins.bases],
        series=[
            Series(_("all contacts (people)"), [base.contacts for base in origins.bases]),
            Series(_("origin group known"), [base.known for base in origins.bases]),
            Series(_("share known, per cent"), [share(base) for base in origins.bases]),
        ],
        caveat=ORIGIN_CAVEAT,
    )  # fmt: skip
