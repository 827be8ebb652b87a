"""What a search answers."""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True)
class Found:
    """One place, postcode or state. A whole state has no coordinates; degrees are WGS 84.

    `postcode` is "" when the place has several and none was asked for. The `label` is unmistakable and is
    understood again by the search: forms carry it and need no number.
    """

    name: str
    postcode: str
    state_id: int
    latitude: float | None
    longitude: float | None
    label: str

    def __str__(self):
        return self.label


@dataclass(frozen=True)
class Resolution:
    """What a text means: `found` when that is clear, `options` when somebody must be asked, neither: unknown."""

    text: str
    found: Found | None = None
    options: tuple[Found, ...] = ()

    @property
    def must_ask(self) -> bool:
        return bool(self.options)

    @property
    def is_unknown(self) -> bool:
        return not (self.found or self.options)


class Fit(IntEnum):
    """How well a name fits what was typed, best first."""

    EXACT = 0  # the name, with or without what tells it from others: "Halle" for "Halle (Saale)"
    ENDS = 1  # the last words of the name: "Kreuznach" for "Bad Kreuznach"
    BEGINS = 2
    CONTAINS = 3
    SIMILAR = 4


@dataclass(frozen=True)
class Hit:
    """A place that may be meant; `weight` is its number of postcodes, `is_state` tells a whole state."""

    found: Found
    fit: Fit
    weight: int
    is_state: bool = False
