"""Filters and sums over published cells. Pure: nothing that comes out of here tells more than the cells themselves.

Every published number is off by at most D. A sum is off by more the more cells it holds, so each row says how many.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

PERIOD = "period"


class Number(NamedTuple):
    """One published cell: its period's code (2026-Q1), its release, the codes of the table's dimensions in order."""

    period: str
    release: int
    codes: tuple[str, ...]
    value: int


class Row(NamedTuple):
    """A published number, or the sum of several. `period` is "" when periods were summed, too."""

    period: str
    releases: tuple[int, ...]
    codes: tuple[str, ...]
    value: int
    cells: int


def chosen(numbers: Iterable[Number], dimensions: Sequence[str], wanted: Mapping[str, Collection[str]]) -> list[Number]:
    """The cells whose code is among the wanted ones in every dimension that is named.

    >>> pl, ru = Number("2026-Q1", 7, ("ST", "pl"), 12), Number("2026-Q1", 7, ("ST", "ru"), 30)
    >>> chosen([pl, ru], ("state", "language"), {"language": {"pl"}}) == [pl]
    True
    """
    tests = [(place, frozenset(wanted[name])) for place, name in enumerate(dimensions) if wanted.get(name)]
    return [number for number in numbers if all(number.codes[place] in codes for place, codes in tests)]


def summed(numbers: Iterable[Number], dimensions: Sequence[str], over: Collection[str] = ()) -> list[Row]:
    """One row for each combination of what is not summed over, by period and codes; `over` may name `period`.

    >>> pl, ru = Number("2026-Q1", 7, ("ST", "pl"), 12), Number("2026-Q1", 7, ("ST", "ru"), 30)
    >>> summed([pl, ru], ("state", "language"), ["language"])
    [Row(period='2026-Q1', releases=(7,), codes=('ST',), value=42, cells=2)]
    """
    kept = [place for place, name in enumerate(dimensions) if name not in over]
    found: dict[tuple[str, tuple[str, ...]], list] = {}
    for number in numbers:
        period = "" if PERIOD in over else number.period
        codes = tuple(number.codes[place] for place in kept)
        entry = found.setdefault((period, codes), [set(), 0, 0])
        entry[0].add(number.release)
        entry[1] += number.value
        entry[2] += 1
    return [
        Row(period, tuple(sorted(releases)), codes, value, cells)
        for (period, codes), (releases, value, cells) in sorted(found.items())
    ]
