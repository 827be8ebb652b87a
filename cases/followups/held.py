"""Which follow-ups are in a person's hands on a day: their own, and those they cover for somebody absent."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from cases.followups.cover import By, Cover, cover_of
from cases.models import FollowUp
from cases.rules import leads
from streetwork.accounts.access import Access, access_of
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.rota.absences import away_on, back_after


@dataclass(frozen=True)
class Held:
    """A follow-up, and who answers for it that day. `away_until` is the last day of the worker's absence."""

    follow_up: FollowUp
    cover: Cover
    away_until: datetime.date | None = None

    @property
    def is_covered(self) -> bool:
        """Somebody else answers for it than the worker."""
        return self.cover.by is not By.WORKER


class Day:
    """Absences of a day and rights, read once for a page."""

    def __init__(self, day: datetime.date):
        self.day = day
        self._rights: dict[int, Access] = {}

    @cached_property
    def away(self) -> dict[int, int | None]:
        return away_on(self.day)

    @cached_property
    def until(self) -> dict[int, datetime.date]:
        return back_after(self.away, self.day)

    def cover(self, follow_up: FollowUp) -> Cover:
        case = follow_up.case
        return cover_of(
            worker=follow_up.worker_id,
            deputy=case.deputy_id if case else None,
            away=self.away,
            can_work=lambda user: self._works(user, follow_up),
        )

    def _works(self, user: int, follow_up: FollowUp) -> bool:
        if user not in self._rights:
            self._rights[user] = access_of(user)
        states = self._rights[user].states_for(*READS_CONTACTS, programme=follow_up.programme_id)
        return follow_up.state_id in states

    def held(self, follow_up: FollowUp) -> Held:
        return Held(follow_up, self.cover(follow_up), self.until.get(follow_up.worker_id))

    def is_in_hands_of(self, access: Access, held: Held) -> bool:
        """The worker keeps seeing the own ones, also while away; cover comes on top."""
        if access.user_id in (held.follow_up.worker_id, held.cover.user):
            return True
        return held.cover.by is By.LEADS and leads(access, held.follow_up)


def held_by(access: Access, day: datetime.date, follow_ups=None) -> list[Held]:
    """Open follow-ups in the person's hands on the day, soonest first; `follow_ups` narrows what is looked at."""
    base = FollowUp.objects.all() if follow_ups is None else follow_ups
    of_day = Day(day)
    theirs = Q(worker=access.user_id) | Q(worker__in=list(of_day.away)) | Q(worker__is_active=False)
    wanted = base.visible_to(access).open().filter(theirs).with_matter().soonest_first()
    return [held for held in _all_held(of_day, wanted) if of_day.is_in_hands_of(access, held)]


def _all_held(day: Day, follow_ups: Iterable[FollowUp]) -> Iterable[Held]:
    return (day.held(follow_up) for follow_up in follow_ups)
