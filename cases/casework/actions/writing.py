"""Concern, facts, notes and goals. Texts are sealed before they touch the database."""

import json
import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cases.casework.actions.locking import locked, require, touch
from cases.casework.rules import rights_of
from cases.models import Case, CaseGoal, CaseNote
from streetwork.accounts.access import Access

# How long a note may still be corrected by its author; afterwards a further note says what is different.
CORRECTABLE = timedelta(hours=24)


@transaction.atomic
def change_facts(*, case: Case, access: Access, facts: dict, concern: str) -> Case:
    """`facts` are fields of Case; `concern` is sealed, empty takes it away."""
    case = locked(case)
    require(rights_of(access, case).writes)
    for field, value in facts.items():
        setattr(case, field, value)
    case.concern = case.seal("concern", concern)
    touch(case, *facts, "concern")
    return case


@transaction.atomic
def write_note(
    *, case: Case, access: Access, uid: uuid.UUID, sections: dict[str, str], guard_overrides: int = 0
) -> CaseNote:
    """Save a note once: `uid` is made with the form, a second saving finds the first and changes nothing."""
    case = locked(case)
    require(rights_of(access, case).writes)
    present = CaseNote.objects.filter(state=case.state_id, uid=uid).first()
    if present is not None:
        require(present.case_id == case.pk and present.author_id == access.user_id)
        return present
    note = CaseNote(state_id=case.state_id, case=case, uid=uid, author_id=access.person)
    note.guard_overrides = guard_overrides
    note.sealed = seal_sections(case, uid, sections)
    note.save(force_insert=True)
    touch(case)
    return note


def seal_sections(case: Case, uid: uuid.UUID, sections: dict[str, str]) -> bytes:
    """The filled sections in their order, as one sealed JSON text."""
    filled = {name: sections[name] for name in CaseNote.SECTIONS if sections.get(name)}
    sealed = case.seal(f"note:{uid}", json.dumps(filled, ensure_ascii=False))
    assert sealed is not None  # a JSON object is never empty text
    return sealed


def may_correct(access: Access, note: CaseNote) -> bool:
    """Only the author, and only within 24 hours."""
    return note.author_id == access.user_id and timezone.now() - note.written_at < CORRECTABLE


@transaction.atomic
def change_note(
    *, case: Case, note: CaseNote, access: Access, sections: dict[str, str], guard_overrides: int = 0
) -> CaseNote:
    """Correct one's own note. The earlier wording is not kept; that it was changed stays visible."""
    case = locked(case)
    require(rights_of(access, case).writes and may_correct(access, note))
    note.sealed = seal_sections(case, note.uid, sections)
    note.changed_at = timezone.now()
    note.guard_overrides += guard_overrides
    note.save(update_fields=["sealed", "changed_at", "guard_overrides"])
    touch(case)
    return note


@transaction.atomic
def add_goal(*, case: Case, access: Access, uid: uuid.UUID, text: str) -> CaseGoal:
    """A goal agreed with the person today, saved once per `uid`."""
    case = locked(case)
    require(rights_of(access, case).writes)
    present = CaseGoal.objects.filter(state=case.state_id, case=case.pk, uid=uid).first()
    if present is not None:
        return present
    goal = CaseGoal.objects.create(state_id=case.state_id, case=case, uid=uid, sealed=case.seal(f"goal:{uid}", text))
    touch(case)
    return goal


@transaction.atomic
def settle_goal(*, case: Case, goal: CaseGoal, access: Access, status: str) -> CaseGoal:
    """Reached, partly, no longer wanted, or open again."""
    case = locked(case)
    require(rights_of(access, case).writes)
    goal.status = CaseGoal.Status(status)
    goal.settled_on = None if goal.status == CaseGoal.Status.OPEN else timezone.localdate()
    goal.save(update_fields=["status", "settled_on"])
    touch(case)
    return goal
