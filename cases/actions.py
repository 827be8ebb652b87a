"""Changing contacts: one transaction each, history by trigger, access log inside."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.answers.actions import record_copy
from cases.enums import Act, DeleteReason, Kind
from cases.models import CardUse, Contact, ContactEvent, ContactNote, FollowUp
from cases.rules import may_change, may_read_note, may_refer
from cases.threads import thread_fingerprint
from referrals.actions.following import delete_referral, move_referral
from referrals.actions.referrals import refer
from referrals.models import Referral
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access

# What a repetition in the same thread takes over; not when, not the note, not the count of people.
REPEATED_FIELDS = (
    "state_id", "programme_id", "platform_id", "space_id", "language_id", "kind", "offer_answered", "acts",
    "main_topic_id", "topic_ids", "claim_id", "setting", "mode", "initiative", "content_based", "placement_id", "depth",
    "duration", "region_evidence", "origin_group_id", "residence_country", "target_state_id", "audience",
    "thread_fingerprint",
)  # fmt: skip


# What a second saving of the same entry runs into.
SAVED_ALREADY = {
    "contact_saved_once",
    "contact_of_referral_once",
    "referral_of_slip_once",
    "referrals_slip_token_hash_key",
}


class ForeignEntry(Exception):
    """The client_ref already stands for somebody else's contact, or the slip belongs to another entry."""


def log_contact(
    *,
    counselor: int,
    client_ref: uuid.UUID,
    facts: dict[str, Any],
    thread_id: str = "",
    note: str = "",
    guard_overrides: int = 0,
    referral: dict[str, Any] | None = None,
    cards: Sequence[int] = (),
) -> tuple[Contact, bool]:
    """Save a contact once, with its referral and the used answer cards. Answers the contact and whether it is new.

    `client_ref` is made on the device: a second saving with the same one, also at the same moment from
    another tab, finds the first and changes nothing. Raises ForeignEntry when it is another person's.
    `facts` are the model's fields; `thread_id` is `Permalink.thread_id` and is stored as a fingerprint only.
    `referral` are the arguments of `refer` but for the counselor: both rows are saved, or none.
    `cards` are the keys of the versions that were used.
    """
    contact = Contact(
        counselor_id=counselor,
        client_ref=client_ref,
        guard_overrides=guard_overrides,
        note_changed_at=timezone.now() if note else None,
        **facts,
    )
    return _save_once(contact, thread_id=thread_id, note=note, referral=referral, cards=cards)


def repeat_contact(*, contact: Contact, counselor: int, client_ref: uuid.UUID) -> tuple[Contact, bool]:
    """*Same again*: the same facts for the next comment in the same thread, now, for one person.

    A false claim was corrected once more; answer cards count where their text was copied, so they are not taken over.
    """
    again = Contact(counselor_id=counselor, client_ref=client_ref)
    for field in REPEATED_FIELDS:
        setattr(again, field, getattr(contact, field))
    return _save_once(again)


def _save_once(
    contact: Contact,
    *,
    thread_id: str = "",
    note: str = "",
    referral: dict[str, Any] | None = None,
    cards: Sequence[int] = (),
) -> tuple[Contact, bool]:
    """One transaction, undone as a whole when the reference is taken; then the first one answers."""
    try:
        with transaction.atomic():
            if thread_id:
                contact.thread_fingerprint = thread_fingerprint(
                    thread_id, state=contact.state_id, at=contact.occurred_at
                )
            if referral:
                contact.referral = _refer(contact.counselor_id, referral)
            contact.save(force_insert=True)
            if note:
                ContactNote.objects.create(state_id=contact.state_id, contact=contact, text=note)
            if cards:
                _note_uses(contact, cards)
    except IntegrityError as error:
        if _violated(error) not in SAVED_ALREADY:
            raise
    else:
        return contact, True
    with transaction.atomic():
        first = Contact.objects.filter(state=contact.state_id, client_ref=contact.client_ref).first()
    if first is None or first.counselor_id != contact.counselor_id:
        raise ForeignEntry
    return first, False


def _note_uses(contact: Contact, cards: Sequence[int]) -> None:
    """Counted as copied, too; in the order of their keys, so that two entries never wait for each other crosswise."""
    CardUse.objects.bulk_create(
        CardUse(state_id=contact.state_id, contact=contact, version_id=version) for version in cards
    )
    for version in sorted(cards):
        record_copy(version=version)


