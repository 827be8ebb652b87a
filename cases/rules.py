"""May this be? Pure functions over contacts and rights."""

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CONTACTS, Role

MAX_TOPICS = 12


def may_log(access: Access) -> bool:
    """Whether the person may log contacts in any running programme."""
    return bool(access.programmes_for(*READS_CONTACTS, running=True))


def leads(access: Access, contact) -> bool:
    """Whether the person leads the contact's programme in its state."""
    return contact.state_id in access.states_for(Role.LEAD, programme=contact.programme_id)


def may_change(access: Access, contact) -> bool:
    """The counselor who logged it and the lead change a contact, while its programme runs."""
    running = contact.programme_id in access.programmes_for(*READS_CONTACTS, running=True)
    return running and (contact.counselor_id == access.user_id or leads(access, contact))


def may_refer(access: Access, contact) -> bool:
    """Who may change a contact may attach a referral, once."""
    return contact.referral_id is None and may_change(access, contact)


def may_read_note(access: Access, contact) -> bool:
    """Notes are for the worker and the lead (privacy.md); colleagues see the facts."""
    return contact.counselor_id == access.user_id or leads(access, contact)


def with_main_first(topic_ids: list[int], main: int | None) -> list[int]:
    """The topics without repetition, the main one in front; the first one chosen when none is named.

    >>> with_main_first([3, 5, 3, 8], main=8)
    [8, 3, 5]
    """
    chosen = list(dict.fromkeys(topic_ids))
    if main in chosen:
        chosen.remove(main)
        chosen.insert(0, main)
    return chosen


def is_offer_answered(kind: str, answered: bool | None) -> bool | None:
    """Only a contact offer is answered or not; any other kind has no such question."""
    from cases.enums import Kind

    return bool(answered) if kind == Kind.OFFER else None
