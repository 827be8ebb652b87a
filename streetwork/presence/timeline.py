"""The history of a space: who changed which fact from what to what."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from streetwork.accounts.models import User
from streetwork.presence.models import TRACKED, Space, SpaceEvent
from streetwork.vocabulary.snapshot import Vocabulary

SHOWN = 30
FACTS = [name for name in TRACKED if name not in ("id", "programme", "platform")]


@dataclass(frozen=True)
class Fact:
    """One changed fact, in words; "" stands for nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One change. Without facts it is the registration."""

    at: datetime
    who: str
    facts: tuple[Fact, ...] = ()


def timeline(space: Space, vocabulary: Vocabulary) -> list[Entry]:
    """The newest changes first, at most SHOWN. Two queries."""
    events = list(SpaceEvent.objects.filter(id=space.pk).order_by("-pgh_id")[: SHOWN + 1])
    people = _names(events)
    entries = [
        Entry(new.pgh_created_at, people.get(new.actor_id, ""), facts)
        for new, old in pairwise(events)
        if (facts := tuple(_facts(old, new, vocabulary, people)))
    ]
    if events and events[-1].pgh_label == "insert":
        entries.append(Entry(events[-1].pgh_created_at, people.get(events[-1].actor_id, "")))
    return entries[:SHOWN]


def _names(events) -> dict[int, str]:
    ids = {event.actor_id for event in events} | {event.responsible_id for event in events}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids - {None})}


def _facts(old, new, vocabulary, people):
    for name in FACTS:
        field = Space._meta.get_field(name)
        before, after = getattr(old, field.attname), getattr(new, field.attname)
        if before != after:
            label = str(field.verbose_name)
            yield Fact(label, _words(field, before, vocabulary, people), _words(field, after, vocabulary, people))


def _words(field, value, vocabulary, people) -> str:
    if value in (None, "", []):
        return ""
    if field.name == "responsible":
        return people.get(value, _("a former member"))
    if field.name == "languages":
        return language_names(value, vocabulary)
    if field.name in ("last_visit", "next_visit"):
        return date_format(value, "SHORT_DATE_FORMAT")
    return str(dict(field.flatchoices).get(value, value))


def language_names(codes, vocabulary: Vocabulary) -> str:
    """The names of the languages, in the order of the vocabulary."""
    return ", ".join(language.name for code, language in vocabulary.languages.items() if code in codes)
