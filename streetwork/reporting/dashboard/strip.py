"""Targets beside actuals on the overview, as far as one reading of the figures tells them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from streetwork.reporting.dashboard.filters import DashboardFilter
from streetwork.reporting.discretion import sees_exactly, told
from streetwork.reporting.enums import Indicator
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import figures_of
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.models import Target
from streetwork.reporting.periods import Period
from streetwork.reporting.targets.actuals import OF_FIGURES, actuals_of, number_in
from streetwork.reporting.targets.pace import Progress, progress_of
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
    groups = _groups(counted) if len(counted) > MOST else [[each] for each in counted]
    single = [group[0] for group in groups if len(group) == 1]
    alone = actuals_of(single, wanted.access, wanted.today) if single else {}
    together = iter(_added_up([group for group in groups if len(group) > 1], wanted))
    rows = [_line(group, alone[group[0].pk]) if len(group) == 1 else next(together) for group in groups]
    return Strip(rows[:MOST], len(targets) - len(counted))


def _groups(targets: Iterable[Target]) -> list[list[Target]]:
    """Those of the states of a programme together, by period and indicator; the programme's own stand alone."""
    groups: dict[tuple[int, Period, bool, str], list[Target]] = {}
    for target in targets:
        key = target.programme_id, period_of_target(target), target.state_id is None, target.indicator
        groups.setdefault(key, []).append(target)
    return list(groups.values())


def _added_up(groups: list[list[Target]], wanted: DashboardFilter) -> list[Line]:
    """What several states promised together, measured by the days that are over."""
    if not groups:
        return []
    selections = [_selection(group, period_of_target(group[0]), wanted) for group in groups]
    lines = []
    for group, figures in zip(groups, figures_of(selections, {Dimension.KIND, Dimension.RESULT}), strict=True):
        exactly = sees_exactly(wanted.access, figures.selection.pairs)
        actual = told(number_in(figures, group[0].indicator), exactly=exactly)
        promised = sum(member.value for member in group)
        lines.append(_line(group, progress_of(actual, promised, figures.selection.period, wanted.today)))
    return lines


def _selection(members: list[Target], period: Period, wanted: DashboardFilter) -> Selection:
    programme = members[0].programme_id
    named = frozenset(member.state_id for member in members if member.state_id)
    return Selection(period=period, pairs={programme: named or wanted.pairs[programme]})


def _line(members: list[Target], progress: Progress) -> Line:
    first = members[0]
    if first.state is None:
        place = _("whole programme")
    elif len(members) == 1:
        place = first.state.name
    else:
        place = ngettext("%(n)d state", "%(n)d states", len(members)) % {"n": len(members)}
    return Line(Indicator(first.indicator).label, first.programme.short_name, place, period_of_target(first), progress)
