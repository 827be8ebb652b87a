"""What an import would do, line by line, before anything is written. Pure shapes."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.metrics.imports.matching import Candidate
from campaigns.models import Placement


class Outcome(models.TextChoices):
    WRITTEN = "written", _("to be written")
    SAME = "same", _("known already")
    OPEN = "open", _("yours to assign")
    LEFT = "left", _("left out")


class Why(models.TextChoices):
    """Why a line, or a part of it, is left out or doubtful."""

    SCIENTIFIC = (
        "scientific",
        _("The id of the post was damaged by a spreadsheet (1.22E+17): it is not used. The link decides."),
    )
    ROUNDED = (
        "rounded",
        _("The id of the post ends with zeros, as spreadsheets round long numbers: it is not used. The link decides."),
    )
    NO_MATCH = "no_match", _("No published post of ours has this link or id, went out on this day, or begins alike.")
    AMBIGUOUS = "ambiguous", _("Several posts of ours have this link.")
    SKIPPED = "skipped", _("You chose to leave it out.")
    TWICE = "twice", _("Another line of the file is about the same post or day.")
    NO_FIGURES = "no_figures", _("The line holds no figure that we could read.")
    SOME_UNREAD = "some_unread", _("A figure of this line is no whole number and is left out.")
    NO_TIME = "no_time", _("The time of publishing could not be read.")
    NO_DAY = "no_day", _("The day could not be read.")
    FUTURE = "future", _("The day lies in the future.")
    TOO_LARGE = "too_large", _("The figure is larger than can be.")


@dataclass(frozen=True)
class Figure:
    """One figure to be kept. `old`: what stands there for the same day, None when nothing does."""

    name: str
    value: int
    old: int | None = None

    @property
    def is_same(self) -> bool:
        return self.old == self.value


@dataclass
class PlannedLine:
    """A line of a table of posts."""

    number: int
    text: str = ""
    link: str = ""
    post_id: str = ""
    published: datetime | None = None
    placement: Placement | None = None
    how: str = ""
    candidates: list[Candidate] = field(default_factory=list)
    chosen: str = ""
    figures: list[Figure] = field(default_factory=list)
    reasons: list[Why] = field(default_factory=list)
    outcome: Outcome = Outcome.LEFT


@dataclass
class PlannedDay:
    """A line of a daily series. `figure` is a MetricName or "followers"."""

    number: int
    written: str
    figure: str
    day: date | None = None
    value: Figure | None = None
    reasons: list[Why] = field(default_factory=list)
    outcome: Outcome = Outcome.LEFT


@dataclass
class Plan:
    """All lines; `hours_apart`: how much the file's times differ from ours where the link tells, None when not."""

    lines: list[PlannedLine] = field(default_factory=list)
    days: list[PlannedDay] = field(default_factory=list)
    hours_apart: int | None = None

    @property
    def all(self) -> list[PlannedLine] | list[PlannedDay]:
        return self.lines or self.days

    @property
    def counts(self) -> Counter[str]:
        return Counter(str(line.outcome) for line in self.all)

    @property
    def reasons(self) -> Counter[Why]:
        return Counter(why for line in self.all for why in line.reasons)

    @property
    def writes(self) -> int:
        """How many lines would write something."""
        return self.counts[Outcome.WRITTEN]

    @property
    def figures_new(self) -> int:
        return sum(figure.old is None for figure in self._written())

    @property
    def figures_changed(self) -> int:
        return sum(figure.old is not None and not figure.is_same for figure in self._written())

    def _written(self) -> list[Figure]:
        found = [figure for line in self.lines if line.outcome == Outcome.WRITTEN for figure in line.figures]
        return found + [day.value for day in self.days if day.value and day.outcome == Outcome.WRITTEN]
