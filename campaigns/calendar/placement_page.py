"""The page of one placement: facts, text, place, what it still needs, and where it stood before."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.board.rules import may_write
from campaigns.calendar.presenters import FACTS, Entry, entries_of
from campaigns.calendar.queries import events_of, texts_of
from campaigns.calendar.timing import local
from campaigns.enums import PlacementStatus
from campaigns.models import GateRelease, Placement, PlacementEvent, PostVersion, ShortLink
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Moment:
    """A line of the history."""

    at: datetime
    who: str
    says: str


class PlacementPage:
    """What the template shows."""

    def __init__(self, placement: Placement, access: Access):
        self.placement, self.access = placement, access
        self.post, self.campaign = placement.post, placement.post.campaign

    @cached_property
    def _texts(self) -> dict[tuple[int, str], PostVersion]:
        return texts_of([self.placement])

    @cached_property
    def entry(self) -> Entry:
        plans = {self.campaign.programme_id} if self.may_plan else set()
        return entries_of([self.placement], self._texts, now=timezone.now(), plans=plans)[0]

    @cached_property
    def may_plan(self) -> bool:
        return may_write(self.access, self.campaign)

    @property
    def is_movable(self) -> bool:
        return self.entry.is_movable

    @property
    def is_cancelled(self) -> bool:
        return self.placement.status == PlacementStatus.CANCELLED

    @property
    def may_restore(self) -> bool:
        return self.may_plan and self.is_cancelled and self.placement.due_at > timezone.now()

    @property
    def may_log(self) -> bool:
        """Whether the viewer can log a contact that came through the published post."""
        logs_here = self.campaign.programme_id in self.access.programmes_for(*READS_CONTACTS, running=True)
        return logs_here and self.entry.is_out

    @property
    def version(self) -> PostVersion | None:
        return self._texts.get((self.post.pk, self.placement.language_id))

    @cached_property
    def release(self) -> GateRelease | None:
        """Who answers for the present wording going out."""
        if self.version is None:
            return None
        releases = GateRelease.objects.filter(version=self.version, withdrawn_at=None, text_hash=self.version.text_hash)
        return releases.select_related("released_by").first()

    @cached_property
    def short_link(self) -> ShortLink | None:
        return ShortLink.objects.filter(placement=self.placement).first()

    @cached_property
    def series_rows(self) -> list[Entry]:
        """The others of its series in the same language and on the same platform."""
        if self.placement.series is None:
            return []
        others = Placement.objects.filter(
            series=self.placement.series, language=self.placement.language_id, platform=self.placement.platform_id
        ).select_related("post__campaign", "channel", "space")
        others = list(others.order_by("due_at", "pk"))
        return entries_of(others, self._texts, now=timezone.now(), plans=())

    @cached_property
    def history(self) -> list[Moment]:
        """The newest first."""
        told, before = [], None
        for event in events_of(self.placement):
            told += [Moment(event.moment, str(event.actor or ""), says) for says in _said(event, before)]
            before = event
        return list(reversed(told))


def _said(event: PlacementEvent, before: PlacementEvent | None) -> list[str]:
    """What a row of the history says in words, compared with the one before."""
    when = date_format(local(event.due_at), "SHORT_DATETIME_FORMAT")
    if before is None:
        return [_("planned for %(when)s") % {"when": when}]
    said = []
    if event.due_at != before.due_at:
        old = date_format(local(before.due_at), "SHORT_DATETIME_FORMAT")
        said.append(_("moved from %(old)s to %(when)s") % {"old": old, "when": when})
    if (event.channel_id, event.space_id) != (before.channel_id, before.space_id):
        place = event.channel or event.space
        said.append(_("place: %(place)s") % {"place": place.name if place else _("decided later")})
    if event.language_id != before.language_id:
        said.append(_("language: %(name)s") % {"name": vocabulary().languages[event.language_id].name})
    if event.status != before.status:
        said.append(str(FACTS[event.status][1]))
    return said
