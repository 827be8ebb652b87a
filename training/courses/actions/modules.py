"""Modules of a draft: added, changed, moved, taken out."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from streetwork.web.steps import Changed
from training.courses.actions import held_draft, touch
from training.courses.problems import Refused
from training.courses.rules import MOST_MODULES
from training.models import CourseModule, CourseVersion


@transaction.atomic
def add_module(*, version: CourseVersion, key: uuid.UUID, facts: dict[str, Any], user: int) -> CourseModule:
    """A module at the end; the form's `key` saved twice is saved once. Raises Refused "released", "full"."""
    held = held_draft(version.pk)
    there = CourseModule.objects.filter(key=key).first()
    if there is not None:
        return there
    last = held.modules.aggregate(last=Max("position"))["last"] or 0
    if held.modules.count() >= MOST_MODULES:
        raise Refused("full")
    cases = facts.pop("case_studies", [])
    module = CourseModule.objects.create(version=held, key=key, position=last + 1, **facts)
    module.case_studies.set(cases)
    touch(held, user)
    return module


@transaction.atomic
def change_module(*, module: CourseModule, facts: dict[str, Any], seen: int, user: int) -> CourseModule:
    """Change a module. Raises Changed when it was changed (`seen`: its revision) or taken out meanwhile."""
    version = held_draft(module.version_id)
    held = CourseModule.objects.filter(pk=module.pk).first()
    if held is None or held.revision != seen:
        raise Changed
    cases = facts.pop("case_studies", None)
    for name, value in facts.items():
        setattr(held, name, value)
    held.revision += 1
    held.save()
    if cases is not None:
        held.case_studies.set(cases)
    touch(version, user)
    return held


@transaction.atomic
def move_module(*, module: CourseModule, up: bool, user: int) -> None:
    """One place up or down; at the end of the road it stays. Raises Refused "released"."""
    version = held_draft(module.version_id)
    modules = list(version.modules.order_by("position"))
    place = next((number for number, each in enumerate(modules) if each.pk == module.pk), None)
    if place is None:
        return
    other = place - 1 if up else place + 1
    if not 0 <= other < len(modules):
        return
    modules[place].position, modules[other].position = modules[other].position, modules[place].position
    CourseModule.objects.bulk_update([modules[place], modules[other]], ["position"])
    touch(version, user)


@transaction.atomic
def remove_module(*, module: CourseModule, user: int) -> None:
    """Take a module out; its materials stay with the version. Raises Refused "released"."""
    version = held_draft(module.version_id)
    held = CourseModule.objects.filter(pk=module.pk).first()
    if held is None:
        return
    held.delete()
    version.modules.filter(position__gt=held.position).update(position=F("position") - 1)
    touch(version, user)
