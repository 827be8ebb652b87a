"""Bars drawn by the server: from zero, labelled directly, readable in grey."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Bar:
    """One bar. `before`: the figure of the compared period. `href`: the list behind the figure. `told` stands for a
    number that is not shown; the bar then stays without a change.
    """

    label: str | Promise
    value: int
    href: str = ""
    before: int | None = None
    told: str = ""


@dataclass(frozen=True)
class Drawn:
    """A bar with its lengths in per cent of the chart's width."""

    bar: Bar
    width: str
    before_at: str

    @property
    def change(self) -> int | None:
        return None if self.bar.before is None or self.bar.told else self.bar.value - self.bar.before


def draw(bars: Iterable[Bar]) -> list[Drawn]:
    """Scale to the longest of all values, those compared with included. All zero: all bars have no length."""
    bars = list(bars)
    longest = max((max(bar.value, bar.before or 0) for bar in bars), default=0)

    def share(value: int | None) -> str:
        return f"{100 * (value or 0) / longest:.1f}%" if longest else "0%"

    return [Drawn(bar, share(bar.value), share(bar.before)) for bar in bars]
