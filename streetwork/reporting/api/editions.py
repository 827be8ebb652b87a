"""What is published at this moment, remembered for some seconds: frozen releases change only by another one."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings

from streetwork.reporting.models import Release
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.releases import published


@dataclass(frozen=True)
class Edition:
    """All releases in their newest draw, the newest first. `stamp` changes whenever something is published."""

    stamp: str
    releases: tuple[Release, ...] = field(repr=False)

    def of_kind(self, kind: str) -> list[Release]:
        """Of one kind of period, in the order of time."""
        return sorted((each for each in self.releases if each.kind == kind), key=lambda each: each.starts)

    @cached_property
    def codes(self) -> dict[int, str]:
        """The code of each release's period: {12: "2026-Q1"}."""
        return {each.pk: period(each).code for each in self.releases}


def period(release: Release) -> Period:
    return period_of(release.starts, release.kind)


def edition_of(releases: Iterable[Release]) -> Edition:
    found = tuple(releases)
    return Edition(f"{len(found)}-{max((each.pk for each in found), default=0)}", found)


class _Memory:
    kept: Edition | None = None
    until = 0.0


def current_edition() -> Edition:
    """The edition of now, or of at most STATS_EDITION_SECONDS ago: one query as often as that."""
    now = time.monotonic()
    if _Memory.kept is None or now >= _Memory.until:
        _Memory.kept = edition_of(published.releases())
        _Memory.until = now + settings.STATS_EDITION_SECONDS
    return _Memory.kept
