"""From a contact to a case, and contacts that belong to one."""

from django.db import IntegrityError, transaction

from cases.actions import upgrade_to_consultation
from cases.casework.actions.locking import locked, require, touch
from cases.casework.codes import new_code
from cases.casework.rules import may_open, rights_of
from cases.models import Case, CaseKey, Contact, FollowUp
from cases.rules import may_change
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.vault.sealing import new_wrapped_key

TRIES = 5


class OtherPlace(Exception):
    """The contact belongs to another state or programme than the case, or to another case already."""


@transaction.atomic
def open_case(*, contact: Contact, access: Access) -> Case:
    """The case of a contact; a new one takes over what the contact knows. Nothing is typed twice.

    An offer or information becomes a consultation on the way. Two tabs at the same moment get the same case, because
    the contact's row is locked. Raises PermissionDenied when the person may not change the contact.
    """
    require(may_open(access, contact))
    contact = _locked_contact(contact)
    if contact.case_id:
        return Case.objects.get(state=contact.state_id, pk=contact.case_id)
    upgrade_to_consultation(contact=contact, access=access)
    case = _insert(contact, access.person)
    _join(contact, case)
    log_access(access.scope(), "case.open", case)
    return case


def _join(contact: Contact, case: Case | None) -> None:
    """What was agreed in the contact goes along."""
    contact.case = case
    contact.save(update_fields=["case"])
    FollowUp.objects.filter(state=contact.state_id, contact=contact.pk).update(case=case)


def _locked_contact(contact: Contact) -> Contact:
    return Contact.objects.select_for_update(of=("self",)).get(state=contact.state_id, pk=contact.pk)


def _insert(contact: Contact, worker: int) -> Case:
    """A code that somebody else takes at the same moment is drawn anew."""
    for attempt in range(1, TRIES + 1):
        case = Case(
            state_id=contact.state_id, code=_free_code(contact.state_id), programme_id=contact.programme_id,
            worker_id=worker, language_id=contact.language_id, platform_id=contact.platform_id,
            main_topic_id=contact.main_topic_id, topic_ids=contact.topic_ids,
        )  # fmt: skip
        try:
            with transaction.atomic():
                return insert_with_key(case)
        except IntegrityError:
            if attempt == TRIES:
                raise
    raise AssertionError("unreachable")


def _free_code(state: int) -> str:
    return new_code(lambda code: Case.objects.filter(state=state, code=code).exists())


def insert_with_key(case: Case) -> Case:
    """Save a new case together with the key of its texts."""
    case.save(force_insert=True)
    CaseKey.objects.create(state_id=case.state_id, case=case, wrapped=new_wrapped_key(bound_to=case.place))
    return case


@transaction.atomic
def attach_contact(*, contact: Contact, case: Case, access: Access) -> None:
    """A later contact with the same person. Raises OtherPlace, PermissionDenied."""
    require(may_change(access, contact))
    case, contact = locked(case), _locked_contact(contact)
    require(rights_of(access, case).writes)
    if contact.case_id == case.pk:
        return
    if (contact.state_id, contact.programme_id) != (case.state_id, case.programme_id) or contact.case_id:
        raise OtherPlace
    _join(contact, case)
    touch(case)
    log_access(access.scope(), "case.attach", case)


@transaction.atomic
def detach_contact(*, contact: Contact, access: Access) -> None:
    """It was another person after all. Does nothing when the contact belongs to no case."""
    contact = _locked_contact(contact)
    if contact.case_id is None:
        return
    case = locked(Case.objects.get(state=contact.state_id, pk=contact.case_id))
    require(rights_of(access, case).writes)
    _join(contact, None)
    log_access(access.scope(), "case.detach", case)