def _refer(counselor: int, referral: dict[str, Any]) -> Referral:
    """Refer; a slip that belongs to another entry makes this a ForeignEntry."""
    try:
        return refer(counselor=counselor, **referral)
    except ValueError:
        raise ForeignEntry from None


def _violated(error: IntegrityError) -> str | None:
    """The name of the violated constraint, as Postgres tells it."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)


@transaction.atomic
def change_contact(
    *, contact: Contact, access: Access, facts: dict[str, Any], note: str, guard_overrides: int = 0
) -> Contact:
    """Change the facts and the note; the old facts stay in the history, the old note does not.

    A thread stays known only within its state: the fingerprint's key is the state's own.
    """
    _require(may_change(access, contact))
    if facts.get("state_id", contact.state_id) != contact.state_id:
        contact.thread_fingerprint = None
    old_state = contact.state_id
    for field, value in facts.items():
        setattr(contact, field, value)
    if contact.referral_id and contact.state_id != old_state:
        move_referral(referral=Referral.objects.get(state=old_state, pk=contact.referral_id), state=contact.state_id)
    if contact.state_id != old_state:
        _move_what_hangs_on(contact, old_state)
    contact.guard_overrides += guard_overrides
    if may_read_note(access, contact):
        _change_note(contact, note, old_state)
    contact.save()
    return contact


def _move_what_hangs_on(contact, old_state):
    """Used cards and agreed follow-ups go along to the other state; a case stays, so the contact leaves it."""
    contact.case = None
    CardUse.objects.filter(contact=contact.pk, state=old_state).update(state=contact.state_id)
    FollowUp.objects.filter(contact=contact.pk, state=old_state).update(state=contact.state_id, case=None)


def _change_note(contact, text, old_state):
    notes = ContactNote.objects.filter(contact=contact.pk, state=old_state)
    present = notes.first()
    if text == (present.text if present else ""):
        if present and old_state != contact.state_id:
            notes.update(state=contact.state_id)
        return
    contact.note_changed_at = timezone.now()
    notes.delete()
    if text:
        ContactNote.objects.create(state_id=contact.state_id, contact=contact, text=text)


@transaction.atomic
def upgrade_to_consultation(*, contact: Contact, access: Access) -> Contact:
    """Offer or information becomes a consultation, nothing is typed again. Others stay what they are."""
    _require(may_change(access, contact))
    if contact.kind in (Kind.OFFER, Kind.INFORMATION):
        contact.kind = Kind.CONSULTATION
        contact.offer_answered = None
        contact.save(update_fields=["kind", "offer_answered"])
    return contact


@transaction.atomic
def refer_contact(*, contact: Contact, access: Access, referral: dict[str, Any]) -> Contact:
    """Attach a referral to a contact that has none; `referral` are the arguments of `refer` but for the counselor.

    Raises ForeignEntry when its slip belongs to another entry.
    """
    _require(may_refer(access, contact))
    assert access.user_id is not None  # who may refer is signed in
    contact.referral = _refer(access.user_id, referral)
    if Act.REFERRED not in contact.acts:
        contact.acts = [*contact.acts, Act.REFERRED]
    contact.save(update_fields=["referral", "acts"])
    return contact


@transaction.atomic
def delete_contact(*, contact: Contact, access: Access, reason: str) -> None:
    """Delete a contact with its note and its referral, whose slip ends. The reason stands in the access log.

    The history keeps the deleted facts, except when the person asked for erasure (Art. 17 GDPR).
    """
    _require(may_change(access, contact))
    reason = DeleteReason(reason)
    log_access(access.scope(), "contact.delete", contact, detail=reason)
    ContactNote.objects.filter(contact=contact.pk).delete()
    key, state, referral = contact.pk, contact.state_id, contact.referral_id
    contact.delete()
    if referral:
        delete_referral(referral=Referral.objects.get(state=state, pk=referral))
    if reason is DeleteReason.ERASURE:
        ContactEvent.objects.filter(state=state, id=key).delete()


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied("Only the counselor who logged the contact and the lead change it.")
