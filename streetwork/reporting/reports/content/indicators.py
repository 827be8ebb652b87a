"""A few numbers in large. They mean what targets and dashboards mean by the same words."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from cases.results.figures import Count
from streetwork.reporting.discretion import told
from streetwork.reporting.reports.content.cells import cell_of
from streetwork.reporting.reports.content.context import Context
from streetwork.reporting.reports.sections import FigureKey, Section
from streetwork.reporting.targets.actuals import OF_TRAININGS
from streetwork.reporting.targets.corrections import corrections_of
from streetwork.reporting.targets.trainings import trainings_of

OF_FIGURES = frozenset(
    {FigureKey.CONTACTS, FigureKey.CONSULTATIONS, FigureKey.UNANSWERED, FigureKey.REFERRALS, FigureKey.ARRIVED}
)


def figures_block(section: Section, context: Context) -> list[dict]:
    compared = context.compared(section.compare)
    now = counts_of(section.indicators, context)
    before = counts_of(section.indicators, context, section.compare) if compared else {}
    items = [
        {
            "key": key,
            "label": str(FigureKey(key).label),
            "now": cell_of(now[key]),
            "before": cell_of(before.get(key)),
        }
        for key in section.indicators
    ]
    block = {
        "type": "figures",
        "heading": _("Figure"),
        "now": str(context.period),
        "before": str(compared.period) if compared else "",
        "items": items,
        "notes": [],
    }
    return [block]


def counts_of(keys: Collection[str], context: Context, compare: str = "") -> dict[str, Count]:
    """{key: the number as it may be told} in the period, or in the one that it is compared with."""
    programme, states = context.programme, context.states
    selection = context.compared(compare) or context.selection
    figures = context.figures(compare)
    found = {key: told(getattr(figures, key), exactly=False) for key in keys if key in OF_FIGURES}
    if OF_TRAININGS & set(keys):
        trainings = trainings_of([programme], selection.period)
        held = trainings.sessions(programme, states, selection.period)
        found[FigureKey.SESSIONS] = Count(held, held)
        found[FigureKey.PARTICIPANTS] = trainings.participants(programme, states, selection.period, exactly=False)
    if FigureKey.CORRECTIONS in keys:
        corrections = corrections_of(context.pairs, selection.period)
        found[FigureKey.CORRECTIONS] = told(corrections.during(programme, states, selection.period), exactly=False)
    return found
