"""Saves the invented contacts in bulk, each on behalf of its counselor, and gives them a past."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from cases.demo.contacts import Ground, Planned
from cases.demo.notes import note_about
from cases.enums import Kind
from cases.models import Contact, ContactEvent, ContactNote, SavedView
from cases.threads import PURPOSE
from streetwork.accounts.models import User
from streetwork.tenancy.scope import current, scope
from streetwork.vault.fingerprints import epoch_key, keyed_digest
from streetwork.vault.models import EpochSalt
from streetwork.vocabulary.snapshot import vocabulary

# Older notes are gone by retention (60 days under social secrecy); that there was one still shows.
NOTES_DAYS = 56
NOTED_RECENTLY, NOTED_BEFORE, CHANGED = 0.42, 0.04, 0.02


def save_contacts(planned: list[Planned], now: datetime, dice: Random) -> None:
    """Contacts, notes and history. The trigger writes the history's first versions with the right actor."""
    notes = _plan_notes(planned, now, dice)
    _add_fingerprints(planned)
    for person, plans in by_person(planned).items():
        with acting(person):
            Contact.objects.bulk_create(plan.contact for plan in plans)
            ContactNote.objects.bulk_create(
                ContactNote(state_id=contact.state_id, contact=contact, text=notes[contact.client_ref],
                            written_at=contact.created_at)
                for contact in (plan.contact for plan in plans)
                if contact.client_ref in notes
            )  # fmt: skip
    logged = Contact.objects.filter(pk=OuterRef("id")).values("created_at")
    mine = Contact.objects.filter(counselor__is_demo=True).values("pk")
    ContactEvent.objects.filter(id__in=mine, pgh_label="insert").update(pgh_created_at=Subquery(logged))
    _change_some(planned, now, dice)


def _plan_notes(planned, now, dice) -> dict:
    """client_ref → text; sets note_changed_at, also where the note is gone meanwhile."""
    topics, notes = vocabulary().topics, {}
    for plan in planned:
        contact = plan.contact
        recent = contact.created_at > now - timedelta(days=NOTES_DAYS)
        if dice.random() >= (NOTED_RECENTLY if recent else NOTED_BEFORE):
            continue
        topic = topics[contact.main_topic_id]
        text = note_about((topics[topic.parent_id] if topic.parent_id else topic).code, dice)
        if text:
            contact.note_changed_at = contact.created_at
            if recent:
                notes[contact.client_ref] = text
    return notes


def _add_fingerprints(planned):
    """As cases.threads does for one contact, with each state's and year's key derived once."""
    keys: dict[tuple[int, int], bytes] = {}
    for plan in planned:
        if not plan.thread_id:
            continue
        state, year = plan.contact.state_id, timezone.localtime(plan.contact.occurred_at).year
        if (state, year) not in keys:
            salt, _made = EpochSalt.objects.get_or_create(state_id=state, year=year)
            keys[state, year] = epoch_key(salt=bytes(salt.salt), state=state, year=year, purpose=PURPOSE)
        plan.contact.thread_fingerprint = keyed_digest(keys[state, year], plan.thread_id)


def by_person(planned: Iterable[Planned]) -> dict[User, list[Planned]]:
    """What each person logged."""
    people = defaultdict(list)
    for plan in planned:
        people[plan.contact.counselor].append(plan)
    return people


def acting(person: User):
    """The scope of the moment, with this person as who acts: the history names them."""
    now = current()
    return scope(now.read, now.write, actor=person.pk)


def _change_some(planned, now, dice):
    """Some entries were corrected or became a consultation within two days; the history shows it."""
    for plan in planned:
        contact = plan.contact
        if dice.random() >= CHANGED or contact.kind == Kind.CRISIS:
            continue
        moment = min(now, contact.created_at + timedelta(minutes=dice.randint(5, 2600)))
        if contact.kind == Kind.INFORMATION and contact.people_reached == 1:
            contact.kind = Kind.CONSULTATION
        else:
            contact.people_reached += 1
        with acting(contact.counselor):
            contact.save(update_fields=["kind", "people_reached"])
        ContactEvent.objects.filter(id=contact.pk, pgh_label="update").update(pgh_created_at=moment)


def save_views(person: User, ground: Ground) -> None:
    """Two filters that the main demo counselor uses every week."""
    state = ground.states["NW"].pk
    for name, query in (("Rumänisch in NRW", f"state={state}&language=ro"), ("Meine Angebote", "who=me&kind=offer")):
        SavedView.objects.update_or_create(user=person, name=name, defaults={"query": query})
