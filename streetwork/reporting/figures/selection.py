"""Which contacts and referrals are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from streetwork.reporting.periods import Period


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Local days, {programme: its states}, and filters; "" and None filter nothing.

    `language` is a code, `platform`, `topic` and `origin` are ids of the vocabulary. `topic` is the main topic, so that
    a bar of a chart and the figures behind it are one number; one of the first level stands for its parts as well.
    `kind` is a key of `Dimension.KIND`, or "offer" for both kinds of offers. Pairs are the caller's: who may read them
    was decided before (`discretion.figures_pairs`).
    """

    period: Period
    pairs: Mapping[int, frozenset[int]]
    language: str = ""
    platform: int | None = None
    topic: int | None = None
    origin: int | None = None
    kind: str = ""

    @property
    def is_plain(self) -> bool:
        """Nothing but days, programmes and states: the rollup knows the answer."""
        return not (self.language or self.platform or self.topic or self.origin or self.kind)

    @property
    def states(self) -> frozenset[int]:
        return frozenset().union(*self.pairs.values())

    def during(self, period: Period) -> "Selection":
        """The same of other days."""
        return replace(self, period=period)

    def narrowed(self, programme: int | None = None, state: int | None = None) -> "Selection":
        """Of one programme, of one state, or of one in the other; nothing where they have no pair."""
        pairs = {key: states for key, states in self.pairs.items() if programme in (None, key)}
        if state is not None:
            pairs = {key: frozenset({state}) for key, states in pairs.items() if state in states}
        return replace(self, pairs=pairs)
