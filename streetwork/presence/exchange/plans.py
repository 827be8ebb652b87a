"""A plan: what each line of a table would do to the register."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from streetwork.presence.links import SpaceLink
from streetwork.presence.models import Space


class Outcome(TextChoices):
    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("changed")
    UNCHANGED = "unchanged", gettext_lazy("unchanged")
    REJECTED = "rejected", gettext_lazy("rejected")


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass
class Planned:
    """One line. `values` are fields of Space, `sets` keys of its sets, `members` a new count with its day."""

    number: int
    name: str
    outcome: Outcome = Outcome.REJECTED
    reasons: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    guard: list[str] = field(default_factory=list)
    space: Space | None = None
    link: SpaceLink | None = None
    programme: int | None = None
    values: dict = field(default_factory=dict)
    sets: dict = field(default_factory=dict)
    members: tuple[date, int] | None = None


@dataclass
class Plan:
    lines: list[Planned]
    unknown: list[str]

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def does_something(self) -> bool:
        return any(line.outcome in (Outcome.NEW, Outcome.CHANGED) for line in self.lines)

    @property
    def needs_confirmation(self) -> bool:
        """Whether the guard found what looks like a person in texts that would be written."""
        return any(line.guard for line in self.lines)
