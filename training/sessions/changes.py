"""What a session is to become: the values that its form hands to the actions."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from streetwork.web import steps


class Refused(steps.Refused):
    """It is not possible. `code` says why: status, date, place, people, attendance, seats, version, retired."""


@dataclass(frozen=True)
class PlannedDate:
    """From when to when. `pk` is the date that it changes; None for a new one."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    note: str = ""
    pk: int | None = None


@dataclass(frozen=True)
class PlannedTrainer:
    """Somebody of the team (`user`) or from outside, by name."""

    name: str
    user: int | None = None
    is_public: bool = False


@dataclass(frozen=True)
class Plan:
    """`facts` are fields of TrainingSession (`…_id` for references), `states` keys; dates in any order."""

    facts: dict[str, Any]
    dates: tuple[PlannedDate, ...] = ()
    trainers: tuple[PlannedTrainer, ...] = ()
    states: tuple[int, ...] = field(default=())
