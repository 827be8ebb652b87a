"""What is to be shifted, and what would become of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import UUID

from campaigns.calendar.actions import stamp
from campaigns.calendar.cautions import holidays_hit
from campaigns.calendar.free_days import FreeDay
from campaigns.calendar.presenters import Entry, entries_of
from campaigns.calendar.queries import placements_of, same_place_and_day, texts_of
from campaigns.calendar.series import step_of
from campaigns.calendar.timing import day_of, local, moved_to
from campaigns.enums import PlacementStatus
from campaigns.models import Campaign, Placement
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_CAMPAIGNS

MOST = 300


@dataclass
class Line:
    """A placement with the moment it would move to, and what to think about."""

    entry: Entry
    to: datetime
    remark: str
    is_past: bool
    free: FreeDay | None
    meets: str = ""


class Selection:
    """The planned placements that an address or a form names, in programmes in which the person plans."""

    def __init__(self, data, access: Access):
        self.data, self.access = data, access

    @cached_property
    def placements(self) -> list[Placement]:
        plans = self.access.programmes_for(*WRITES_CAMPAIGNS, running=True)
        wanted = placements_of(self.access).filter(
            post__campaign__programme__in=plans, status=PlacementStatus.PLANNED, **self._asked
        )
        return list(wanted.order_by("due_at", "pk")[:MOST]) if self._asked else []

    @cached_property
    def _asked(self) -> dict:
        picked = [int(each) for each in self.data.getlist("pick") if _is_key(each)]
        if picked:
            return {"pk__in": picked}
        for name, field in (("campaign", "post__campaign"), ("post", "post")):
            if _is_key(self.data.get(name, "")):
                return {field: int(self.data[name])}
        try:
            return {"series": UUID(self.data.get("series", ""))}
        except ValueError:
            return {}

    @cached_property
    def campaign(self) -> Campaign | None:
        """Whose placements they are, when all are of one campaign."""
        campaigns = {placement.post.campaign_id: placement.post.campaign for placement in self.placements}
        return next(iter(campaigns.values())) if len(campaigns) == 1 else None

    @property
    def stamps(self) -> list[str]:
        """What a form remembers of where they stood."""
        return [f"{placement.pk}={stamp(placement)}" for placement in self.placements]

    @property
    def seen(self) -> dict[int, str]:
        """Key → stamp, as the form sent it back."""
        pairs = (each.partition("=") for each in self.data.getlist("seen"))
        return {int(key): said for key, _sign, said in pairs if _is_key(key)}

    def entries(self, now: datetime) -> list[Entry]:
        return entries_of(self.placements, texts_of(self.placements), now=now, plans=())

    def preview(self, *, days: int, keep_weekday: bool, now: datetime) -> list[Line]:
        """Each with the day to which it would move, the holidays and the channels it would meet there."""
        step = timedelta(days=step_of(days, keep_weekday=keep_weekday))
        rows = [(entry, moved_to(entry.placement.due_at, entry.day + step)) for entry in self.entries(now)]
        holidays = self._holidays({local(moment.at).date() for _entry, moment in rows})
        meets = self._meets(rows)
        return [
            Line(
                entry,
                local(moment.at),
                moment.remark,
                moment.at < now,
                holidays.get((entry.placement.post.campaign_id, day_of(moment.at))),
                meets.get(entry.placement.pk, ""),
            )
            for entry, moment in rows
        ]

    def _holidays(self, days: set[date]) -> dict[tuple[int, date], FreeDay]:
        campaigns = {placement.post.campaign_id: placement.post.campaign for placement in self.placements}
        return {(pk, day): name for pk, each in campaigns.items() for day, name in holidays_hit(each, days).items()}

    def _meets(self, rows) -> dict[int, str]:
        moved = [
            Placement(pk=entry.placement.pk, channel_id=entry.placement.channel_id, due_at=moment.at)
            for entry, moment in rows
        ]
        there, mine = same_place_and_day(moved), {placement.pk for placement in moved}
        found = {}
        for each in moved:
            others = there.get((each.channel_id, day_of(each.due_at)), []) if each.channel_id else []
            if other := next((other for other in others if other.pk not in mine), None):
                found[each.pk] = other.post.title
        return found


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
