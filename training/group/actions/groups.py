"""Groups and who belongs to them."""

import uuid
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from training.group.errors import Refused
from training.group.queries import current
from training.group.seen import GROUP, MEMBER, check, put
from training.models import GroupMember, WorkingGroup


def locked(group_id: int) -> WorkingGroup:
    """The group's row, held to the end of the transaction: whatever is numbered or ordered in it goes through here.

    Who needs more than one lock takes the group first, then the meeting, then the item: else two wait for each other.
    Rows that point to the group can still be added (`no_key`): the minutes do, without holding it.
    """
    return WorkingGroup.objects.select_for_update(no_key=True).get(pk=group_id)


def create_group(*, programme_id: int, facts: dict[str, Any]) -> tuple[WorkingGroup, bool]:
    """A group, and whether it is new: by the same name there is one in a programme."""
    name = facts["name"]
    rest = {key: value for key, value in facts.items() if key != "name"}
    return WorkingGroup.objects.get_or_create(programme_id=programme_id, name=name, defaults=rest)


@transaction.atomic
def change_group(*, group: WorkingGroup, facts: dict[str, Any], seen: str) -> WorkingGroup:
    """Raises Changed, or Refused "taken" when another group of the programme has the name."""
    held = locked(group.pk)
    check(held, GROUP, seen)
    try:
        with transaction.atomic():
            put(held, facts)
    except IntegrityError as problem:
        raise Refused("taken") from problem
    return held


@transaction.atomic
def add_member(*, group: WorkingGroup, key: uuid.UUID, facts: dict[str, Any]) -> tuple[GroupMember, bool]:
    """A member, and whether they are new. Raises Refused "taken" for an account that is a member already."""
    locked(group.pk)
    if known := GroupMember.objects.filter(key=key).first():
        return known, False
    _is_free(group, facts.get("user_id"))
    return GroupMember.objects.create(group=group, key=key, **facts), True


@transaction.atomic
def change_member(*, member: GroupMember, facts: dict[str, Any], seen: str) -> GroupMember:
    """Raises Changed, or Refused "taken"."""
    locked(member.group_id)
    held = GroupMember.objects.select_for_update().get(pk=member.pk)
    check(held, MEMBER, seen)
    _is_free(member.group, facts.get("user_id"), but=member.pk)
    put(held, facts)
    return held


@transaction.atomic
def end_membership(*, member: GroupMember) -> None:
    """They belong to the group until yesterday; what they did stays."""
    locked(member.group_id)
    yesterday = timezone.localdate() - timedelta(days=1)
    GroupMember.objects.filter(pk=member.pk).filter(current()).update(until=yesterday)


def _is_free(group: WorkingGroup, user_id: int | None, but: int = 0) -> None:
    if user_id and GroupMember.objects.filter(current(), group=group, user=user_id).exclude(pk=but).exists():
        raise Refused("taken")
