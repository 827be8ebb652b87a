"""Courses as such: made, changed, retired, copied."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from streetwork.web.steps import Changed
from training.courses.actions.content import draft_from
from training.courses.problems import Refused
from training.courses.rules import editions_of
from training.enums import CourseStatus
from training.models import Course, CourseVersion


def stamp(course: Course) -> str:
    """Tells whether a course is the same as when the form was opened."""
    return course.updated_at.isoformat()


@transaction.atomic
def create_course(*, key: uuid.UUID, facts: dict[str, Any], language: str, user: int) -> tuple[Course, bool]:
    """A course with an empty draft in `language`, and whether it is new: the form's `key` saved twice is saved once.

    `facts` are the model's fields, with a list of topics.
    """
    topics = facts.pop("topics", [])
    course, is_new = Course.objects.get_or_create(key=key, defaults=facts | {"created_by_id": user})
    if is_new:
        course.topics.set(topics)
        CourseVersion.objects.create(course=course, language_id=language, title=course.title, edited_by_id=user)
    return course, is_new


@transaction.atomic
def change_course(*, course: Course, facts: dict[str, Any], seen: str) -> Course:
    """Change what is said about a course. Raises Changed when `seen` (`stamp`) is not what it was last time."""
    held = Course.objects.select_for_update().get(pk=course.pk)
    if stamp(held) != seen:
        raise Changed
    topics = facts.pop("topics", None)
    for name, value in facts.items():
        setattr(held, name, value)
    held.updated_at = timezone.now()
    held.save()
    if topics is not None:
        held.topics.set(topics)
    return held


@transaction.atomic
def set_status(*, course: Course, status: CourseStatus) -> None:
    """Take the course out of use, or into it again. Versions, sessions and figures stay."""
    Course.objects.filter(pk=course.pk).exclude(status=status).update(status=status, updated_at=timezone.now())


@transaction.atomic
def copy_course(
    *, key: uuid.UUID, course: Course, versions: Iterable[CourseVersion], title: str, programme: int, user: int
) -> tuple[Course, bool]:
    """A new course with the newest text of each language as a draft, and whether it is new.

    `versions` are those of the course that the person sees: nobody gets hold of a draft by copying it. Sessions and
    earlier versions stay with the first one. Into another programme approved case studies come along, to be approved
    there again. Raises Refused "nothing" without a version.
    """
    editions = editions_of(versions)
    if not editions:
        raise Refused("nothing")
    new, is_new = Course.objects.get_or_create(
        key=key,
        defaults={
            "programme_id": programme, "title": title, "audience": course.audience, "competence": course.competence,
            "copied_from": course, "created_by_id": user,
        },
    )  # fmt: skip
    if not is_new:
        return new, False
    new.topics.set(course.topics.all())
    elsewhere = programme if programme != course.programme_id else None
    for edition in editions:
        draft_from(edition.newest, user=user, programme=elsewhere, course_id=new.pk, based_on=None, number=1)
    return new, True
