"""Screen shapes: one placement as the calendar shows it, and the days it is shown on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.calendar.actions import stamp
from campaigns.calendar.free_days import FreeDay
from campaigns.calendar.rules import fact_of, is_late, is_movable
from campaigns.calendar.timing import local
from campaigns.editor.states import state_of
from campaigns.enums import PlacementStatus
from campaigns.models import Placement, PostVersion
from streetwork.vocabulary.snapshot import vocabulary

# Fact → icon, words, tone. Colour never speaks alone.
FACTS: dict[str, tuple[str, str | Promise, str]] = {
    "planned": ("clock", pgettext_lazy("placement", "planned"), ""),
    "due": ("bell", pgettext_lazy("placement", "due"), "amber"),
    "late": ("alarm", pgettext_lazy("placement", "late"), "brick"),
    "sending": ("send", pgettext_lazy("placement", "is being sent"), "accent"),
    "published": ("check-circle", pgettext_lazy("placement", "published"), "accent"),
    "measured": ("bar-chart", pgettext_lazy("placement", "measured"), "accent"),
    "failed": ("exclamation-octagon", pgettext_lazy("placement", "failed"), "brick"),
    "cancelled": ("x-circle", pgettext_lazy("placement", "cancelled"), ""),
}
# State of the text → icon, words, tone; an approved one needs no word.
TEXTS: dict[str, tuple[str, str | Promise, str]] = {
    "missing": ("file-earmark-x", _("text missing"), "brick"),
    "draft": ("pencil", _("text in draft"), "amber"),
    "translation": ("translate", _("text in translation"), "amber"),
    "review": ("eye", _("text in review"), "amber"),
    "outdated": ("arrow-repeat", _("text outdated"), "brick"),
}
OVER = frozenset({PlacementStatus.PUBLISHED, PlacementStatus.CANCELLED})


@dataclass(frozen=True)
class Sign:
    """An icon with its words."""

    icon: str
    says: str | Promise
    tone: str = ""


@dataclass
class Entry:
    """A placement on the calendar. `text` is the state of its text (`editor.states`)."""

    placement: Placement
    text: str
    now: datetime
    may_plan: bool = False

    @cached_property
    def moment(self) -> datetime:
        """When it went out, or is to go out, in the time of here."""
        return local(self.placement.published_at if self.is_out else self.placement.due_at)

    @property
    def day(self) -> date:
        return self.moment.date()

    @property
    def is_out(self) -> bool:
        return self.placement.status == PlacementStatus.PUBLISHED

    @property
    def fact(self) -> str:
        return "late" if is_late(self.placement, self.now) else fact_of(self.placement, self.now)

    @property
    def sign(self) -> Sign:
        return Sign(*FACTS[self.fact])

    @property
    def text_sign(self) -> Sign | None:
        """What the text still needs; nothing once it is out."""
        return Sign(*TEXTS[self.text]) if self.text in TEXTS and self.placement.status not in OVER else None

    @property
    def is_movable(self) -> bool:
        return self.may_plan and is_movable(self.placement)

    @property
    def seen(self) -> str:
        return stamp(self.placement)

    @property
    def platform(self):
        return vocabulary().platforms[self.placement.platform_id]

    @property
    def language(self):
        return vocabulary().languages[self.placement.language_id]

    @property
    def place(self):
        """The channel or space; None while nobody chose."""
        return self.placement.channel or self.placement.space

    @property
    def programme(self):
        return vocabulary().programmes[self.placement.post.campaign.programme_id]


def entries_of(
    placements: Iterable[Placement], texts: dict[tuple[int, str], PostVersion], *, now: datetime, plans: Iterable[int]
) -> list[Entry]:
    """The placements with the state of their texts; `plans` are the programmes in which the person plans."""
    entries = []
    for placement in placements:
        post = placement.post
        version = texts.get((post.pk, placement.language_id))
        state = state_of(version, texts.get((post.pk, post.source_language_id)))
        entries.append(Entry(placement, state, now, post.campaign.programme_id in plans))
    return sorted(entries, key=lambda entry: (entry.moment, entry.placement.pk))


@dataclass
class Day:
    """A day of the calendar with what stands on it."""

    day: date
    entries: list[Entry] = field(default_factory=list)
    free: FreeDay | None = None
    is_today: bool = False
    is_beside: bool = False
    is_past: bool = False

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= 5

    @property
    def is_empty(self) -> bool:
        return not self.entries


def days_of(span_days: Iterable[date], entries: Iterable[Entry], free: dict[date, FreeDay], today: date) -> list[Day]:
    """The days in their order, each with its entries."""
    days = {day: Day(day, free=free.get(day), is_today=day == today, is_past=day < today) for day in span_days}
    for entry in entries:
        if entry.day in days:
            days[entry.day].entries.append(entry)
    return list(days.values())
