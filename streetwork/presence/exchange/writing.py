"""The register as a table: what the list shows, in the columns of the import."""

from streetwork.presence.exchange.columns import columns
from streetwork.presence.models import Space
from streetwork.vocabulary.snapshot import Vocabulary, vocabulary


def headings() -> list[str]:
    return list(columns())


def lines(spaces) -> list[list]:
    """The spaces in their order. Needs with_members(). Three queries."""
    words = vocabulary()
    chosen = spaces.select_related("responsible").prefetch_related("origin_groups", "states", "member_counts")
    return [[cell(space, key, words) for key in columns()] for space in chosen]


def cell(space: Space, key: str, words: Vocabulary) -> str:
    """A fact of the space as the import understands it."""
    if key in WRITTEN:
        return WRITTEN[key](space, words)
    value = getattr(space, key)
    return "" if value is None else str(value)


def _newest(space):
    return next(iter(space.member_counts.all()), None)


def _members(space, _words):
    counted = _newest(space)
    return str(counted.count) if counted else ""


def _counted_on(space, _words):
    counted = _newest(space)
    return counted.counted_on.isoformat() if counted else ""


WRITTEN = {
    "programme": lambda space, words: words.programmes[space.programme_id].slug,
    "languages": lambda space, _words: ", ".join(space.languages),
    "origin_groups": lambda space, _words: ", ".join(sorted(group.code for group in space.origin_groups.all())),
    "states": lambda space, _words: ", ".join(sorted(state.code for state in space.states.all())),
    "responsible": lambda space, _words: str(space.responsible or ""),
    "members": _members,
    "counted_on": _counted_on,
}
