"""Entries that may be the same centre: by three-letter groups of name and address (pg_trgm)."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, FloatField, Value
from django.db.models.functions import Concat

from referrals.models import AdvisoryCenter, PublishedCenter

MOST = 5
# Below this the names have nothing to do with each other; pg_trgm's own default, which its operator uses.
SIMILAR_NAME = 0.3
# The same house under another name is worth a look.
SAME_ADDRESS = 0.75
SIMILAR, VERY_SIMILAR = 0.5, 0.75
NAME_WEIGHT = 0.65


@dataclass(frozen=True)
class Similar:
    """An entry like the one at hand. `is_own`: an editor's entry of the own states, else a published one of others."""

    center: AdvisoryCenter | PublishedCenter
    score: float
    is_own: bool

    @property
    def is_very_similar(self) -> bool:
        return self.score >= VERY_SIMILAR


def similar_centers(
    *, name: str, street: str = "", city: str = "", states: Collection[int], leave_out: int | None = None
) -> list[Similar]:
    """At most five entries, the most similar first, in two queries.

    Of the own `states` all entries are compared, drafts too: few rows, found by state, because the wall takes
    the index from a trigram search. Of other states only the published ones with a similar name: by index.
    """
    name = " ".join(name.split())[:200]
    if len(name) < 3:
        return []
    address = " ".join(f"{street} {city}".split())[:260]
    own = AdvisoryCenter.objects.filter(state__in=states, merged_into=None)
    if leave_out is not None:
        own = own.exclude(pk=leave_out)
    others = PublishedCenter.objects.shown().exclude(state__in=states).filter(name__trigram_similar=name)
    found = [*_compared(own, name, address, True), *_compared(others, name, address, False)]
    return sorted(found, key=lambda similar: -similar.score)[:MOST]


def _compared(centers, name, address, is_own):
    rows = centers.annotate(
        like_name=TrigramSimilarity("name", name),
        like_address=TrigramSimilarity(Concat("street", Value(" "), "city"), address)
        if address
        else Value(0.0, output_field=FloatField()),
    ).order_by((F("like_name") + F("like_address")).desc(), "pk")
    if is_own:
        rows = rows.filter(like_name__gte=SIMILAR_NAME) | rows.filter(like_address__gte=SAME_ADDRESS)
    for row in rows[: MOST * 2]:
        score = _score(row, bool(address))
        if score >= SIMILAR:
            yield Similar(row, score, is_own)


def _score(row, has_address) -> float:
    """Name and address weighed; one of them without an address: the name alone, a little less sure."""
    if not has_address or not (row.street or row.city):
        return row.like_name * 0.95
    score = NAME_WEIGHT * row.like_name + (1 - NAME_WEIGHT) * row.like_address
    return max(score, SIMILAR) if row.like_address >= SAME_ADDRESS else score


def standing_for(center: AdvisoryCenter) -> AdvisoryCenter:
    """The entry that a merged one became, or itself: where an import, a link or a correction of it belongs."""
    return center.merged_into or center
