"""How the members of a space grew. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SPANS = (90, 365)


@dataclass(frozen=True)
class Growth:
    """From the count of the day `since` to the newest: `change` members, `percent` rounded to whole ones.

    `percent` is None when the count before was below 50: small groups double in a week.
    """

    since: date
    change: int
    percent: int | None


def growth(counts: Sequence[tuple[date, int]]) -> list[Growth]:
    """Over about a quarter and about a year: against the newest count that is at least so old.

    `counts` are (day, members) in any order. A span without such a count, or with the same one, is left out.
    """
    counts = sorted(counts)
    if not counts:
        return []
    newest_day, newest = counts[-1]
    found: list[Growth] = []
    for days in SPANS:
        before = [(day, count) for day, count in counts if day <= newest_day - timedelta(days=days)]
        if before and before[-1][0] not in {each.since for each in found}:
            day, count = before[-1]
            percent = round(100 * (newest - count) / count) if count >= 50 else None
            found.append(Growth(day, newest - count, percent))
    return found
