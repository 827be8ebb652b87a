"""Who of a report is who of the session. Sure by address or by the whole name; everything else a person decides."""

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from training.attendance.online.reading import Attendee, plain_name
from training.models import Registration

ALIKE = 0.72
SUGGESTED = 5
MOST_SPELLED = 20_000  # comparisons letter by letter; a larger report compares whole words alone


class By(StrEnum):
    """How somebody was recognised; TEAM are the session's trainers."""

    EMAIL = "email"
    NAME = "name"
    TEAM = "team"
    NOBODY = ""


@dataclass
class Match:
    """A person of the report. `suggested` are registrations that may be theirs, the likeliest first."""

    attendee: Attendee
    registration: Registration | None = None
    by: By = By.NOBODY
    suggested: list[Registration] = field(default_factory=list)


def match(attendees: list[Attendee], registrations: list[Registration], team: list[str]) -> list[Match]:
    """Every attendee once; a registration goes to one attendee at most, the surest first.

    A name that two registrations share decides nothing.
    """
    matches = [Match(each) for each in attendees]
    by_email = {each.email.casefold(): each for each in registrations if each.email}
    taken: set[int] = set()
    for each in matches:
        found = by_email.get(each.attendee.email) if each.attendee.email else None
        if found and found.pk not in taken:
            each.registration, each.by = found, By.EMAIL
            taken.add(found.pk)
    _by_name(matches, registrations, taken)
    trainers = {plain_name(name) for name in team}
    for each in matches:
        if each.registration is None and plain_name(each.attendee.name) in trainers:
            each.by = By.TEAM
    rest = [(each, plain_name(each.name).split()) for each in registrations if each.pk not in taken]
    open_ones = [each for each in matches if each.registration is None and each.by != By.TEAM]
    spells = len(rest) * len(open_ones) <= MOST_SPELLED
    for each in open_ones:
        each.suggested = _suggested(each.attendee, rest, spells=spells)
    return matches


def _by_name(matches: list[Match], registrations: list[Registration], taken: set[int]) -> None:
    named: dict[str, list[Registration]] = {}
    for each in registrations:
        named.setdefault(plain_name(each.name), []).append(each)
    open_ones = [(each, plain_name(each.attendee.name)) for each in matches if each.registration is None]
    times = Counter(key for _each, key in open_ones)
    for each, key in open_ones:
        same = named.get(key, [])
        if len(same) == 1 and same[0].pk not in taken and times[key] == 1:
            each.registration, each.by = same[0], By.NAME
            taken.add(same[0].pk)


def _suggested(attendee: Attendee, rest: list[tuple[Registration, list[str]]], *, spells: bool) -> list[Registration]:
    theirs = plain_name(attendee.name).split()
    scored = [(_likeness(attendee, theirs, each, ours, spells), -each.pk, each) for each, ours in rest]
    good = sorted((one for one in scored if one[0] >= ALIKE), key=lambda one: one[:2], reverse=True)
    return [each for _score, _pk, each in good[:SUGGESTED]]


def _likeness(attendee: Attendee, theirs: list[str], registration: Registration, ours: list[str], spells) -> float:
    """0 to 1: shared parts of the name count most ("Petra" may be Petra Probe), then the address, then the spelling."""
    if theirs and ours and (set(theirs) <= set(ours) or set(ours) <= set(theirs)):
        return 0.95
    local = attendee.email.partition("@")[0]
    if local and registration.email and local == registration.email.casefold().partition("@")[0]:
        return 0.9
    if any(len(part) > 2 for part in set(theirs) & set(ours)):
        return 0.85
    return SequenceMatcher(None, " ".join(theirs), " ".join(ours)).ratio() if spells else 0.0
