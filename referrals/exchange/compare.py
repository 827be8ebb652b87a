"""What a line would change of an entry: field by field, old → new. Pure."""

from copy import copy

from referrals.enums import Status
from referrals.hours import BadHours, read_hours, stored_hours
from referrals.rules import missing_for_publication

# Degrees; about half a metre. Tables are written with five or six decimals.
SAME_PLACE = 0.000_006
SETS = {"languages", "interpreter_languages", "topic_ids", "target_groups", "first_contact", "served_state_ids"}


def changes_of(center, facts: dict, point: list | None) -> list[list]:
    """[field, old, new] of each fact that the centre would get anew; `point` stands in for missing coordinates.

    The point of a postcode counts only where the centre gets another postcode.
    """
    wanted = dict(facts)
    if point and "latitude" not in facts and _moves(center, facts):
        wanted |= {"latitude": point[0], "longitude": point[1]}
    changes = []
    for field, said in wanted.items():
        old = getattr(center, field)
        new = with_exceptions(old, said) if field == "hours" else said
        if not is_same(field, old, new):
            changes.append([field, old, new])
    ages = {field: new for field, _old, new in changes if field in ("minimum_age", "maximum_age")}
    return [change for change in changes if change[0] not in ages] if _crossed(center, ages) else changes


def breaks_publication(center, changes: list[list]) -> bool:
    """Whether a public entry would lose what a public one needs (a cleared field)."""
    if center.status != Status.PUBLISHED or not changes:
        return False
    changed = copy(center)
    for field, _old, new in changes:
        setattr(changed, field, new)
    return bool(missing_for_publication(changed))


def _crossed(center, ages) -> bool:
    """One age of the file against the other of the entry: the database would refuse the row."""
    low = ages.get("minimum_age", center.minimum_age)
    high = ages.get("maximum_age", center.maximum_age)
    return bool(ages) and low is not None and high is not None and low > high


def _moves(center, facts) -> bool:
    return facts.get("postcode", center.postcode) != center.postcode


def with_exceptions(old, new):
    """A cell of opening hours has no exceptions: the entry keeps its own."""
    exceptions = (old or {}).get("exceptions") or []
    return {**new, "exceptions": exceptions} if new and exceptions else new


def is_same(field: str, old, new) -> bool:
    """Whether the value says what the entry says; order and empty forms do not count."""
    if old in (None, "", [], {}) and new in (None, "", [], {}):
        return True
    if field in SETS:
        return set(old or ()) == set(new or ())
    if field in ("latitude", "longitude"):
        return old is not None and new is not None and abs(old - new) <= SAME_PLACE
    if field == "hours":
        return _said(old) == _said(new)
    if isinstance(old, str) and isinstance(new, str):
        return old.replace("\r\n", "\n").strip() == new.replace("\r\n", "\n").strip()
    return old == new


def _said(hours):
    try:
        return stored_hours(read_hours(hours or {}))
    except BadHours:
        return hours
