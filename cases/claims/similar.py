"""Claims that may be the same, compared letter by letter while somebody types."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

from cases.models import Claim

MOST = 4
SHORTEST = 6
# In per cent, of the better of two comparisons: all words in any order, and the best matching piece.
LIKE, VERY_LIKE = 62, 85
PIECE_WEIGHT = 0.92


@dataclass(frozen=True)
class Similar:
    claim: Claim
    likeness: float

    @property
    def is_very_similar(self) -> bool:
        return self.likeness >= VERY_LIKE


def similar_claims(*, programmes, texts, language: str = "", leave_out: int | None = None) -> list[Similar]:
    """At most four claims of the programmes like one of the texts, the most similar first; one query.

    In the team's words claims of every language are compared, in the words of people only those of `language`.
    """
    wanted = [folded for text in texts if len(folded := fold(text)) >= SHORTEST]
    if not wanted:
        return []
    claims = Claim.objects.current().filter(programme__in=programmes).exclude(pk=leave_out)
    found = [Similar(claim, _likeness(claim, wanted, language)) for claim in claims[:2000]]
    return sorted((each for each in found if each.likeness >= LIKE), key=lambda each: (-each.likeness, each.claim.pk))[
        :MOST
    ]


def _likeness(claim, wanted, language):
    own = [fold(claim.statement)]
    if claim.said and language in ("", claim.language_id):
        own.append(fold(claim.said))
    return max(likeness(a, b) for a in own for b in wanted)


def likeness(a: str, b: str) -> float:
    """0 to 100 for two folded texts."""
    piece = PIECE_WEIGHT * fuzz.partial_ratio(a, b) if min(len(a), len(b)) >= 12 else 0
    return max(fuzz.token_sort_ratio(a, b), piece)


def fold(text: str) -> str:
    """Small letters without accents, single spaces: at most 300 characters."""
    plain = unicodedata.normalize("NFKD", text[:300].replace("\x00", " ").casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.split())
