"""Screen shapes: placements with their newest figures, one placement with its history, channels."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MetricName, MetricSource
from campaigns.metrics.definitions import Definition, definition_of, definition_with
from campaigns.metrics.offers import offered_by, own_word
from campaigns.metrics.queries import newest_of
from campaigns.metrics.rules import MEASURED_AFTER
from campaigns.metrics.series import Line, by_name, line_of
from campaigns.models import Metric, Placement
from streetwork.presence.models import OwnChannel
from streetwork.vocabulary.snapshot import vocabulary

ORDER = ("views", "impressions", "reach", "reactions", "comments", "shares", "saves", "clicks", "follows")


@dataclass
class PlacementRow:
    """A published placement in a list."""

    placement: Placement
    newest: dict[str, Metric] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.placement.post.title

    @property
    def campaign(self) -> str:
        return self.placement.post.campaign.title

    @property
    def language(self) -> str:
        words = vocabulary().languages
        code = self.placement.language_id
        return words[code].name if code in words else code

    @property
    def place(self) -> str:
        """The channel or space where it stands."""
        where = self.placement.channel or self.placement.space
        return where.name if where else ""

    @property
    def due_on(self) -> datetime | None:
        """From when on the figures are worth reading."""
        published = self.placement.published_at
        return published + MEASURED_AFTER if published else None

    def cells(self, names: Iterable[str]) -> list[tuple[str | Promise, Metric | None]]:
        return [(MetricName(name).label, self.newest.get(name)) for name in names]

    @property
    def read_on(self) -> date | None:
        return max((metric.measured_on for metric in self.newest.values()), default=None)


@dataclass
class Mixed:
    """Figures of one name and platform on one page that were counted by different definitions."""

    label: str | Promise
    platform: str
    definitions: list[Definition]


@dataclass
class MeasuredPage:
    """Rows with their newest figures, and which of them must not be compared."""

    rows: list[PlacementRow]

    @cached_property
    def names(self) -> list[str]:
        there = {name for row in self.rows for name in row.newest}
        return [name for name in ORDER if name in there]

    @property
    def headings(self) -> list[str | Promise]:
        return [MetricName(name).label for name in self.names]

    @property
    def lines(self) -> list[tuple[PlacementRow, list]]:
        return [(row, row.cells(self.names)) for row in self.rows]

    @property
    def mixed(self) -> list[Mixed]:
        keys: dict[tuple[str, str], dict[str, None]] = {}
        for row in self.rows:
            for name, metric in row.newest.items():
                keys.setdefault((row.placement.platform.name, name), {})[metric.definition] = None
        found = []
        for (platform, name), used in keys.items():
            known = [each for key in used if (each := definition_with(key))]
            if len(known) > 1:
                known.sort(key=lambda each: each.since or date.min)
                found.append(Mixed(MetricName(name).label, platform, known))
        return found


def measured_page(placements: Iterable[Placement]) -> MeasuredPage:
    """One query for all figures."""
    placements = list(placements)
    newest = newest_of([each.pk for each in placements])
    return MeasuredPage([PlacementRow(each, newest.get(each.pk, {})) for each in placements])


@dataclass
class Tip:
    """What stands behind the question mark of a field."""

    name: str
    word: str | Promise
    definition: Definition


def tips_of(platform: str, day: date, names: Iterable[str] = ()) -> dict[str, Tip]:
    wanted = tuple(names) or offered_by(platform)
    return {name: Tip(name, own_word(platform, name), definition_of(platform, name, day)) for name in wanted}


@dataclass
class HistoryRow:
    """What was read on a day from one source, or a break: `changes` says which definitions begin here."""

    day: date
    source: str | Promise = ""
    cells: list[Metric | None] = field(default_factory=list)
    by: str = ""
    is_manual: bool = False
    changes: list[Definition] = field(default_factory=list)


@dataclass
class History:
    """Everything that was read off a placement or a channel."""

    readings: list[Metric]

    @cached_property
    def names(self) -> list[str]:
        there = {reading.name for reading in self.readings}
        return [name for name in ORDER if name in there]

    @property
    def headings(self) -> list[str | Promise]:
        return [MetricName(name).label for name in self.names]

    @cached_property
    def rows(self) -> list[HistoryRow]:
        """The newest first; a break stands between the rows that it divides."""
        groups: dict[tuple[date, str], list[Metric]] = {}
        for reading in self.readings:
            groups.setdefault((reading.measured_on, reading.source), []).append(reading)
        rows: list[HistoryRow] = []
        last: dict[str, str] = {}
        for (day, source), group in sorted(groups.items(), key=lambda item: item[0]):
            changed = [m.definition for m in group if last.get(m.name, m.definition) != m.definition]
            known = [each for key in dict.fromkeys(changed) if (each := definition_with(key))]
            if known:
                rows.append(HistoryRow(day, changes=known))
            last |= {metric.name: metric.definition for metric in group}
            found = {metric.name: metric for metric in group}
            by = next((metric.entered_by.name for metric in group if metric.entered_by), "")
            cells = [found.get(name) for name in self.names]
            rows.append(HistoryRow(day, MetricSource(source).label, cells, by, is_manual=source == MetricSource.MANUAL))
        return rows[::-1]

    @cached_property
    def lines(self) -> list[Line]:
        """Charts of the figures that were read more than once."""
        series = by_name(self.readings)
        lines = [line_of(series[name]) for name in self.names if len(series[name]) > 1]
        return [line for line in lines if line]


@dataclass
class ChannelRow:
    """A channel of ours with what was counted last."""

    channel: OwnChannel
    followers: int | None = None
    counted_on: date | None = None
    gained: int | None = None
    last_day: date | None = None

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.channel.programme_id].short_name


GLOSSARY_PLATFORMS = ("facebook", "instagram", "telegram", "tiktok", "youtube", "linkedin", "x")
NOTE = _(
    "Figures of platforms are distorted by algorithms: the platform decides who gets to see a post, and counts by its "
    "own rules. What a campaign is for are conversations: contacts, consultations, referrals."
)
