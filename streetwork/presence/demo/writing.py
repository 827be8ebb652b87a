"""Writes and removes the invented register."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from random import Random

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from streetwork.accounts.models import User
from streetwork.presence.demo.facts import member_history, rules_of, visits
from streetwork.presence.demo.register import LEADS, Entry, read_register, responsible_key
from streetwork.presence.enums import Permission, Status
from streetwork.presence.links import read_link
from streetwork.presence.models import MemberCount, Space, SpaceEvent
from streetwork.tenancy.models import Programme, State
from streetwork.tenancy.scope import current, scope
from streetwork.vocabulary.snapshot import Vocabulary, vocabulary

SINCE_DAYS = 560
# Of every nine spaces of a person one is looking for somebody.
NOBODY = 7


def seed_spaces(*, people: dict[str, User], states_of: dict[str, frozenset[str]], now: datetime, dice: Random) -> None:
    """Write the spaces that the register does not have yet, with members, states, groups and history.

    `people` are the demo people by key, `states_of` their state codes. Needs an open scope and transaction:
    each space is registered on behalf of the person who answers for it.
    """
    words, today = vocabulary(), timezone.localdate(now)
    programmes = Programme.objects.in_bulk(field_name="slug")
    turns: dict[str, int] = defaultdict(int)
    by_person: dict[User, list[tuple[Entry, Space, list]]] = defaultdict(list)
    for entry in read_register():
        key = responsible_key(entry, states_of)
        turns[key] += 1
        space = _space(entry, words, today, turns[key], dice)
        space.programme = programmes[entry.programme]
        space.responsible = None if turns[key] % 9 == NOBODY else people[key]
        space.created_at = now - timedelta(days=SINCE_DAYS - dice.randint(0, 20), hours=dice.randint(0, 8))
        counts = member_history(entry.members, today, dice)
        by_person[people[key]].append((entry, space, counts))
    for person, rows in by_person.items():
        _write(rows, person, words)
    _date_registrations()
    _change_some(people, now, dice)


def _space(entry: Entry, words: Vocabulary, today: date, turn: int, dice: Random) -> Space:
    link = read_link(entry.url, words, is_page=True)
    return Space(
        platform=link.platform, key=link.key, url=link.url, kind=link.kind, name=entry.name,
        languages=list(entry.languages), status=entry.status,
        **rules_of(entry.status, dice), **visits(entry.status, turn, today, dice),
    )  # fmt: skip


def _write(rows, person, words):
    """Rows that the register has already (somebody works with them) stay as they are."""
    known = set(Space.objects.values_list("programme", "platform", "key"))
    rows = [row for row in rows if (row[1].programme_id, row[1].platform_id, row[1].key) not in known]
    groups = {group.code: pk for pk, group in words.origin_groups.items()}
    states = dict(State.objects.values_list("code", "pk"))
    with acting(person):
        Space.objects.bulk_create(space for _entry, space, _counts in rows)
    MemberCount.objects.bulk_create(
        MemberCount(space=space, counted_on=day, count=count) for _entry, space, counts in rows for day, count in counts
    )
    for name, of_entry, ids in (("origin_groups", "groups", groups), ("states", "states", states)):
        through = Space._meta.get_field(name).remote_field.through
        column = next(f.attname for f in through._meta.fields if f.name not in ("id", "space"))
        through.objects.bulk_create(
            through(space_id=space.pk, **{column: ids[code]})
            for entry, space, _counts in rows
            for code in getattr(entry, of_entry)
        )


def acting(person: User):
    """The scope of this moment on behalf of the person, for the history's `actor`."""
    now = current()
    return scope(now.read, now.write, actor=person.pk)


def _date_registrations():
    """The trigger stamps the moment of seeding: history tells when the space was registered."""
    registered = Space.objects.filter(pk=OuterRef("id")).values("created_at")
    SpaceEvent.objects.filter(pgh_label="insert", id__in=_demo_spaces()).update(pgh_created_at=Subquery(registered))


def _change_some(people, now, dice):
    """Admins agreed here and there: an entry in the history, written by the programme's lead."""
    asked = Space.objects.filter(status=Status.JOINED, permission=Permission.ASKED, pk__in=_demo_spaces())
    for space in list(asked.select_related("programme").order_by("pk"))[:8]:
        space.permission = Permission.GRANTED
        with acting(people[LEADS[space.programme.slug]]):
            space.save(update_fields=["permission"])
        moment = now - timedelta(days=dice.randint(5, 200), minutes=dice.randint(0, 400))
        SpaceEvent.objects.filter(id=space.pk, pgh_label="update").update(pgh_created_at=moment)


def _demo_spaces():
    """Ids of all spaces that demo people registered."""
    return SpaceEvent.objects.filter(
        pgh_label="insert", actor__in=User.objects.filter(is_demo=True).values("pk")
    ).values("id")


def clear_spaces(*, used: set[int]) -> None:
    """Remove what demo people registered, with its history; spaces in `used` stay: others refer to them."""
    gone = set(_demo_spaces().values_list("id", flat=True)) - used
    Space.objects.filter(pk__in=gone).delete()
    SpaceEvent.objects.filter(id__in=gone).delete()
