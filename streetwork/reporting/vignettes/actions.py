"""Writing vignettes, and the four eyes: one transaction each. Nothing here knows a case."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes import rules
from streetwork.web.steps import Changed


class Refused(Exception):
    """The step is not possible now, or not for this person."""


@transaction.atomic
def create_vignette(*, programme: int, state: int, facts: dict[str, Any], guard_overrides: int, user: int) -> Vignette:
    """A draft. `facts` are the model's fields. Sent twice within a day with the same words, it is there once."""
    again = Vignette.objects.filter(
        state=state, programme=programme, author=user, status=VignetteStatus.DRAFT, changed_on=timezone.localdate(),
        revision=1, **{name: facts[name] for name in ("title", "situation", "support", "outcome")},
    )  # fmt: skip
    return again.first() or Vignette.objects.create(
        state_id=state, programme_id=programme, author_id=user, guard_overrides=guard_overrides, **facts
    )


@transaction.atomic
def change_vignette(
    *, vignette: Vignette, facts: dict[str, Any], guard_overrides: int, seen: int | None, access: Access
) -> Vignette:
    """Change a draft; a withdrawn one becomes a draft again. Raises Changed, Refused."""
    held = _held(vignette, seen)
    if not rules.may_edit(access, held):
        raise Refused
    for name, value in facts.items():
        setattr(held, name, value)
    held.guard_overrides += guard_overrides
    return _moved(held, VignetteStatus.DRAFT)


@transaction.atomic
def submit(*, vignette: Vignette, seen: int | None, access: Access) -> Vignette:
    """Hand a draft to a second person. Handed in already: nothing happens. Raises Changed, Refused."""
    held = _held(vignette, None)
    if held.status == VignetteStatus.IN_REVIEW and rules.is_author(access, held):
        return held
    _must_be(held, seen)
    if not rules.may_submit(access, held):
        raise Refused
    held.remark = ""
    return _moved(held, VignetteStatus.IN_REVIEW)


@transaction.atomic
def release(*, vignette: Vignette, seen: int | None, access: Access) -> Vignette:
    """The second person lets the words that they read out to reports. Raises Changed, Refused."""
    held = _held(vignette, None)
    if held.status == VignetteStatus.RELEASED and held.released_by_id == access.user_id:
        return held
    _must_be(held, seen)
    if not rules.may_review(access, held):
        raise Refused
    held.released_by_id, held.released_on, held.remark = access.person, timezone.localdate(), ""
    return _moved(held, VignetteStatus.RELEASED)


@transaction.atomic
def send_back(*, vignette: Vignette, seen: int | None, remark: str, access: Access) -> Vignette:
    """The second person gives it back with a remark; the author takes it back without one. Raises Changed, Refused."""
    held = _held(vignette, seen)
    if not (rules.may_review(access, held) or rules.may_take_back(access, held)):
        raise Refused
    held.remark = remark
    return _moved(held, VignetteStatus.DRAFT)


@transaction.atomic
def withdraw(*, vignette: Vignette, access: Access) -> Vignette:
    """Take a released vignette out of use. Signed reports keep what they told. Raises Refused."""
    held = _held(vignette, None)
    if held.status == VignetteStatus.WITHDRAWN:
        return held
    if not rules.may_withdraw(access, held):
        raise Refused
    held.released_by, held.released_on = None, None
    return _moved(held, VignetteStatus.WITHDRAWN)


@transaction.atomic
def delete_vignette(*, vignette: Vignette, access: Access) -> None:
    """Delete a draft or a withdrawn one. Raises Refused."""
    held = _held(vignette, None)
    if not rules.may_delete(access, held):
        raise Refused
    held.delete()


def _held(vignette: Vignette, seen: int | None) -> Vignette:
    """The row as it is now, locked. Raises Changed when it is gone, or is not what was seen."""
    held = Vignette.objects.select_for_update(of=("self",)).filter(state=vignette.state_id, pk=vignette.pk).first()
    if held is None:
        raise Changed
    if seen is not None:
        _must_be(held, seen)
    return held


def _must_be(held: Vignette, seen: int | None) -> None:
    if held.revision != seen:
        raise Changed


def _moved(held: Vignette, status: VignetteStatus) -> Vignette:
    held.status, held.changed_on = status, timezone.localdate()
    held.revision += 1
    held.save()
    return held
