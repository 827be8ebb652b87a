"""May this be, and does it rise? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.claims.enums import Status
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CONTACTS, WRITES_TRENDS

BEFORE = 8
# Fewer than three in a week is chance; half as many again as usual is a sign.
AT_LEAST, TIMES = 3, 1.5


@dataclass(frozen=True)
class Trend:
    """Corrections and sightings of a claim by week: the eight weeks before, then the running one."""

    weeks: tuple[int, ...]

    @classmethod
    def of(cls, *series: Sequence[int]) -> "Trend":
        """The sum of several series of BEFORE + 1 numbers, the running week last.

        >>> Trend.of([0] * 8 + [2], [0] * 8 + [1])
        Trend(weeks=(0, 0, 0, 0, 0, 0, 0, 0, 3))
        """
        return cls(tuple(sum(week) for week in zip(*series, strict=True)))

    @property
    def this_week(self) -> int:
        return self.weeks[-1]

    @property
    def mean(self) -> float:
        """Of the weeks before the running one."""
        before = self.weeks[:-1]
        return sum(before) / len(before)

    @property
    def is_rising(self) -> bool:
        return self.this_week >= AT_LEAST and self.this_week >= TIMES * self.mean

    @property
    def rise(self) -> float:
        """By how much the running week stands above the mean."""
        return self.this_week - self.mean


def may_write(access: Access, claim) -> bool:
    """Counselors, campaign editors and leads of the programme, while it runs; a merged claim rests."""
    return claim.merged_into_id is None and claim.programme_id in access.programmes_for(*WRITES_TRENDS, running=True)


def has_answer(claim) -> bool:
    """There is something to check: what is right, or a card."""
    return bool(claim.correction.strip() or claim.card_id)


def stamp(claim) -> str:
    """Tells whether the texts are those that somebody read."""
    return claim.edited_at.isoformat()


def may_check(access: Access, claim) -> bool:
    """Four eyes: whoever may write, but not who wrote it last; an open claim that has an answer."""
    mine = access.user_id == (claim.edited_by_id or claim.created_by_id)
    return claim.status == Status.OPEN and has_answer(claim) and not mine and may_write(access, claim)


def may_correct(access: Access, claim) -> bool:
    """Whether the person logs contacts in the claim's programme."""
    return claim.merged_into_id is None and claim.programme_id in access.programmes_for(*READS_CONTACTS, running=True)
