"""Materials of a draft: added, described anew, taken away."""

import uuid
from typing import Any

from django.db import transaction

from streetwork.web.steps import Changed
from training.courses.actions import held_draft, touch
from training.courses.problems import Refused
from training.courses.rules import MOST_MATERIALS
from training.courses.store import delete_after_commit, turn, write
from training.courses.uploads import Taken
from training.models import CourseVersion, Material
from training.network.stamps import stamp


@transaction.atomic
def add_material(*, version: CourseVersion, key: uuid.UUID, file: Taken, facts: dict[str, Any], user: int) -> Material:
    """Store a file with the version; the form's `key` saved twice is saved once. Raises Refused "released", "full"."""
    held = held_draft(version.pk)
    there = Material.objects.filter(key=key).first()
    if there is not None:
        return there
    if held.materials.count() >= MOST_MATERIALS:
        raise Refused("full")
    turn()
    material = Material.objects.create(
        version=held, key=key, stored_as=write(file.data), file_name=file.file_name, content_type=file.content_type,
        size=len(file.data), added_by_id=user, **facts,
    )  # fmt: skip
    touch(held, user)
    return material


@transaction.atomic
def change_material(*, material: Material, facts: dict[str, Any], seen: str, user: int) -> None:
    """Describe a file anew. Raises Refused "released", Changed when it is not what was `seen` (`stamp`) or is gone."""
    version = held_draft(material.version_id)
    held = Material.objects.filter(pk=material.pk).first()
    if held is None or stamp(held) != seen:
        raise Changed
    Material.objects.filter(pk=held.pk).update(**facts)
    touch(version, user)


@transaction.atomic
def remove_material(*, material: Material, user: int) -> None:
    """Take a file away; other versions keep it. Raises Refused "released"."""
    version = held_draft(material.version_id)
    gone, _by_model = Material.objects.filter(pk=material.pk).delete()
    if gone:
        delete_after_commit([material.stored_as])
        touch(version, user)
