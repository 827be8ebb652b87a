"""Other names of the large places and of the states, folded; in memory, because they are few."""

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from streetwork.places.folding import fold, head_of
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import Vocabulary, vocabulary

FILE = Path(__file__).parent / "data" / "exonyms.json"
# Shorter beginnings offer every second state.
SHORTEST_BEGINNING = 3


class Meant(NamedTuple):
    """The key to look for in the table, and the code of the state in which it is meant."""

    key: str
    state_code: str


@lru_cache(maxsize=1)
def exonyms() -> dict[str, list[Meant]]:
    """Folded foreign name → the places that are called so ("Colonia" → Köln)."""
    called = {}
    for place in json.loads(FILE.read_text(encoding="utf-8")):
        meant = Meant(fold(head_of(place["name"])), place["state"])
        for name in {fold(name) for names in place["called"].values() for name in names}:
            if name != meant.key:
                called.setdefault(name, []).append(meant)
    return called


def meant_by(key: str) -> list[Meant]:
    """Places whose foreign name is the key; else, for three letters and more, those whose name begins with it."""
    called = exonyms()
    if key in called:
        return called[key]
    if len(key) < SHORTEST_BEGINNING:
        return []
    return list(dict.fromkeys(meant for name in called if name.startswith(key) for meant in called[name]))


class StateNames:
    """Every name of every state in all languages, with aliases and codes."""

    def __init__(self, words: Vocabulary):
        self.version = words.version
        self.code_of = {state.pk: state.code for state in words.states.values()}
        self.id_of = {code: pk for pk, code in self.code_of.items()}
        self.exact: dict[str, int] = {}
        for state in words.states.values():
            names = [getattr(state, f"name_{code}") for code, _name in settings.LANGUAGES]
            for name in [state.code, *filter(None, names), *state.aliases]:
                self.exact.setdefault(fold(name), state.pk)

    def begun(self, key: str) -> list[int]:
        """States of which some name begins with the key."""
        if len(key) < SHORTEST_BEGINNING:
            return []
        return list(dict.fromkeys(pk for name, pk in self.exact.items() if name.startswith(key)))

    def at_end(self, key: str) -> tuple[str, int] | None:
        """ "neustadt sachsen" → ("neustadt", id of Saxony): the longest state name at the end of a longer key."""
        words = key.split()
        for start in range(1, len(words)):
            if (pk := self.exact.get(" ".join(words[start:]))) and pk != State.DE:
                return " ".join(words[:start]), pk
        return None


_kept: StateNames | None = None


def state_names() -> StateNames:
    """As of now: read again when the states changed."""
    global _kept
    words = vocabulary()
    if _kept is None or _kept.version != words.version:
        _kept = StateNames(words)
    return _kept
