"""Small numbers hidden from who works with figures alone: a group of fewer than five is told with others. Pure.

Two selections must not tell by their difference what one of them hides (the year less a half, all programmes less one).
So each programme's half-year is folded by itself, whatever is selected, and a selection is the sum of what was folded:
it tells no more than its half-years one by one. A half-year of fewer than five people is in no sum at all. Every period
is made of whole half-years (periods.py). The figures of one day less those of the day before are not defended against.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from training.feedback.rules import LEAST


class Slice(NamedTuple):
    """A group, how many people, and the hours they were there; `key` None: groups told together."""

    key: str | int | None
    people: int
    minutes: int


def folded(slices: Iterable[Slice], *, least: int = LEAST) -> list[Slice]:
    """Groups below `least` become one; if that one is still too small it takes the next larger group in.

    So nobody finds a hidden group by subtracting the others from the sum. Largest first, what was folded last. A
    whole of fewer than `least` people is one fold: the caller leaves it out.

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


def summed(slices: Iterable[Slice]) -> list[Slice]:
    """What has the same key as one slice. Largest first, what was folded last."""
    people: Counter[str | int | None] = Counter()
    minutes: Counter[str | int | None] = Counter()
    for each in slices:
        people[each.key] += each.people
        minutes[each.key] += each.minutes
    sums = (Slice(key, number, minutes[key]) for key, number in people.items())
    return sorted(sums, key=lambda each: (each.key is None, -each.people, str(each.key)))
