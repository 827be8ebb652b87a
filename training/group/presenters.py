"""Screen shapes: groups, meetings, agenda, members."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from streetwork.vocabulary.snapshot import vocabulary
from training.enums import GroupRole, ItemStatus, MeetingStatus, Reply, SessionForm, TaskStatus
from training.group import rules
from training.group.document import ON
from training.group.fields import states_of
from training.group.mail import address_of
from training.group.queries import current, meetings_of, members_of
from training.group.rules import Standing
from training.models import AgendaItem, GroupMember, GroupTask, Meeting, WorkingGroup
from training.sessions.when import span_text

STATUS_ICONS = {
    MeetingStatus.PLANNED: "pencil",
    MeetingStatus.INVITED: "envelope-check",
    MeetingStatus.HELD: "check-circle",
    MeetingStatus.CANCELLED: "slash-circle",
}
FORM_ICONS = {SessionForm.ONLINE: "camera-video", SessionForm.ON_SITE: "geo-alt", SessionForm.HYBRID: "people"}
REPLY_ICONS = {
    Reply.NONE: "question-circle",
    Reply.ACCEPTED: "check-lg",
    Reply.DECLINED: "x-lg",
    Reply.PRESENT: "person-check",
    Reply.EXCUSED: "envelope",
    Reply.ABSENT: "person-dash",
}


@dataclass(frozen=True)
class GroupCard:
    """A group in the overview. Needs the annotations of `cards_of`."""

    group: WorkingGroup

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.group.programme_id].short_name


def cards_of(groups: QuerySet[WorkingGroup]) -> list[GroupCard]:
    now = timezone.now()
    coming = ~Q(meetings__status=MeetingStatus.CANCELLED) & Q(meetings__ends_at__gt=now)
    everybody = GroupMember.objects.filter(current()).values("pk")
    rows = groups.annotate(
        next_at=Min("meetings__starts_at", filter=coming),
        last_minutes=Max("meetings__starts_at", filter=Q(meetings__minutes_released_at__isnull=False)),
        people=Count("members", filter=Q(members__in=everybody), distinct=True),
        open_tasks=Count("tasks", filter=Q(tasks__status=TaskStatus.OPEN), distinct=True),
    )
    return [GroupCard(group) for group in rows.order_by("-is_active", "name", "pk")]


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list. `mine` is the person's own answer."""

    meeting: Meeting
    now: datetime.datetime

    @property
    def when(self) -> str:
        return span_text(self.meeting.starts_at, self.meeting.ends_at)

    @property
    def day(self) -> datetime.datetime:
        return timezone.localtime(self.meeting.starts_at)

    @property
    def status_icon(self) -> str:
        return STATUS_ICONS[MeetingStatus(self.meeting.status)]

    @property
    def form_icon(self) -> str:
        return FORM_ICONS[SessionForm(self.meeting.form)]

    @property
    def is_coming(self) -> bool:
        return self.meeting.ends_at > self.now

    @property
    def is_frozen(self) -> bool:
        return rules.is_frozen(self.meeting)

    @property
    def lacks_minutes(self) -> bool:
        """It is over, and its minutes are not released."""
        over = self.meeting.ends_at <= self.now
        return over and not self.is_frozen and self.meeting.status != MeetingStatus.CANCELLED


def meeting_rows(group: WorkingGroup, now: datetime.datetime) -> tuple[list[MeetingRow], list[MeetingRow]]:
    """Coming meetings, the next first; past and cancelled ones, the newest first."""
    meetings = meetings_of(group).annotate(
        agenda=Count("items", filter=Q(items__status__in=ON), distinct=True),
        made=Count("decisions", distinct=True),
        accepted=Count("presences", filter=Q(presences__reply__in=(Reply.ACCEPTED, Reply.PRESENT)), distinct=True),
    )
    rows = [MeetingRow(meeting, now) for meeting in meetings.order_by("starts_at", "pk")]
    coming = [row for row in rows if row.is_coming and row.meeting.status != MeetingStatus.CANCELLED]
    return coming, [row for row in reversed(rows) if row not in coming]


def proposals_of(group: WorkingGroup) -> QuerySet[AgendaItem]:
    """What waits for an agenda, the oldest first."""
    waiting = AgendaItem.objects.filter(group=group, status=ItemStatus.PROPOSED)
    return waiting.select_related("proposed_by", "meeting").order_by("proposed_at", "pk")


@dataclass(frozen=True)
class MemberRow:
    member: GroupMember

    @property
    def state(self) -> str:
        return vocabulary().states[self.member.state_id].name if self.member.state_id else ""

    @property
    def address(self) -> str:
        return address_of(self.member)

    @property
    def is_chair(self) -> bool:
        return self.member.role == GroupRole.CHAIR

    @property
    def is_guest(self) -> bool:
        return self.member.role == GroupRole.GUEST


def member_rows(group: WorkingGroup) -> tuple[list[MemberRow], list[str]]:
    """The members by state, and the states of the programme for which nobody speaks (guests speak for nobody)."""
    rows = [MemberRow(member) for member in members_of(group)]
    spoken_for = {row.member.state_id for row in rows if not row.is_guest}
    return rows, [name for pk, name in states_of(group.programme_id) if pk not in spoken_for]


def former_of(group: WorkingGroup) -> QuerySet[GroupMember]:
    gone = GroupMember.objects.filter(group=group).exclude(current())
    return gone.select_related("user", "state").order_by("-until", "pk")


@dataclass(frozen=True)
class TaskRow:
    task: GroupTask
    standing: Standing
    today: datetime.date

    @property
    def is_mine(self) -> bool:
        member = self.standing.member
        return member is not None and self.task.assignee_id == member.pk

    @property
    def is_overdue(self) -> bool:
        return rules.is_overdue(self.task, self.today)

    @property
    def is_open(self) -> bool:
        return self.task.status == TaskStatus.OPEN

    @property
    def may_tick(self) -> bool:
        return self.standing.may_tick(self.task)
