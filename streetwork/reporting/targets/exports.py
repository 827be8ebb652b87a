"""Targets as a table to take away: numbers as numbers, small ones as they may be told."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from streetwork.reporting.models import Target
from streetwork.reporting.targets.pace import Progress
from streetwork.reporting.targets.presenters import place_name
from streetwork.reporting.targets.queries import period_of_target


def headings() -> list[str]:
    return [
        _("Programme"), _("State"), _("Indicator"), _("Period"), _("Target"), _("Actual"), _("Reached (percent)"),
        _("Expected by today (percent)"), _("Forecast"), _("Traffic light"),
    ]  # fmt: skip


def lines(targets: Iterable[Target], found: dict[int, Progress]) -> list[list]:
    return [_line(target, found[target.pk]) for target in targets]


def _line(target: Target, progress: Progress) -> list:
    actual = progress.actual
    return [
        target.programme.short_name, place_name(target), target.get_indicator_display(), str(period_of_target(target)),
        target.value, actual.high if actual.low == actual.high else str(actual),
        "" if progress.percent is None else progress.percent, progress.expected_percent,
        "" if progress.forecast is None else progress.forecast, str(progress.word),
    ]  # fmt: skip
