"""Changing the ledger of claims: one transaction each, history by trigger."""

import uuid
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from campaigns.enums import IdeaOrigin
from campaigns.ideas.actions import note_idea
from campaigns.models import CampaignIdea
from cases.claims.enums import Status
from cases.claims.queries import corrections_of, sightings_of
from cases.claims.rules import has_answer, may_check, may_write, stamp
from cases.models import Claim, ClaimSighting
from streetwork.accounts.access import Access
from streetwork.web.steps import Changed

# A change of one of these is a new text: somebody else checks it anew.
CHECKED_FIELDS = ("statement", "said", "language_id", "correction", "card_id")


@transaction.atomic
def add_claim(*, facts: dict, user: int, guard_overrides: int = 0) -> Claim:
    """Enter a claim; it waits for somebody else to check it. `facts` are fields of the model."""
    return Claim.objects.create(created_by_id=user, edited_by_id=user, guard_overrides=guard_overrides, **facts)


@transaction.atomic
def change_claim(*, claim: Claim, facts: dict, access: Access, guard_overrides: int = 0) -> Claim:
    """Change a claim. A new wording, answer or language opens it again, and who changed it does not check it."""
    claim = _held(claim, access)
    before = [getattr(claim, name) for name in CHECKED_FIELDS]
    for name, value in facts.items():
        setattr(claim, name, value)
    if before != [getattr(claim, name) for name in CHECKED_FIELDS]:
        claim.status, claim.checked_by_id, claim.checked_at = Status.OPEN, None, None
        claim.edited_by_id, claim.edited_at = access.user_id, timezone.now()
        claim.guard_overrides += guard_overrides
    claim.save()
    return claim


@transaction.atomic
def check_claim(*, claim: Claim, access: Access, seen: str) -> Claim:
    """Somebody else confirms what is right. Once checked it stays so; a second click does nothing.

    Raises Changed when it is not the text that the person read (`seen`, see `rules.stamp`).
    """
    claim = _held(claim, access)
    if stamp(claim) != seen:
        raise Changed
    if claim.status == Status.CHECKED:
        return claim
    _require(may_check(access, claim))
    claim.status, claim.checked_by_id, claim.checked_at = Status.CHECKED, access.user_id, timezone.now()
    claim.save(update_fields=["status", "checked_by", "checked_at"])
    return claim


@transaction.atomic
def mark_quiet(*, claim: Claim, access: Access) -> Claim:
    """Nobody says it any more; it stays in the ledger."""
    claim = _held(claim, access)
    claim.status = Status.QUIET
    claim.save(update_fields=["status"])
    return claim


@transaction.atomic
def wake_claim(*, claim: Claim, access: Access) -> Claim:
    """It is said again: as checked as it was."""
    claim = _held(claim, access)
    if claim.status == Status.QUIET:
        claim.status = Status.CHECKED if claim.checked_at and has_answer(claim) else Status.OPEN
        claim.save(update_fields=["status"])
    return claim


@transaction.atomic
def see_again(
    *, claim: Claim, access: Access, client_ref: uuid.UUID, count: int = 1, space: int | None = None,
    day: date | None = None,
) -> ClaimSighting:  # fmt: skip
    """Note that it was seen, so many times; the same `client_ref` again is the same sighting. Wakes a quiet one."""
    _require(may_write(access, claim))
    sighting, is_new = ClaimSighting.objects.get_or_create(
        client_ref=client_ref,
        defaults={"claim": claim, "count": count, "space_id": space, "seen_on": day or timezone.localdate()},
    )
    if is_new:
        wake_claim(claim=claim, access=access)
    return sighting


@transaction.atomic
def merge_claims(*, duplicate: Claim, into: Claim, access: Access) -> Claim:
    """`duplicate` is counted with `into` from now on: its sightings and its contacts of every state.

    Contacts lie behind the walls of their states, where no single person could move all of them; so the duplicate
    keeps its row and points to the other. Raises ValueError when they are not two claims of one programme and language.
    """
    rows = Claim.objects.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")
    held = {each.pk: each for each in rows}
    duplicate, into = held[duplicate.pk], held[into.pk]
    _require(may_write(access, duplicate) and may_write(access, into))
    alike = (duplicate.programme_id, duplicate.language_id) == (into.programme_id, into.language_id)
    if duplicate.pk == into.pk or not alike:
        raise ValueError("Only two claims of the same programme and language are merged.")
    Claim.objects.filter(merged_into=duplicate).update(merged_into=into)
    duplicate.merged_into = into
    duplicate.save(update_fields=["merged_into"])
    for name in ("said", "correction"):
        if not getattr(into, name) and getattr(duplicate, name):
            change_claim(claim=into, facts={name: getattr(duplicate, name)}, access=access)
            into.refresh_from_db()
    return into


@transaction.atomic
def to_idea(*, claim: Claim, access: Access) -> CampaignIdea:
    """Put the claim on the backlog of campaigns, or add what was counted since it was put there."""
    claim = _held(claim, access)
    counted = corrections_of([claim.pk], access)[claim.pk] + sightings_of([claim.pk])[claim.pk]
    key = str(claim.pk)
    known = CampaignIdea.objects.filter(
        programme=claim.programme_id, origin=IdeaOrigin.CLAIM, origin_key=key
    ).values_list("questions", flat=True)
    return note_idea(
        programme=claim.programme_id,
        origin=IdeaOrigin.CLAIM,
        origin_key=key,
        title=claim.statement,
        language=claim.language_id,
        topic=claim.topic_id,
        questions=max(0, counted - (known[0] if known else 0)) if known else max(1, counted),
        user=access.user_id,
    )


def _held(claim: Claim, access: Access) -> Claim:
    """The row of this moment, kept until the end of the transaction: a colleague may have been faster."""
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    _require(may_write(access, held))
    return held


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied("Not for this role, not in this programme, or not by the one who wrote it.")
