"""Small numbers hidden from who works with figures alone: a group of fewer than five is told with others. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

LEAST = 5


class Slice(NamedTuple):
    """A group, how many people, and the hours they were there; `key` None: groups told together."""

    key: str | int | None
    people: int
    minutes: int


def folded(slices: Iterable[Slice], *, least: int = LEAST) -> list[Slice]:
    """Groups below `least` become one; if that one is still too small it takes the next larger group in.

    So nobody finds a hidden group by subtracting the others from the sum. Largest first, what was folded last. A
    whole of fewer than `least` people is one fold without its number told apart.

    >>> folded([Slice("a", 9, 0), Slice("b", 6, 0), Slice("c", 2, 0)])
    [Slice(key='a', people=9, minutes=0), Slice(key=None, people=8, minutes=0)]
    """
    ordered = sorted(slices, key=lambda each: (-each.people, str(each.key)))
    small = [each for each in ordered if 0 < each.people < least]
    large = [each for each in ordered if each.people >= least]
    if not small:
        return large
    while large and (sum(each.people for each in small) < least or len(small) < 2):
        small.append(large.pop())
    rest = Slice(None, sum(each.people for each in small), sum(each.minutes for each in small))
    return [*large, rest]
