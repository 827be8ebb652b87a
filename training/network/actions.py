"""Changing the network: institutions, their contact persons, their relations. One transaction each."""

import uuid
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import Scope
from training.enums import PartnerStatus, RelationKind
from training.models import Partner, PartnerContact, PartnerRelation
from training.network.matching import fold
from training.network.rules import DIRECTED
from training.network.stamps import stamp


class Changed(Exception):
    """A colleague changed the row since the form was opened. `row` is what it says now."""

    def __init__(self, row):
        super().__init__("changed")
        self.row = row


class Known(Exception):
    """The network has it already: `row`, or None where it came in the same moment."""

    def __init__(self, row=None):
        super().__init__("known")
        self.row = row


class InUse(Exception):
    """Other records need the institution: it can become a former one, but not go."""


def twin_of(facts: dict[str, Any], *, but: int | None = None) -> Partner | None:
    """The institution of the same name, programme and place."""
    same = Partner.objects.filter(
        programme=facts["programme_id"], name_key=fold(facts["name"]), state=facts["state_id"],
        country=facts["country"], city=facts["city"],
    )  # fmt: skip
    return (same.exclude(pk=but) if but else same).first()


@transaction.atomic
def create_partner(*, key: uuid.UUID, facts: dict[str, Any], user: int) -> tuple[Partner, bool]:
    """An institution, and whether it is new: the form's `key` saved twice is saved once. Raises Known.

    `facts` are the model's fields, with a list of topics.
    """
    facts = dict(facts)
    if saved := Partner.objects.filter(key=key).first():
        return saved, False
    if twin := twin_of(facts):
        raise Known(twin)
    topics = facts.pop("topics", [])
    try:
        with transaction.atomic():
            partner = Partner.objects.create(key=key, name_key=fold(facts["name"]), created_by_id=user, **facts)
    except IntegrityError:
        if saved := Partner.objects.filter(key=key).first():
            return saved, False
        raise Known(twin_of(facts)) from None
    partner.topics.set(topics)
    return partner, True


@transaction.atomic
def change_partner(*, partner: Partner, facts: dict[str, Any], seen: str) -> Partner:
    """Change what is said about it. Raises Changed when `seen` is not its last change, Known for a double."""
    facts = dict(facts)
    held = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    if held.updated_at.isoformat() != seen:
        raise Changed(held)
    if twin := twin_of({"programme_id": held.programme_id} | facts, but=held.pk):
        raise Known(twin)
    topics = facts.pop("topics", [])
    for name, value in facts.items():
        setattr(held, name, value)
    held.name_key, held.updated_at = fold(held.name), timezone.now()
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        raise Known from None
    held.topics.set(topics)
    return held


@transaction.atomic
def note_contact(*, partner_id: int, day: date) -> None:
    """Somebody spoke with the institution on that day; the last contact only moves forward."""
    Partner.objects.filter(Q(last_contact_on=None) | Q(last_contact_on__lt=day), pk=partner_id).update(
        last_contact_on=day, updated_at=timezone.now()
    )


@transaction.atomic
def remove_partner(*, partner: Partner) -> None:
    """Take away an institution that was entered by mistake, with its relations. Raises InUse.

    Contact persons, sessions, coachings and procedure cards keep it, also those of other states, which the person
    does not see: the database refuses then.
    """
    if partner.procedure_cards.exists() or partner.attended.exists() or partner.contacts.exists():
        raise InUse
    try:
        with transaction.atomic():
            PartnerRelation.objects.filter(Q(source=partner) | Q(target=partner)).delete()
            partner.topics.clear()
            Partner.objects.filter(pk=partner.pk)._raw_delete(using=DEFAULT_DB_ALIAS)  # noqa: SLF001 (no cascade: the database says who needs it)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError:
        raise InUse from None


@transaction.atomic
def save_person(
    *, partner: Partner, facts: dict[str, Any], user: int, scope: Scope, person: PartnerContact | None = None,
    seen: str = "",
) -> PartnerContact:  # fmt: skip
    """Enter or change a contact person; the same name at the same institution is the same person.

    What is saved counts as confirmed today. Raises Changed.
    """
    Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    if person is None:
        same = {"partner": partner, "state_id": facts["state_id"], "name__iexact": facts["name"]}
        held = PartnerContact.objects.filter(**same).first()
    else:
        held = PartnerContact.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if stamp(held) != seen:
            raise Changed(held)
    held = held or PartnerContact(partner=partner, state_id=facts["state_id"], entered_by_id=user)
    for name in ("name", "function", "email", "phone", "consent_on", "consent_how"):
        setattr(held, name, facts[name])
    held.confirmed_on = timezone.localdate()
    is_new = held.pk is None
    held.save()
    log_access(scope, "partner_contact.created" if is_new else "partner_contact.changed", held)
    return held


@transaction.atomic
def remove_person(*, person: PartnerContact, scope: Scope) -> None:
    """Their consent ended: nothing of them stays but the line of the access log."""
    log_access(scope, "partner_contact.deleted", person)
    PartnerContact.objects.filter(pk=person.pk).delete()


def relation_between(source: int, target: int, kind: str) -> PartnerRelation | None:
    """The relation of this kind; where both ends say the same of it, from whichever end."""
    ways = Q(source=source, target=target)
    if kind not in DIRECTED:
        ways |= Q(source=target, target=source)
    return PartnerRelation.objects.filter(ways, kind=kind).first()


@transaction.atomic
def create_relation(*, source: Partner, target: Partner, kind: str, facts: dict[str, Any]) -> PartnerRelation:
    """Link two institutions of one programme. Raises Known when they are linked in this way already."""
    if source.pk == target.pk or source.programme_id != target.programme_id:
        raise ValueError("A relation links two institutions of one programme.")
    pair = sorted({source.pk, target.pk})
    list(Partner.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk").values_list("pk"))
    if known := relation_between(source.pk, target.pk, kind):
        raise Known(known)
    return PartnerRelation.objects.create(source=source, target=target, kind=RelationKind(kind), **facts)


@transaction.atomic
def change_relation(*, relation: PartnerRelation, facts: dict[str, Any], seen: str) -> PartnerRelation:
    """Change its years and note. Raises Changed."""
    held = PartnerRelation.objects.select_for_update(of=("self",)).get(pk=relation.pk)
    if stamp(held) != seen:
        raise Changed(held)
    for name, value in facts.items():
        setattr(held, name, value)
    held.save()
    return held


@transaction.atomic
def remove_relation(*, relation: PartnerRelation) -> None:
    PartnerRelation.objects.filter(pk=relation.pk).delete()


@transaction.atomic
def set_status(*, partner: Partner, status: str) -> None:
    """Make it a former or an active institution; what it is already it stays."""
    Partner.objects.filter(pk=partner.pk).exclude(status=status).update(
        status=PartnerStatus(status), updated_at=timezone.now()
    )
