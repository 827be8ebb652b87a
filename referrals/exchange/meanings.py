"""Words of a file → keys of our lists: topics, languages, states, target groups … in any of the eight languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import override

from referrals.enums import Accessibility, Area, FirstContact, TargetGroup
from streetwork.places.folding import fold
from streetwork.places.names import state_names
from streetwork.vocabulary.snapshot import Vocabulary, vocabulary

ENUMS = {
    "area": Area, "accessibility": Accessibility, "first_contact": FirstContact, "target_groups": TargetGroup,
}  # fmt: skip
# What one cell holds many of.
LISTS = {"topics", "languages", "served_states", "first_contact", "target_groups"}
# Words that offices use beside the names of our lists.
ALSO = {
    "area": {"stadt": "city", "kreis": "district", "landkreis": "district", "land": "state",
             "bundesweit": "nationwide"},
    "accessibility": {"ja": "yes", "nein": "no", "teilweise": "partly", "yes": "yes", "no": "no",
                      "unbekannt": "unknown"},
    "first_contact": {"telefon": "phone", "mail": "email", "e mail": "email", "whatsapp": "chat", "vor ort": "walk_in",
                      "ohne termin": "walk_in", "offene sprechstunde": "walk_in"},
    "target_groups": {},
}  # fmt: skip
# From strong to weak: a name that holds a comma is tried whole before it is cut.
SEPARATORS = (re.compile(r"[;|\n]"), re.compile(","), re.compile(r"/|\s+(?:und|and|i|și|y|и)\s+"))


@dataclass
class Meanings:
    """`known` has folded words → keys; what the editor assigned by hand counts first, "" leaves the word out."""

    kind: str
    known: dict[str, str | int]
    by_hand: dict[str, str] = field(default_factory=dict)

    @property
    def is_list(self) -> bool:
        return self.kind in LISTS

    def read(self, cell: str) -> tuple[list, list[str]]:
        """The keys in the cell, each once, and the words that nobody knows."""
        keys, unknown = [], []
        for word in self._words(cell, 0):
            key = self._key(word)
            if key is None:
                unknown.append(word)
            elif key != "" and key not in keys:
                keys.append(key)
        return keys, unknown

    def _key(self, word: str):
        chosen = self.by_hand.get(word)
        if chosen is not None:
            return int(chosen) if chosen.isdecimal() else chosen
        folded = fold(word)
        return self.known.get(folded, self.known.get(folded.replace(" ", "_")))

    def _words(self, cell: str, depth: int) -> Iterable[str]:
        cell = cell.strip()
        if not cell:
            return
        if not self.is_list or depth == len(SEPARATORS) or self._key(cell) is not None:
            yield cell
            return
        parts = SEPARATORS[depth].split(cell)
        if depth == len(SEPARATORS) - 1 and not any(self._key(part.strip()) is not None for part in parts):
            yield cell
            return
        for part in parts:
            yield from self._words(part, depth + 1)


def meanings(kind: str, by_hand: dict | None = None) -> Meanings:
    """The known words of a kind, with what was assigned by hand."""
    words = vocabulary()
    if kind in ENUMS:
        known = _of_enum(ENUMS[kind], ALSO[kind])
    elif kind in ("states", "served_states"):
        known = dict(state_names().exact) | {f"de {code.casefold()}": pk for code, pk in state_names().id_of.items()}
    elif kind == "languages":
        known = _of_entries(words.languages.values(), lambda entry: [entry.code, entry.own_name])
    else:
        known = _of_topics(words)
    return Meanings(kind, known, by_hand or {})


def _of_enum(enum, also) -> dict:
    known = {fold(value): value for value in enum.values} | also
    for code, _name in settings.LANGUAGES:
        with override(code):
            known |= {fold(str(label)): value for value, label in enum.choices if fold(str(label))}
    return known


def _of_topics(words: Vocabulary) -> dict:
    """Codes and names of all; search words only of topics that nobody else shares them with."""
    topics = list(words.topics.values())
    return _of_entries(topics, lambda topic: [topic.code, topic.code.replace("_", " ")])


def _of_entries(entries, others) -> dict:
    known: dict = {}
    for entry in entries:
        names = [getattr(entry, f"name_{code}") for code, _name in settings.LANGUAGES]
        for name in filter(None, [*others(entry), *names]):
            known.setdefault(fold(name), entry.pk)
    return known


def choices(kind: str) -> list[tuple]:
    """What an editor may assign to an unknown word, as choices of a select."""
    words = vocabulary()
    if kind in ENUMS:
        return list(ENUMS[kind].choices)
    if kind in ("states", "served_states"):
        return [(str(state.pk), state.name) for state in words.states.values()]
    if kind == "languages":
        return [(entry.pk, entry.name) for entry in words.languages.values() if not entry.is_retired]
    return [
        (str(topic.pk), label)
        for top, children in words.topic_tree
        for topic, label in [(top, top.name), *((child, f"– {child.name}") for child in children)]
    ]


def written(kind: str, value) -> str:
    """The cell that is read back as the value: codes with commas."""
    words = vocabulary()
    values = value if isinstance(value, (list, tuple)) else [value]
    if kind == "topics":
        values = [words.topics[pk].code for pk in values if pk in words.topics]
    elif kind in ("states", "served_states"):
        values = [words.states[pk].code for pk in values if pk in words.states]
    return ", ".join(map(str, values))
