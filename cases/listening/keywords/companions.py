"""Which topics people ask about in one breath, and which are mere circumstances of another.

“I am pregnant and was fired” is about work, “how do I register if I sublet” about registration. A single weak keyword
therefore makes a second topic only beside topics with which it is often asked (`data/companions.csv`), or where it
has a question of its own.
"""

import csv
import json
from functools import lru_cache
from pathlib import Path

from streetwork.vocabulary.seeding import PACKAGE

DATA = Path(__file__).resolve().parents[1] / "data" / "companions.csv"
TOPICS = PACKAGE / "vocabulary" / "data" / "topics.json"


class Companions:
    """Pairs of topics that are asked together; a topic of a topic counts as that one."""

    def __init__(self, pairs, parents: dict[int, int | None] | None = None):
        self._pairs = frozenset(frozenset(pair) for pair in pairs)
        self._listed = frozenset(topic for pair in self._pairs for topic in pair)
        self._parents = parents or {}

    def go_together(self, one: int, other: int) -> bool:
        """Whether both are often meant at once."""
        one, other = self._known(one), self._known(other)
        return one == other or frozenset((one, other)) in self._pairs

    def _known(self, topic: int) -> int:
        while topic not in self._listed and self._parents.get(topic):
            topic = self._parents[topic]
        return topic


@lru_cache(maxsize=1)
def standard_companions() -> Companions:
    """The pairs that come with the software."""
    topics = json.loads(TOPICS.read_text(encoding="utf-8"))
    numbers = {topic["code"]: topic["id"] for topic in topics}
    with DATA.open(encoding="utf-8", newline="") as file:
        pairs = [(numbers[row["topic"]], numbers[row["beside"]]) for row in csv.DictReader(file)]
    return Companions(pairs, {topic["id"]: numbers.get(topic.get("parent")) for topic in topics})
