"""Tasks: taken on, changed, ticked off."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from training.enums import TaskStatus
from training.group.seen import TASK, check, put
from training.models import GroupTask, WorkingGroup


@transaction.atomic
def create_task(*, group: WorkingGroup, key: uuid.UUID, facts: dict[str, Any], user: int) -> tuple[GroupTask, bool]:
    """A task outside a meeting, and whether it is new."""
    return GroupTask.objects.get_or_create(key=key, defaults=facts | {"group": group, "created_by_id": user})


@transaction.atomic
def change_task(*, task: GroupTask, facts: dict[str, Any], seen: str) -> GroupTask:
    """Raises Changed."""
    held = GroupTask.objects.select_for_update().get(pk=task.pk)
    check(held, TASK, seen)
    put(held, facts)
    return held


@transaction.atomic
def tick(*, task: GroupTask, status: str) -> None:
    """Done, dropped, or open again."""
    held = GroupTask.objects.select_for_update().get(pk=task.pk)
    if held.status != status:
        put(held, {"status": status, "done_at": timezone.now() if status == TaskStatus.DONE else None})
