"""Reading working groups, in the field's words."""

from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.accounts.models import User
from streetwork.accounts.roles import IN_GROUPS, WRITES_TRAININGS
from training.enums import GroupRole, TaskStatus
from training.models import GroupMember, GroupTask, Meeting, WorkingGroup


def current(today: date | None = None) -> Q:
    """Members who have not left."""
    return Q(until=None) | Q(until__gte=today or timezone.localdate())


def groups_of(access: Access) -> QuerySet[WorkingGroup]:
    """Groups that the person belongs to, and all of the programmes whose trainings they keep."""
    mine = GroupMember.objects.filter(current(), user=access.user_id).values("group")
    return WorkingGroup.objects.filter(
        Q(programme__in=access.programmes_for(*WRITES_TRAININGS))
        | Q(programme__in=access.programmes_for(*IN_GROUPS), pk__in=mine)
    )


def my_groups(access: Access) -> QuerySet[WorkingGroup]:
    """Running groups that the person belongs to."""
    mine = GroupMember.objects.filter(current(), user=access.user_id).values("group")
    programmes = access.programmes_for(*IN_GROUPS, running=True)
    return WorkingGroup.objects.filter(programme__in=programmes, pk__in=mine, is_active=True)


def place_of(access: Access, group: WorkingGroup) -> GroupMember | None:
    """The person's own place in the group."""
    return GroupMember.objects.filter(current(), group=group, user=access.user_id).first()


def members_of(group: WorkingGroup) -> QuerySet[GroupMember]:
    """Who belongs to the group today: by state, the chairs first."""
    chairs_first = Q(role=GroupRole.CHAIR)
    return (
        GroupMember.objects.filter(current(), group=group)
        .select_related("user", "state")
        .annotate(is_chair=chairs_first)
        .order_by(F("state__name").asc(nulls_last=True), "-is_chair", "pk")
    )


def people_for(group: WorkingGroup) -> QuerySet[User]:
    """Who of the programme's team may belong to the group."""
    return User.objects.filter(
        is_active=True, memberships__programme=group.programme_id, memberships__role__in=IN_GROUPS
    ).distinct()


def open_tasks_of(access: Access) -> QuerySet[GroupTask]:
    """What the person took upon themselves in groups that run, the most urgent first."""
    return (
        GroupTask.objects.filter(
            status=TaskStatus.OPEN, assignee__user=access.user_id, group__in=my_groups(access)
        )
        .select_related("group")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )  # fmt: skip


def meetings_of(group: WorkingGroup) -> QuerySet[Meeting]:
    return Meeting.objects.filter(group=group).select_related("minutes_by")
