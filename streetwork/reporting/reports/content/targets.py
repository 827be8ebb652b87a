"""What was promised, and what became of it."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from streetwork.reporting.reports.content.cells import cell_of
from streetwork.reporting.reports.content.context import Context
from streetwork.reporting.reports.sections import Section
from streetwork.reporting.targets.actuals import actuals_of
from streetwork.reporting.targets.queries import period_of_target, targets_for
from streetwork.vocabulary.snapshot import vocabulary


def target_table(section: Section, context: Context) -> list[dict]:
    """The targets of exactly this period, or of the shortest one around it."""
    targets = targets_for(context.pairs, context.period)
    progress = actuals_of(targets, None, context.today, exactly=False)
    states = vocabulary().states
    rows = []
    for target in targets:
        each = progress[target.pk]
        rows.append({
            "key": str(target.pk),
            "is_total": False,
            "cells": [
                str(target.get_indicator_display()),
                states[target.state_id].name if target.state_id else _("whole programme"),
                str(period_of_target(target)),
                target.value,
                cell_of(each.actual),
                None if each.percent is None else f"{each.percent} %",
                str(each.word),
            ],
        })  # fmt: skip
    columns = [
        _("Indicator"),
        _("State"),
        _("Period"),
        _("Target"),
        _("Actual"),
        _("Share"),
        pgettext("target", "Light"),
    ]
    notes = [] if rows else [_("No target was set for this period.")]
    return [{"type": "table", "key": "targets", "title": _("Targets"), "columns": columns, "rows": rows,
             "notes": notes}]  # fmt: skip
