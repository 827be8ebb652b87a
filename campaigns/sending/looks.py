"""What needs a look by a person: posts in doubt, refused ones, and those too late to go out by themselves."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from campaigns.enums import AttemptOutcome
from campaigns.models import Placement, SendAttempt
from campaigns.sending import queries, rules


@dataclass(frozen=True)
class Looks:
    """Placements by what is to be decided. `total` is their number."""

    doubtful: list[Placement]
    refused: list[Placement]
    late: list[Placement]

    @property
    def total(self) -> int:
        return len(self.doubtful) + len(self.refused) + len(self.late)

    @property
    def all(self) -> list[Placement]:
        return [*self.doubtful, *self.refused, *self.late]


def looks_in(placements: QuerySet[Placement], now: datetime) -> Looks:
    """Three queries, however many there are."""
    held_back = queries.held_back(placements, now)
    return Looks(
        doubtful=list(queries.doubtful(placements, now)),
        refused=list(queries.refused(placements)),
        late=[placement for placement in held_back if rules.needs_decision(placement, now)],
    )


def open_attempts(placements: list[Placement]) -> dict[int, SendAttempt]:
    """{placement: its try without an end}, one query."""
    tries = SendAttempt.objects.filter(placement__in=placements, ended_at=None)
    return {attempt.placement_id: attempt for attempt in tries}


def last_codes(placements: list[Placement]) -> dict[int, str]:
    """{placement: why it did not go out the last time}, one query."""
    tries = SendAttempt.objects.filter(placement__in=placements, outcome=AttemptOutcome.LATER).order_by("pk")
    return dict(tries.values_list("placement", "code"))
