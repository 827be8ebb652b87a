"""Everyday contacts of thirty months, so that every chart has a shape: season, growth, and languages that rise.

They are the last thing to be written: what the other rooms tell is about the contacts of the running story alone. The
archived programme gets its own two years.
"""

import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from cases.demo.contacts import Ground, Inventor, Planned
from cases.demo.mixes import INTEGRIF, WORK, Work
from cases.demo.moments import moments
from cases.demo.places import Places
from cases.demo.talks import FIRST_ACT
from cases.demo.threads import FIRST_NUMBER, link_into
from cases.demo.writing import acting, by_person
from cases.enums import Act
from cases.models import Contact, ContactEvent
from cases.queries import local_midnight
from referrals.demo import Centers, Wanted
from referrals.demo.ladders import LEVELS, ladder
from referrals.enums import Level, SetBy
from referrals.models import Referral, ReferralStep
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.permalinks import Permalink, parse
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.weeks import monday_of

MONTHS = 30
TIMES = 9.6  # for each contact of the running story
# How much more a language is asked in at the end than at the beginning; the others grow with everybody.
RISING = {"it": 3.6, "vi": 1.9, "pt": 1.5, "ru": 1.4, "pl": 0.75}
ARCHIVE = Work(INTEGRIF, 1500, 0, {"de": 70, "en": 30}, {"ST": 1})
ARCHIVIST, ARCHIVE_YEARS = "archive", (date(2018, 1, 8), date(2019, 12, 20))
REFERRED = 0.55
# Marks the entries of this module: version 8 of RFC 9562 leaves these bits to us.
FIRST, LAST = uuid.UUID(int=0xDE30DE30 << 96), uuid.UUID(int=(0xDE30DE31 << 96) - 1)


def is_seeded() -> bool:
    return Contact.objects.filter(client_ref__range=(FIRST, LAST)).exists()


def seed(*, people, now: datetime, dice: Random) -> None:
    """About 31,000 contacts with their referrals, up to the Monday of the running week."""
    programmes = Programme.objects.in_bulk(field_name="slug")
    ground = Ground(people, programmes, State.objects.in_bulk(field_name="code"), vocabulary())
    places = Places(ground.words, dice)
    places.threads = _NoThreads(ground)
    inventor = Inventor(ground, places, now, dice)
    planned = [_invented(inventor, key, at, work, dice) for at, key, work in _calendar(ground, now, dice)]
    _refer([plan.contact for plan in planned], now, dice)
    _save(planned)


def clear() -> None:
    """The contacts go with `clear_demo`."""


class _NoThreads:
    """Reading one link for each space is enough: which thread it was is forgotten."""

    def __init__(self, ground: Ground):
        self.patterns, self.links = ground.words.patterns, {}

    def next(self, space, _at) -> Permalink:
        if space.pk not in self.links:
            self.links[space.pk] = parse(link_into(space.url, FIRST_NUMBER), self.patterns)
        return self.links[space.pk]


def _calendar(ground: Ground, now: datetime, dice: Random) -> list[tuple[datetime, str, Work]]:
    monday = monday_of(timezone.localdate(now))
    end, calendar = local_midnight(monday), []
    for key, work in WORK.items():
        begin = max(monday - timedelta(days=MONTHS * 30.4), ground.programmes[work.programme].starts or date.min)
        whole = (end.date() - begin).days
        calendar += [
            (at, key, _risen(work, (at.date() - begin).days / whole))
            for at in moments(int(work.contacts * TIMES), begin=begin, now=end, this_week=0, dice=dice)
        ]
    first, last = ARCHIVE_YEARS
    end = local_midnight(last)
    calendar += [
        (at, ARCHIVIST, ARCHIVE) for at in moments(ARCHIVE.contacts, begin=first, now=end, this_week=0, dice=dice)
    ]
    return sorted(calendar, key=lambda each: each[:2])


def _risen(work: Work, progress: float) -> Work:
    """The mix of languages at this part (0 to 1) of the time."""
    grown = {
        language: weight * (1 + (RISING.get(language, 1) - 1) * progress) for language, weight in work.languages.items()
    }
    return replace(work, languages=grown)


