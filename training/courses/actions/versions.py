"""Versions: begun from another one, written, released, dropped."""

import hashlib
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from streetwork.web.steps import Changed
from training.courses.actions import held_draft, touch
from training.courses.actions.content import SAID, draft_from
from training.courses.problems import Refused
from training.courses.store import delete_after_commit
from training.enums import CourseStatus, VersionStatus
from training.models import Course, CourseVersion

FACTS = (*SAID, "change_note")


def stamp(version: CourseVersion) -> str:
    """Tells whether what is said about a version is the same as when the form was opened; its modules apart."""
    said = "\x1f".join(str(getattr(version, name)) for name in FACTS)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


@transaction.atomic
def begin_version(*, source: CourseVersion, language: str, user: int) -> CourseVersion:
    """A draft in `language` with everything that `source` says: the next number there, or the first one.

    Raises Refused "draft" when the language has a draft already, "retired" when the course is out of use.
    """
    course = Course.objects.select_for_update().get(pk=source.course_id)
    if course.status == CourseStatus.RETIRED:
        raise Refused("retired")
    there = course.versions.filter(language=language)
    if there.filter(status=VersionStatus.DRAFT).exists():
        raise Refused("draft")
    number = (there.aggregate(last=Max("number"))["last"] or 0) + 1
    return draft_from(source, user=user, language_id=language, number=number)


@transaction.atomic
def write_version(*, version: CourseVersion, facts: dict[str, Any], seen: str, user: int) -> CourseVersion:
    """Write what is said about a draft. Raises Changed (`stamp`), Refused "released"."""
    held = held_draft(version.pk)
    if stamp(held) != seen:
        raise Changed
    for name, value in facts.items():
        setattr(held, name, value)
    held.save(update_fields=list(facts))
    touch(held, user)
    return held


@transaction.atomic
def release(*, version: CourseVersion, seen: str, user: int) -> CourseVersion:
    """From now on sessions can be held with it, and it never changes again. Released already it stays as it is.

    Raises Changed when the draft is not the one that was read (`seen`: its revision), Refused "empty", "retired".
    """
    held = CourseVersion.objects.select_for_update(of=("self",)).select_related("course").get(pk=version.pk)
    if held.status == VersionStatus.RELEASED:
        return held
    if str(held.revision) != seen:
        raise Changed
    if held.course.status == CourseStatus.RETIRED:
        raise Refused("retired")
    if not held.modules.exists():
        raise Refused("empty")
    held.status, held.released_by_id, held.released_at = VersionStatus.RELEASED, user, timezone.now()
    held.save(update_fields=["status", "released_by", "released_at"])
    return held


@transaction.atomic
def drop_draft(*, version: CourseVersion) -> bool:
    """Throw a draft away; answers whether the course stays, which goes along with its only version.

    Raises Refused "released", or "held" when sessions were planned with it.
    """
    Course.objects.select_for_update().get(pk=version.course_id)
    held = held_draft(version.pk)
    if held.sessions.exists():
        raise Refused("held")
    delete_after_commit(list(held.materials.values_list("stored_as", flat=True)))
    held.delete()
    if CourseVersion.objects.filter(course=version.course_id).exists():
        return True
    Course.objects.filter(pk=version.course_id).delete()
    return False
