"""Changing courses: one transaction each. A released version never changes; everything else is locked first."""

from django.utils import timezone

from training.courses.problems import Refused
from training.enums import VersionStatus
from training.models import CourseVersion


def held_draft(pk: int) -> CourseVersion:
    """The version under lock, as a draft that may be written. Raises Refused "released"."""
    version = CourseVersion.objects.select_for_update().get(pk=pk)
    if version.status != VersionStatus.DRAFT:
        raise Refused("released")
    return version


def touch(version: CourseVersion, user: int | None) -> None:
    """Note that anything of the version changed."""
    version.revision += 1
    version.edited_by_id, version.edited_at = user, timezone.now()
    version.save(update_fields=["revision", "edited_by", "edited_at"])
