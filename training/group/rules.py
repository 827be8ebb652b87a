"""What one may do in a working group. Pure."""

from dataclasses import dataclass
from datetime import datetime

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TRAININGS
from training.enums import GroupRole, ItemStatus, MeetingStatus, TaskStatus
from training.models import AgendaItem, GroupMember, GroupTask, Meeting, WorkingGroup

# Who answered for the group and may vote; guests read along, answer invitations and tick off their tasks.
FULL = frozenset({GroupRole.CHAIR, GroupRole.MEMBER})


@dataclass(frozen=True)
class Standing:
    """One person in one group: `member` is their place in it, None for who only keeps the programme's trainings."""

    access: Access
    group: WorkingGroup
    member: GroupMember | None = None

    @property
    def keeps_trainings(self) -> bool:
        return self.group.programme_id in self.access.programmes_for(*WRITES_TRAININGS)

    @property
    def runs(self) -> bool:
        """Whether anything changes here: not in an archived programme, not in a group that was closed."""
        running = {grant.programme for grant in self.access.grants if not grant.archived}
        return self.group.is_active and self.group.programme_id in running

    @property
    def may_reopen(self) -> bool:
        """Who may close the group and open it again."""
        return self.group.programme_id in self.access.programmes_for(*WRITES_TRAININGS, running=True)

    @property
    def may_edit(self) -> bool:
        """Meetings, agenda, members, everybody's tasks: the chairs and who keeps the programme's trainings."""
        is_chair = self.member is not None and self.member.role == GroupRole.CHAIR
        return self.runs and (is_chair or self.keeps_trainings)

    @property
    def may_propose(self) -> bool:
        return self.may_edit or (self.runs and self.member is not None and self.member.role in FULL)

    def may_change_item(self, item: AgendaItem) -> bool:
        """One's own proposal until it is decided about; the editors' any item whose minutes are not released."""
        if is_frozen(item.meeting):
            return False
        mine = item.proposed_by_id == self.access.user_id and item.status == ItemStatus.PROPOSED
        return self.may_edit or (mine and self.may_propose)

    def may_write_minutes(self, meeting: Meeting) -> bool:
        """The editors, and the member who takes the minutes; never once they are released."""
        takes_them = self.member is not None and meeting.minutes_by_id == self.access.user_id
        return not is_frozen(meeting) and can_have_minutes(meeting) and self.runs and (self.may_edit or takes_them)

    def may_read_minutes(self, meeting: Meeting) -> bool:
        return is_frozen(meeting) or self.may_write_minutes(meeting)

    def may_tick(self, task: GroupTask) -> bool:
        """One's own tasks and, for the editors, everybody's."""
        mine = self.member is not None and task.assignee_id == self.member.pk
        return self.runs and (mine or self.may_edit)


def is_frozen(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.minutes_released_at is not None


def can_have_minutes(meeting: Meeting) -> bool:
    return meeting.status != MeetingStatus.CANCELLED


def may_invite(meeting: Meeting, now: datetime) -> bool:
    return meeting.status in (MeetingStatus.PLANNED, MeetingStatus.INVITED) and meeting.ends_at > now


def may_cancel(meeting: Meeting) -> bool:
    return meeting.status in (MeetingStatus.PLANNED, MeetingStatus.INVITED) and not is_frozen(meeting)


def may_release(meeting: Meeting, now: datetime) -> bool:
    """Minutes are released after the meeting has begun, once."""
    return can_have_minutes(meeting) and not is_frozen(meeting) and meeting.starts_at <= now


def takes_replies(meeting: Meeting, now: datetime) -> bool:
    return meeting.status == MeetingStatus.INVITED and meeting.ends_at > now


def is_overdue(task: GroupTask, today) -> bool:
    return task.status == TaskStatus.OPEN and task.due_on is not None and task.due_on < today