def _invented(inventor: Inventor, key: str, at: datetime, work: Work, dice: Random) -> Planned:
    plan = inventor.invent(key, at, work)
    contact = plan.contact
    contact.client_ref = uuid.UUID(int=(0xDE30DE30 << 96) | (dice.getrandbits(96) & ~(0xF << 76) | (0x8 << 76)))
    if Act.REFERRED not in contact.acts and dice.random() < 0.06:
        contact.acts = [next(iter(FIRST_ACT)).value, Act.REFERRED.value]
    return plan


def _refer(contacts: list[Contact], now: datetime, dice: Random) -> None:
    """Referrals without slips: the address was given, or somebody introduced."""
    centers, made = Centers(), []
    levels = {level: weight for level, weight in LEVELS.items() if level != Level.SLIP}
    for contact in contacts:
        if Act.REFERRED not in contact.acts or dice.random() >= REFERRED:
            continue
        want = Wanted(
            key=None, state=contact.state_id, programme=contact.programme_id, counselor=contact.counselor_id,
            topics=tuple(contact.topic_ids), language=contact.language_id, at=contact.occurred_at,
            target_state=contact.target_state_id,
        )  # fmt: skip
        if chosen := centers.best(want, dice):
            level = dice.choices(list(levels), list(levels.values()))[0]
            made.append((contact, chosen, level, ladder(level, want.at, now, dice)))
    referrals = [
        Referral(
            state_id=contact.state_id, programme_id=contact.programme_id, counselor_id=contact.counselor_id,
            center=center, topic_id=topic, language_id=contact.language_id, level=level,
            suggested_at=contact.occurred_at, result=steps[-1][0], result_at=steps[-1][2],
        )
        for contact, (topic, center), level, steps in made
    ]  # fmt: skip
    Referral.objects.bulk_create(referrals, batch_size=2000)
    for (contact, *_rest), referral in zip(made, referrals, strict=True):
        contact.referral = referral
    ReferralStep.objects.bulk_create(
        (
            ReferralStep(
                state_id=referral.state_id, referral=referral, result=result, set_by=by, at=at,
                user_id=referral.counselor_id if by == SetBy.COUNSELOR else None,
            )
            for (*_rest, steps), referral in zip(made, referrals, strict=True)
            for result, by, at in steps
        ),
        batch_size=5000,
    )  # fmt: skip


def _save(planned: list[Planned]) -> None:
    """In columns, not in rows: Postgres refuses COPY into a table behind row-level security, this is next to it."""
    columns = [field for field in Contact._meta.concrete_fields if not field.primary_key]
    for person, plans in by_person(planned).items():
        with acting(person), connection.cursor() as cursor:
            values = [[_value(field, plan.contact) for plan in plans] for field in columns]
            cursor.execute(_insert(columns), values)
    logged = Contact.objects.filter(pk=OuterRef("id")).values("created_at")
    ours = Contact.objects.filter(client_ref__range=(FIRST, LAST)).values("pk")
    ContactEvent.objects.filter(id__in=ours).update(pgh_created_at=Subquery(logged))


def _insert(columns) -> str:
    types = [field.db_type(connection) for field in columns]
    names = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    # An array of arrays would be flattened: lists travel as text.
    arrays = ", ".join("%s::text[]" if "[]" in kind else f"%s::{kind}[]" for kind in types)
    cells = ", ".join(f"c{at}::{kind}" if "[]" in kind else f"c{at}" for at, kind in enumerate(types))
    given = ", ".join(f"c{at}" for at in range(len(types)))
    return f"INSERT INTO cases_contact ({names}) SELECT {cells} FROM unnest({arrays}) AS given ({given})"  # noqa: S608


def _value(field, contact: Contact):
    value = getattr(contact, field.attname)
    if isinstance(value, list):
        return "{" + ",".join(map(str, value)) + "}"
    return field.get_db_prep_save(value, connection) if field.attname == "residence_country" else value
