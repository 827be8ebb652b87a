"""Already answered? Threads are recognised by a keyed fingerprint of their permalink, never by the link."""

from datetime import timedelta

from django.utils import timezone

from cases.models import Contact
from streetwork.vault.fingerprints import fingerprint, fingerprints_in_scope

PURPOSE = "thread"
REMEMBERED = timedelta(days=365)


def thread_fingerprint(thread_id: str, *, state: int, at) -> bytes | None:
    """What a contact keeps of its thread; None when the link named no thread."""
    if not thread_id:
        return None
    return fingerprint(thread_id, state=state, year=timezone.localtime(at).year, purpose=PURPOSE)


def answered_before(thread_id: str, access, *, now=None, exclude=None) -> list[Contact]:
    """Contacts of the last year in the same thread that the person may see, newest first, at most five.

    Looks in all states of the scope, under the keys of this year and the last.
    """
    if not thread_id:
        return []
    now = now or timezone.now()
    year = timezone.localtime(now).year
    pairs = fingerprints_in_scope(thread_id, years=(year, year - 1), purpose=PURPOSE)
    if not pairs:
        return []
    found = (
        Contact.objects.visible_to(access)
        .in_thread(pairs)
        .filter(occurred_at__gte=now - REMEMBERED)
        .exclude(pk=exclude)
        .select_related("counselor")
        .newest_first()
    )
    return list(found[:5])


def answered_in_same_thread(contact: Contact, access) -> list[Contact]:
    """Other contacts with the contact's own fingerprint (same state and year), newest first, at most five."""
    if contact.thread_fingerprint is None:
        return []
    same = Contact.objects.visible_to(access).in_thread([(contact.state_id, bytes(contact.thread_fingerprint))])
    return list(same.exclude(pk=contact.pk).newest_first()[:5])
