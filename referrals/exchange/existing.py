"""The state's entries while a file is compared with them: found by UID, by the source's number, or by likeness."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from referrals.models import AdvisoryCenter
from referrals.models.history import AdvisoryCenterEvent
from streetwork.places.folding import fold

# In percent. The name counts more: one house holds many offices, one office moves.
ALIKE = 82
NAME_SHARE = 0.65
NAME_AT_LEAST = 70
MOST_CANDIDATES = 3
BATCH = 500


class Known(NamedTuple):
    """What an entry is recognised by; `name` and `street` are folded."""

    pk: int
    uid: str
    source: str
    source_id: str
    is_merged: bool
    title: str
    name: str
    street: str
    postcode: str
    city: str


class Existing:
    """All entries of one state, read by one query."""

    def __init__(self, state: int):
        rows = AdvisoryCenter.objects.filter(state=state).values_list(
            "pk", "uid", "source", "source_id", "merged_into", "name", "street", "postcode", "city"
        )
        self.by_uid: dict[str, Known] = {}
        self.by_source: dict[tuple, Known] = {}
        self._near: dict[str, list[Known]] = defaultdict(list)
        for pk, uid, source, source_id, merged, name, street, postcode, city in rows.iterator(chunk_size=2000):
            known = Known(
                pk, str(uid), source, source_id, merged is not None, name, fold(name), fold(street), postcode, city
            )
            self.by_uid[known.uid] = known
            if source_id:
                self.by_source[source, source_id] = known
            if merged is None:
                for key in self._blocks(postcode, city):
                    self._near[key].append(known)

    def same(self, uid: str, source: str, source_id: str) -> Known | None:
        return self.by_uid.get(uid) or (self.by_source.get((source, source_id)) if source_id else None)

    def alike(self, facts: dict) -> list[dict]:
        """Entries of the same town or postcode that may be the same, the likest first."""
        name, street = fold(facts["name"]), fold(facts.get("street", ""))
        found: dict[int, tuple] = {}
        for key in self._blocks(facts.get("postcode", ""), facts.get("city", "")):
            for known in self._near.get(key, ()):
                if known.pk not in found and (score := likeness(name, street, known)) >= ALIKE:
                    found[known.pk] = score, known
        best = sorted(found.values(), key=lambda each: (-each[0], each[1].pk))[:MOST_CANDIDATES]
        return [
            {
                "id": known.pk, "name": known.title, "score": round(score),
                "address": " ".join(filter(None, [known.postcode, known.city])),
            }
            for score, known in best
        ]  # fmt: skip

    @staticmethod
    def _blocks(postcode: str, city: str) -> list[str]:
        """Only entries of one block are compared: a state may have thousands. No place at all is a block, too."""
        blocks = [key for key in (postcode, fold(city)) if key]
        return blocks or ["-"]


def likeness(name: str, street: str, known: Known) -> float:
    """0 to 100, by the folded name and, when both have one, the street.

    The same name but for the town's is worth a look at any street: offices move.
    """
    of_name = fuzz.token_set_ratio(name, known.name) * 0.5 + fuzz.token_sort_ratio(name, known.name) * 0.5
    if of_name < NAME_AT_LEAST:
        return 0
    if not street or not known.street:
        return of_name
    score = NAME_SHARE * of_name + (1 - NAME_SHARE) * fuzz.token_sort_ratio(street, known.street)
    return max(score, ALIKE) if _called_the_same(name, known) else score


def _called_the_same(name: str, known: Known) -> bool:
    town = set(fold(known.city).split())
    return set(name.split()) - town == set(known.name.split()) - town


def versions_of(centers: Iterable[int]) -> dict[int, int]:
    """The newest version (pgh_id) of each centre."""
    newest: dict[int, int] = {}
    for batch in batches(list(centers)):
        events = AdvisoryCenterEvent.objects.filter(id__in=batch)
        newest |= dict(events.order_by("id", "-pgh_id").distinct("id").values_list("id", "pgh_id"))
    return newest


def batches(things: list, size: int = BATCH):
    for start in range(0, len(things), size):
        yield things[start : start + size]
