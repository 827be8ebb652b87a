"""One meeting as a page: agenda with times, people with their answers, what the reader may do."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from streetwork.vocabulary.snapshot import vocabulary
from training.enums import MeetingStatus, Reply
from training.group import rules
from training.group.document import agendas_of
from training.group.mail import address_of
from training.group.presenters import REPLY_ICONS, MeetingRow, proposals_of
from training.group.queries import members_of
from training.group.rules import Standing
from training.models import AgendaItem, GroupMember, Meeting, MeetingPresence


@dataclass(frozen=True)
class AgendaLine:
    """An item on an agenda, with the local time at which its turn comes."""

    item: AgendaItem
    number: int
    begins: datetime.datetime


@dataclass(frozen=True)
class Person:
    """A member beside a meeting: what they answered, or whether they came."""

    member: GroupMember
    reply: str

    @property
    def icon(self) -> str:
        return REPLY_ICONS[Reply(self.reply)]

    @property
    def says(self) -> str:
        return str(Reply(self.reply).label)

    @property
    def state(self) -> str:
        return vocabulary().states[self.member.state_id].name if self.member.state_id else ""

    @property
    def has_address(self) -> bool:
        return bool(address_of(self.member))


@dataclass
class MeetingPage:
    """One meeting."""

    meeting: Meeting
    standing: Standing
    now: datetime.datetime = field(default_factory=timezone.now)
    items: list[AgendaItem] | None = None

    @cached_property
    def row(self) -> MeetingRow:
        return MeetingRow(self.meeting, self.now)

    @property
    def may_edit(self) -> bool:
        return self.standing.may_edit and not self.row.is_frozen and not self.is_cancelled

    @property
    def is_cancelled(self) -> bool:
        return self.meeting.status == MeetingStatus.CANCELLED

    @property
    def may_invite(self) -> bool:
        return self.standing.may_edit and rules.may_invite(self.meeting, self.now)

    @property
    def was_invited(self) -> bool:
        return self.meeting.status == MeetingStatus.INVITED

    @property
    def may_cancel(self) -> bool:
        return self.standing.may_edit and rules.may_cancel(self.meeting) and self.meeting.ends_at > self.now

    @property
    def may_reply(self) -> bool:
        return (
            self.standing.member is not None
            and self.standing.runs
            and rules.takes_replies(self.meeting, self.now)
        )  # fmt: skip

    @property
    def may_propose(self) -> bool:
        return self.standing.may_propose and not self.row.is_frozen and not self.is_cancelled and self.row.is_coming

    @property
    def may_write_minutes(self) -> bool:
        return self.standing.may_write_minutes(self.meeting)

    @property
    def shows_presence(self) -> bool:
        """From the day of the meeting on, who came is noted; before, what people answered."""
        return self.meeting.starts_at <= self.now

    @cached_property
    def people(self) -> list[Person]:
        """Members of today, and those who left but stand in the meeting's list."""
        replies = dict(MeetingPresence.objects.filter(meeting=self.meeting).values_list("member", "reply"))
        members = {member.pk: member for member in members_of(self.meeting.group)}
        gone = [pk for pk in replies if pk not in members]
        members |= {m.pk: m for m in GroupMember.objects.filter(pk__in=gone).select_related("user", "state")}
        return [Person(member, replies.get(pk, Reply.NONE)) for pk, member in members.items()]

    @property
    def my_reply(self) -> str:
        mine = self.standing.member
        return next((p.reply for p in self.people if mine and p.member.pk == mine.pk), Reply.NONE)

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """(icon, what, how many) of every answer that somebody gave."""
        return [
            (REPLY_ICONS[reply], str(reply.label), number)
            for reply in Reply
            if (number := sum(person.reply == reply for person in self.people))
        ]

    @property
    def reply_choices(self) -> list[tuple[str, str]]:
        return [(reply.value, str(reply.label)) for reply in Reply]

    @cached_property
    def agenda(self) -> list[AgendaLine]:
        begins, lines = timezone.localtime(self.meeting.starts_at), []
        items = agendas_of([self.meeting])[self.meeting.pk] if self.items is None else self.items
        for number, item in enumerate(items, 1):
            lines.append(AgendaLine(item, number, begins))
            begins += datetime.timedelta(minutes=item.duration)
        return lines

    @property
    def spare_minutes(self) -> int:
        """Minutes that the agenda leaves; negative when it is too long."""
        length = (self.meeting.ends_at - self.meeting.starts_at).total_seconds() // 60
        return int(length) - sum(line.item.duration for line in self.agenda)

    @property
    def over_time(self) -> int:
        return max(0, -self.spare_minutes)

    @cached_property
    def proposals(self) -> list[AgendaItem]:
        """Proposals that may come onto this agenda: those made for it first; those for another meeting are left out."""
        if self.row.is_frozen or self.is_cancelled:
            return []
        found = proposals_of(self.meeting.group).filter(Q(meeting=None) | Q(meeting=self.meeting))
        return sorted(found, key=lambda item: (item.meeting_id is None, item.proposed_at))
