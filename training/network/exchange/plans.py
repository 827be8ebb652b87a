"""A plan: what each line of a table would do to the network."""

from collections import Counter
from dataclasses import dataclass, field

from streetwork.presence.exchange.plans import Change, Outcome
from training.models import Partner, PartnerRelation

__all__ = ["Change", "Outcome", "Plan", "Planned"]


@dataclass
class Planned:
    """One line. `values` are fields of the row to write; `row` is what the network has already."""

    number: int
    name: str
    outcome: Outcome = Outcome.REJECTED
    reasons: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    guard: list[str] = field(default_factory=list)
    row: Partner | PartnerRelation | None = None
    values: dict = field(default_factory=dict)
    topics: list[int] | None = None


@dataclass
class Plan:
    """`is_relations`: the table holds relations, not institutions."""

    lines: list[Planned]
    unknown: list[str]
    is_relations: bool

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def does_something(self) -> bool:
        return any(line.outcome in (Outcome.NEW, Outcome.CHANGED) for line in self.lines)

    @property
    def needs_confirmation(self) -> bool:
        """Whether the guard found what looks like a person in notes that would be written."""
        return any(line.guard for line in self.lines)
