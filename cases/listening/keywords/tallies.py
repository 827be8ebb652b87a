"""Counting per keyword and programme what it found, and whether people found that useful."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

# Adds to what is there, in the order of the keys so that two writers never wait for each other; keywords that were
# deleted meanwhile are left out.
ADD = """
    INSERT INTO cases_keywordtally (keyword_id, programme_id, hits, useful, useless)
    SELECT k.id, %s, added.hits, added.useful, added.useless
    FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[]) AS added(id, hits, useful, useless)
    JOIN cases_keyword k ON k.id = added.id
    ORDER BY k.id
    ON CONFLICT (keyword_id, programme_id) DO UPDATE SET
        hits = cases_keywordtally.hits + excluded.hits,
        useful = cases_keywordtally.useful + excluded.useful,
        useless = cases_keywordtally.useless + excluded.useless"""


def count_hits(counts: Counter, programme_id: int):
    """Add `{keyword id: hits}` to the programme's tallies."""
    _add(programme_id, [(key, number, 0, 0) for key, number in counts.items() if number > 0])


def count_feedback(keyword_ids: Iterable[int], programme_id: int, useful: bool):
    """Count one find as useful or useless for each of the keywords that made it."""
    _add(programme_id, [(key, 0, int(useful), int(not useful)) for key in set(keyword_ids)])


def _add(programme_id, rows):
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(ADD, [programme_id, *map(list, zip(*rows, strict=True))])
