"""What is needed, and what is found for it."""

from dataclasses import dataclass, field

from referrals.matching.codes import Said
from referrals.matching.reasons import sentence
from referrals.models import PublishedCenter
from streetwork.tenancy.models import State


@dataclass(frozen=True)
class Need:
    """What somebody needs. The first topic is the main one; degrees are WGS 84.

    `state` None means that nobody knows where the person lives, `State.DE` that they live abroad or in an unknown
    state. `language` "" or "other" asks for none. `target_groups` are codes of `TargetGroup` that the person
    belongs to, empty when nobody knows.
    """

    topic_ids: tuple[int, ...] = ()
    language: str = ""
    state: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    target_groups: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[float, float] | None:
        """(latitude, longitude), None when the place is not known."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)

    @property
    def is_nowhere(self) -> bool:
        """Nobody knows where the person lives, or they live abroad."""
        return self.place is None and self.state in (None, State.DE)


@dataclass(frozen=True)
class Match:
    """A centre, how well it fits (1 to 100), the kilometres to it (None: a place is unknown), and why."""

    center: PublishedCenter
    score: int
    km: float | None
    said: tuple[Said, ...] = ()

    @property
    def reasons(self) -> list[str]:
        """What speaks for the centre, in the active language."""
        return [sentence(said) for said in self.said if not said.is_lack]

    @property
    def lacks(self) -> list[str]:
        """What speaks against it."""
        return [sentence(said) for said in self.said if said.is_lack]


@dataclass(frozen=True)
class Matches:
    """The best centres, best first, fitting or not. `is_gap`: none of all centres fits (see `scoring.score`)."""

    best: list[Match] = field(default_factory=list)
    is_gap: bool = False
