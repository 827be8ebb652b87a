"""Targets beside actuals on the overview, as far as one reading of the figures tells them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from streetwork.reporting.dashboard.filters import DashboardFilter
from streetwork.reporting.enums import Indicator
from streetwork.reporting.models import Target
from streetwork.reporting.periods import Period
from streetwork.reporting.targets.actuals import OF_FIGURES, Promised, progress_in
from streetwork.reporting.targets.pace import Progress
from streetwork.reporting.targets.queries import period_of_target, targets_for

# With more targets than these, those of a programme's states are added up by indicator.
MOST = 12


@dataclass(frozen=True)
class Line:
    indicator: str | Promise
    programme: str
    place: str
    period: Period
    progress: Progress


@dataclass(frozen=True)
class Strip:
    """`more`: how many targets stand on the targets page alone."""

    rows: list[Line]
    more: int


def strip_of(wanted: DashboardFilter) -> Strip | None:
    """None where nothing was promised. Targets know no language, topic, platform or origin group."""
    targets = targets_for(wanted.pairs, wanted.whole)
    counted = [each for each in targets if each.indicator in OF_FIGURES]
    if not targets:
        return None
    groups = (_groups(counted) if len(counted) > MOST else [[each] for each in counted])[:MOST]
    found = progress_in([Promised.together(group) for group in groups], wanted.access, wanted.today)
    rows = [_line(group, progress) for group, progress in zip(groups, found, strict=True)]
    return Strip(rows, len(targets) - sum(map(len, groups)))


def _groups(targets: Iterable[Target]) -> list[list[Target]]:
    """Those of the states of a programme together, by period and indicator; the programme's own stand alone."""
    groups: dict[tuple[int, Period, bool, str], list[Target]] = {}
    for target in targets:
        key = target.programme_id, period_of_target(target), target.state_id is None, target.indicator
        groups.setdefault(key, []).append(target)
    return list(groups.values())


def _line(members: list[Target], progress: Progress) -> Line:
    first = members[0]
    if first.state is None:
        place = _("whole programme")
    elif len(members) == 1:
        place = first.state.name
    else:
        place = ngettext("%(n)d state", "%(n)d states", len(members)) % {"n": len(members)}
    return Line(Indicator(first.indicator).label, first.programme.short_name, place, period_of_target(first), progress)
