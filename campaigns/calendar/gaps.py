"""Where a campaign says nothing in a language. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

# So many days in a row without anything count as a gap.
AT_LEAST = 7


@dataclass(frozen=True, order=True)
class Gap:
    """Days in a row, both included, on which a campaign runs in the language and nothing is planned."""

    first: date
    last: date
    language: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def gaps_of(
    wanted: Iterable[date], taken: Iterable[date], *, language: str = "", at_least: int = AT_LEAST
) -> list[Gap]:
    """The gaps among the `wanted` days, `taken` being those on which something is planned or was published."""
    gaps: list[Gap] = []
    run: list[date] = []
    for day in sorted(set(wanted) - set(taken)):
        if run and day - run[-1] > timedelta(days=1):
            gaps.append(Gap(run[0], run[-1], language))
            run = []
        run.append(day)
    if run:
        gaps.append(Gap(run[0], run[-1], language))
    return [gap for gap in gaps if gap.days >= at_least]


def days_between(first: date, last: date) -> list[date]:
    """Both included; none when the last is before the first."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
