"""The page of the open statistics: large figures, charts of a period, or one whole table of it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from streetwork.reporting.enums import PeriodKind
from streetwork.reporting.releases.calendar import closes_on, next_period
from streetwork.reporting.releases.menu import LANGUAGE, OTHER, TABLES, TOPIC, Table
from streetwork.reporting.statistics import charts
from streetwork.reporting.statistics.charts import Figure
from streetwork.reporting.statistics.dataset import Dataset
from streetwork.reporting.statistics.drawn import Drawn
from streetwork.reporting.statistics.names import code_names, name_of, period_name, table_name
from streetwork.reporting.statistics.reading import TOTAL, Issue, Publications
from streetwork.reporting.statistics.sums import Sum


@dataclass(frozen=True)
class Headline:
    """A large figure: what it counts, the figure, and of when it is."""

    name: str
    figure: str
    when: str
    is_word: bool = False


@dataclass(frozen=True)
class Option:
    """A period in the list, or a table beside the others."""

    label: str
    query: str
    is_chosen: bool


class StatisticsPage:
    """`asked` is the code of a period, `shape` the name of a table without its kind of period; wrong ones are said."""

    def __init__(self, publications: Publications, asked: str, shape: str):
        self.publications = publications
        found = publications.named(asked) if asked else None
        self.is_unknown = bool(asked and not found and publications)
        self.issue: Issue | None = found or publications.first_shown
        self.table: Table | None = self.issue.table(shape) if self.issue and shape else None
        self.is_asked = bool(found)

    @cached_property
    def dataset(self) -> Dataset:
        return Dataset(self.publications)

    @property
    def query(self) -> str:
        """What the page in another language is asked for."""
        if not self.issue or not (self.is_asked or self.table):
            return ""
        return _query(self.issue, self.table)

    # --- What is there ---------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return period_name(self.issue.period)

    @property
    def frozen_on(self) -> str:
        return date_format(timezone.localtime(self.issue.release.frozen_at), "DATE_FORMAT")

    @cached_property
    def periods(self) -> list[tuple[str, list[Issue]]]:
        """By kind of period, newest first."""
        kinds = ((PeriodKind.YEAR, _("Years")), (PeriodKind.QUARTER, _("Quarters")), (PeriodKind.MONTH, _("Months")))
        return [(label, found) for kind, label in kinds if (found := self.publications.of_kind(kind))]

    @property
    def options(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """(kind, [(code, name, whether it is shown)]) for the list of periods."""
        return [
            (label, [(issue.code, period_name(issue.period), issue is self.issue) for issue in issues])
            for label, issues in self.periods
        ]

    @property
    def tables(self) -> list[Option]:
        """The overview, then each table of the period."""
        overview = Option(pgettext("statistics", "Overview"), _query(self.issue, None), self.table is None)
        shown = [table for table in self.issue.tables if table.dimensions]
        return [overview, *(Option(table_name(t), _query(self.issue, t), t == self.table) for t in shown)]

    @property
    def withheld(self) -> list[str]:
        return [table_name(table) for table in self.issue.withheld]

    # --- What comes ------------------------------------------------------------------------------

    @property
    def next_month(self) -> tuple[str, str]:
        """The day of the next tables of a month, and the month."""
        return _next_out(PeriodKind.MONTH)

    @property
    def next_year(self) -> tuple[str, str]:
        """The day on which a year is final, and the year."""
        return _next_out(PeriodKind.YEAR)

    # --- Figures ---------------------------------------------------------------------------------

    @cached_property
    def headlines(self) -> list[Headline]:
        newest = map(self.publications.newest, (PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH))
        figures = [headline for issue in newest if issue and (headline := contacts_of(issue))][:2]
        return [*figures, *self._what()]

    def _what(self) -> list[Headline]:
        """How many languages, and the most frequent topic, of what is shown first."""
        issue = self.publications.first_shown
        when, found = period_name(issue.period), []
        languages = [code for code in issue.sums(LANGUAGE)[1] if code != OTHER]
        if languages:
            least = _("at least %(number)s") % {"number": number_format(len(languages))}
            found.append(Headline(_("Languages"), least, when))
        topics = issue.sums(TOPIC)[1]
        if topics:
            found.append(Headline(_("Most frequent topic"), name_of(next(iter(topics)), code_names(TOPIC)), when, True))
        return found

    @cached_property
    def over_time(self) -> Drawn | None:
        """All months; those of the period shown are marked."""
        if not self.publications.month_totals:
            return None
        months = tuple(month.code for month in self.issue.period.parts(PeriodKind.MONTH))
        return Drawn(charts.over_time(self.publications, TABLES[TOTAL]), months)

    @cached_property
    def charts(self) -> list[Drawn]:
        found = charts.by_dimension(self.issue)
        heat = charts.heat(self.issue)
        return [Drawn(figure) for figure in (*found, *([heat] if heat else []))]

    @property
    def total(self) -> str:
        return about(self.issue.total) if self.issue.total else ""

    @cached_property
    def whole(self) -> Drawn:
        """The chosen table, every cell of it."""
        return Drawn(Figure(charts.crossed(self.issue, self.table), self.table, self.issue))


def about(found: Sum) -> str:
    """About 4,210: rounded to what is known."""
    number = number_format(found.about, use_l10n=True, force_grouping=True)
    return pgettext("number", "about %(number)s") % {"number": number}


def contacts_of(issue: Issue) -> Headline | None:
    """The contacts of a release, when it has a table."""
    return Headline(_("Contacts"), about(issue.total), period_name(issue.period)) if issue.total else None


def _next_out(kind: str) -> tuple[str, str]:
    period = next_period(kind, timezone.localdate())
    return date_format(closes_on(period), "DATE_FORMAT"), period_name(period)


def _query(issue: Issue, table: Table | None) -> str:
    return urlencode({"period": issue.code} | ({"table": table.shape} if table else {}))
