"""Contacts, consultations and referrals of each line as bars from zero. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.results.figures import Count
from cases.results.lines import Line

SERIES: tuple[tuple[str, str | Promise], ...] = (
    ("contacts", _("contacts")),
    ("consultations", _("consultations")),
    ("referrals", _("referrals")),
)


@dataclass(frozen=True)
class Bar:
    """`width` in per cent reaches to what is certain, `veil` from there to what it is at most."""

    name: str
    label: str | Promise
    count: Count
    width: str = "0%"
    veil: str = "0%"


@dataclass(frozen=True)
class Group:
    line: Line
    bars: tuple[Bar, ...]


def groups_of(lines: Iterable[Line]) -> list[Group]:
    """All scaled to the longest bar of all groups; nothing anywhere: no bar has a length."""
    plain = [(line, [Bar(name, label, getattr(line.outcome, name)) for name, label in SERIES]) for line in lines]
    longest = max((bar.count.high for _line, bars in plain for bar in bars), default=0) or 1

    def share(number: int) -> str:
        return f"{100 * number / longest:.1f}%"

    return [
        Group(line, tuple(replace(b, width=share(b.count.low), veil=share(b.count.high - b.count.low)) for b in bars))
        for line, bars in plain
    ]
