"""Case studies: written by one, approved by another."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from streetwork.web.steps import Changed
from training.courses.problems import Refused
from training.enums import CaseStatus
from training.models import CaseStudy


def _held(case: CaseStudy, seen: str | None = None) -> CaseStudy:
    held = CaseStudy.objects.select_for_update(of=("self",)).filter(pk=case.pk).first()
    if held is None or (seen is not None and str(held.revision) != seen):
        raise Changed
    return held


@transaction.atomic
def create_case(*, key: uuid.UUID, facts: dict[str, Any], user: int) -> tuple[CaseStudy, bool]:
    """A draft, and whether it is new: the form's `key` saved twice is saved once."""
    topics = facts.pop("topics", [])
    case, is_new = CaseStudy.objects.get_or_create(key=key, defaults=facts | {"edited_by_id": user})
    if is_new:
        case.topics.set(topics)
    return case, is_new


@transaction.atomic
def change_case(*, case: CaseStudy, facts: dict[str, Any], seen: str, user: int) -> CaseStudy:
    """Write it anew: it is a draft again, and nobody gets to see it until it is approved. Raises Changed."""
    held = _held(case, seen)
    topics = facts.pop("topics", None)
    for name, value in facts.items():
        setattr(held, name, value)
    held.status, held.approved_by_id, held.approved_at = CaseStatus.DRAFT, None, None
    held.revision += 1
    held.edited_by_id, held.edited_at = user, timezone.now()
    held.save()
    if topics is not None:
        held.topics.set(topics)
    return held


@transaction.atomic
def hand_in(*, case: CaseStudy) -> None:
    """Ask for approval by somebody else. Raises Refused "status"."""
    held = _held(case)
    if held.status == CaseStatus.REVIEW:
        return
    if held.status != CaseStatus.DRAFT:
        raise Refused("status")
    held.status, held.remark = CaseStatus.REVIEW, ""
    held.save(update_fields=["status", "remark"])


def _reviewed(case: CaseStudy, seen: str, user: int) -> CaseStudy:
    held = _held(case, seen)
    if held.status != CaseStatus.REVIEW:
        raise Refused("status")
    if held.edited_by_id == user:
        raise Refused("four_eyes")
    return held


@transaction.atomic
def approve(*, case: CaseStudy, seen: str, user: int) -> None:
    """Approve exactly what was read (`seen`: its revision). Raises Changed, Refused "status", "four_eyes"."""
    held = _reviewed(case, seen, user)
    held.status, held.approved_by_id, held.approved_at = CaseStatus.APPROVED, user, timezone.now()
    held.save(update_fields=["status", "approved_by", "approved_at"])


@transaction.atomic
def send_back(*, case: CaseStudy, seen: str, remark: str, user: int) -> None:
    """Back to who wrote it, with a remark. Raises Changed, Refused "status", "four_eyes"."""
    held = _reviewed(case, seen, user)
    held.status, held.remark = CaseStatus.DRAFT, remark
    held.save(update_fields=["status", "remark"])


@transaction.atomic
def remove_case(*, case: CaseStudy) -> None:
    """Delete it; modules lose their link to it. What is gone is gone already."""
    CaseStudy.objects.filter(pk=case.pk).delete()
