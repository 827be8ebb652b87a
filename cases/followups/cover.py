"""Who answers for a follow-up on a day. Pure.

A promise outlives the absence of who gave it: the deputy of the case keeps it, else the stand-in of the absence, else
the leads of the programme. Somebody who is away, or has no right there, covers nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum


class By(Enum):
    WORKER = "worker"
    DEPUTY = "deputy"
    STAND_IN = "stand_in"
    LEADS = "leads"


@dataclass(frozen=True)
class Cover:
    """`user` is None when it is the leads'."""

    by: By
    user: int | None


def cover_of(
    *, worker: int, deputy: int | None, away: Mapping[int, int | None], can_work: Callable[[int], bool]
) -> Cover:
    """`away`: who is away on the day, with the stand-in; `can_work`: whether a person works there at all."""
    if worker not in away and can_work(worker):
        return Cover(By.WORKER, worker)
    for by, person in ((By.DEPUTY, deputy), (By.STAND_IN, away.get(worker))):
        if person is not None and person != worker and person not in away and can_work(person):
            return Cover(by, person)
    return Cover(By.LEADS, None)
