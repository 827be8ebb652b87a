"""Screen shapes of an import: itself in lists, and the lines of its preview."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import ImportStatus, MetricName
from campaigns.metrics.imports import columns
from campaigns.metrics.imports.mapping import ZONES, Mapping
from campaigns.metrics.imports.matching import Candidate
from campaigns.metrics.imports.planning import SKIP
from campaigns.metrics.imports.plans import Figure, Outcome, Plan, PlannedDay, PlannedLine
from campaigns.models import MetricImport
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.snapshot import vocabulary

TAGS = {ImportStatus.STAGED: "tag-amber", ImportStatus.APPLIED: "tag-accent"}
HOW: dict[str, str | Promise] = {
    "link": gettext_lazy("by its link"),
    "id": gettext_lazy("by its id"),
    "chosen": gettext_lazy("chosen by you"),
}


@dataclass
class RunView:
    """An import in a list or as a page's head."""

    run: MetricImport

    @cached_property
    def mapping(self) -> Mapping:
        return Mapping.of(self.run)

    @property
    def title(self) -> str:
        return self.mapping.file or str(self.kind)

    @property
    def kind(self) -> str | Promise:
        return columns.KINDS.get(self.run.kind, columns.KINDS[columns.OTHER])

    @property
    def tag(self) -> str:
        return TAGS.get(self.run.status, "tag-outline")

    @property
    def is_series(self) -> bool:
        return self.run.kind == columns.SERIES

    @property
    def zone(self) -> str | Promise:
        return ZONES.get(self.mapping.time_zone, self.mapping.time_zone)

    @cached_property
    def channel(self) -> OwnChannel | None:
        return OwnChannel.objects.filter(pk=self.mapping.channel, programme=self.run.programme_id).first()

    @property
    def platform(self) -> str:
        known = vocabulary().platform_by_code.get(self.mapping.platform)
        return known.name if known else ""

    @property
    def result(self) -> list[tuple[str | Promise, int]]:
        """What became of the other lines, once it is applied."""
        counts = self.run.staged.get("counts", {})
        rest = (Outcome.SAME, Outcome.OPEN, Outcome.LEFT)
        labels = {Outcome.OPEN: _("not assigned")}
        return [(labels.get(each, each.label), counts[each]) for each in rest if counts.get(each)]


def label_of(figure: str) -> str | Promise:
    return _("followers in total") if figure == columns.FOLLOWERS else MetricName(figure).label


@dataclass
class FigureView:
    """A figure with what stands for the day already, where that is another."""

    figure: Figure

    @property
    def label(self) -> str | Promise:
        return label_of(self.figure.name)

    @property
    def value(self) -> int:
        return self.figure.value

    @property
    def old(self) -> int | None:
        return None if self.figure.is_same else self.figure.old


@dataclass
class LineView:
    """A line of a table of posts."""

    line: PlannedLine

    @property
    def published(self):
        return timezone.localtime(self.line.published) if self.line.published else None

    @property
    def how(self) -> str | Promise:
        return HOW.get(self.line.how, "")

    @property
    def is_choice(self) -> bool:
        """Whether the person decides: nothing tells for sure, or they decided already."""
        return bool(self.line.candidates) and bool(self.line.figures)

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """(value, label, whether it is chosen)."""
        chosen = self.line.chosen
        offered = [(str(each.placement.pk), said(each)) for each in self.line.candidates]
        rows = [("", _("– not assigned –")), *offered, (SKIP, _("none of ours: leave it out"))]
        return [(value, label, value == chosen) for value, label in rows]

    @property
    def figures(self) -> list[FigureView]:
        return [FigureView(each) for each in self.line.figures]

    @property
    def sentences(self) -> list[str | Promise]:
        return [why.label for why in self.line.reasons]


def said(candidate: Candidate) -> str:
    """The post, its language, when it went out, and why it is offered."""
    placement = candidate.placement
    parts = [placement.post.title, placement.language_id]
    if placement.published_at:
        parts.append(date_format(timezone.localtime(placement.published_at), "SHORT_DATETIME_FORMAT"))
    why = [_("same day")] * candidate.same_day + [_("begins alike")] * candidate.alike
    return " · ".join(parts) + (f" ({', '.join(why)})" if why else "")


@dataclass
class DayView:
    """A line of a daily series."""

    planned: PlannedDay

    @property
    def label(self) -> str | Promise:
        return label_of(self.planned.figure)

    @property
    def figure(self) -> FigureView | None:
        return FigureView(self.planned.value) if self.planned.value else None

    @property
    def sentences(self) -> list[str | Promise]:
        return [why.label for why in self.planned.reasons]


@dataclass
class Preview:
    """The plan with one kind of lines opened."""

    plan: Plan
    asked: str = ""

    @property
    def show(self) -> str:
        counts = self.plan.counts
        if counts.get(self.asked):
            return self.asked
        order = (Outcome.OPEN, Outcome.WRITTEN, Outcome.LEFT, Outcome.SAME)
        return next((str(each) for each in order if counts[each]), str(Outcome.WRITTEN))

    @property
    def kinds(self) -> list[tuple[str, str | Promise, int]]:
        return [(str(each), each.label, self.plan.counts[each]) for each in Outcome]

    @property
    def reasons(self) -> list[tuple[str | Promise, int]]:
        return [(why.label, count) for why, count in self.plan.reasons.most_common()]

    @property
    def lines(self) -> list[PlannedLine] | list[PlannedDay]:
        return [line for line in self.plan.all if line.outcome == self.show]

    def view(self, line: PlannedLine | PlannedDay) -> LineView | DayView:
        return LineView(line) if isinstance(line, PlannedLine) else DayView(line)
