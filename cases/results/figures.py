"""What a post led to, as figures that may be shown. Pure.

Who works with contacts sees exact numbers. For everybody else 1 and 2 are “1–2” in the smallest cell that is counted (a
placement, a kind and a calendar quarter), and every sum is a sum of such cells, over whole quarters: by setting posts,
languages, platforms, campaigns and periods against each other nothing finer than a cell can be worked out.

The need (`need`) is counted by week and topic, from all contacts and not from those of posts: a table of its own,
veiled week by week. What no veil hides: that a number has changed since somebody looked the last time, and what two
campaigns tell of the same week when they differ in a language or a topic.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, reduce
from operator import add

from django.utils.formats import number_format
from django.utils.translation import get_language

# Who does not work with contacts sees no smaller number (as in cases.incidents.figures).
SMALLEST = 3
CENT = Decimal("0.01")


@lru_cache(maxsize=4096)
def written(number: int, _language: str) -> str:
    """The number as the language in force writes it. A page of figures writes a thousand, most of them often."""
    return number_format(number, use_l10n=True, force_grouping=True)


@dataclass(frozen=True)
class Count:
    """A number, or from–to where the number itself is not shown."""

    low: int = 0
    high: int = 0

    @classmethod
    def of(cls, number: int, *, is_exact: bool) -> "Count":
        """
        >>> str(Count.of(2, is_exact=False)), str(Count.of(2, is_exact=True)), str(Count.of(0, is_exact=False))
        ('1–2', '2', '0')
        """
        return cls(number, number) if is_exact or not 0 < number < SMALLEST else cls(1, SMALLEST - 1)

    def __add__(self, other: "Count") -> "Count":
        return Count(self.low + other.low, self.high + other.high)

    def __bool__(self) -> bool:
        return self.high > 0

    def __str__(self) -> str:
        language = get_language() or ""
        low = written(self.low, language)
        return low if self.low == self.high else f"{low}–{written(self.high, language)}"


@dataclass(frozen=True)
class Outcome:
    """People answered by kind (an entry for 12 comments counts 12), and referrals by what became of them.

    An unanswered offer is no contact that came about. `contacted` and what follows count a referral once, where it
    stands now; `succeeded` counts those that stand at least at *contacted*, as everywhere.
    """

    unanswered: Count = field(default_factory=Count)
    information: Count = field(default_factory=Count)
    consultations: Count = field(default_factory=Count)
    support: Count = field(default_factory=Count)
    waiting: Count = field(default_factory=Count)
    contacted: Count = field(default_factory=Count)
    first_talk: Count = field(default_factory=Count)
    helped: Count = field(default_factory=Count)
    ended: Count = field(default_factory=Count)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(**{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)})

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    @property
    def contacts(self) -> Count:
        """All people answered, without unanswered offers."""
        return self.information + self.consultations + self.support

    @property
    def referrals(self) -> Count:
        return self.waiting + self.succeeded + self.ended

    @property
    def succeeded(self) -> Count:
        """Success counts from *contacted* on."""
        return self.contacted + self.first_talk + self.helped


def sum_of(outcomes: Iterable[Outcome]) -> Outcome:
    return reduce(add, outcomes, Outcome())


def cost_per_consultation(budget: Decimal | None, consultations: Count) -> str:
    """Budget through consultations in euros; from–to where their number is; “–” without one of the two.

    >>> cost_per_consultation(Decimal(100), Count(3, 3)), cost_per_consultation(Decimal(100), Count())
    ('33.33\xa0€', '–')
    """
    if not budget or not consultations:
        return "–"
    costs = dict.fromkeys(_euros(budget, number) for number in (consultations.high, consultations.low))
    return f"{'–'.join(costs)}\N{NO-BREAK SPACE}€"


def _euros(budget: Decimal, number: int) -> str:
    return number_format((budget / number).quantize(CENT, ROUND_HALF_UP), decimal_pos=2, use_l10n=True)
