"""Does a topic rise? One week against the mean of the eight before. Pure.

The rule, in this order:

1. Fewer than LEAST questions in the week: too few to say anything.
2. Fewer than LEAST_WEEKS weeks before are known (a programme has just begun): too early.
3. None in all weeks before: new.
4. Rising, when the week stands clear of chance *and* the difference matters: more than mean + 2 × √mean (counts of
   independent questions scatter about their mean by its square root, after Poisson; two of these are seldom chance),
   and at least a quarter more than the mean.
5. Otherwise as usual.

An unfinished week is compared with whole ones: what rises by Thursday rises.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

WEEKS_BEFORE = 8
LEAST, LEAST_WEEKS = 5, 4
TIMES = 1.25


class Verdict(TextChoices):
    NEW = "new", _("new")
    RISING = "rising", _("rising")
    USUAL = "usual", _("as usual")
    FEW = "few", _("too few to say")
    EARLY = "early", _("too early to say")


def verdict_of(this_week: int, before: Sequence[int]) -> Verdict:
    """`before` are the weeks before that are known, at most eight.

    >>> verdict_of(14, [6] * 8), verdict_of(9, [6] * 8), verdict_of(5, [0] * 8), verdict_of(4, [0] * 8)
    (<Verdict.RISING: 'rising'>, <Verdict.USUAL: 'usual'>, <Verdict.NEW: 'new'>, <Verdict.FEW: 'few'>)
    """
    if this_week < LEAST:
        return Verdict.FEW
    if len(before) < LEAST_WEEKS:
        return Verdict.EARLY
    mean = sum(before) / len(before)
    if mean == 0:
        return Verdict.NEW
    clear_of_chance = this_week > mean + 2 * sqrt(mean)
    return Verdict.RISING if clear_of_chance and this_week >= TIMES * mean else Verdict.USUAL


@dataclass(frozen=True)
class Course:
    """Questions by week: WEEKS_BEFORE weeks, the oldest first, then the week itself.

    `known` says how many of the weeks before count: those since the programme's first entry.
    """

    weeks: tuple[int, ...]
    known: int = WEEKS_BEFORE

    @property
    def this_week(self) -> int:
        return self.weeks[-1]

    @property
    def before(self) -> tuple[int, ...]:
        return self.weeks[:-1][WEEKS_BEFORE - self.known :]

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.this_week, self.before)

    @property
    def is_rising(self) -> bool:
        return self.verdict in (Verdict.NEW, Verdict.RISING)

    @property
    def mean(self) -> float:
        return sum(self.before) / len(self.before) if self.before else 0.0

    @property
    def usual(self) -> str:
        """The mean as it may be said: whole, since these are small numbers; “<1” for less than one."""
        return "<1" if 0 < self.mean < 1 else str(round(self.mean))
