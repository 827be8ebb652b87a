"""Participants by the rows of the ESF+ annex (Regulation (EU) 2021/1057, Annex II, objective l).

We record neither age nor gender, and counsel anonymously: what is not recorded says so. Estimates are allowed by the
annex; the author may type them, and they stay marked as such.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.reports.content.cells import cell_of, veiled
from streetwork.reporting.reports.content.context import Context
from streetwork.reporting.reports.content.indicators import counts_of
from streetwork.reporting.reports.sections import FigureKey, Section
from streetwork.vocabulary.models import OriginGroup

# Groups whose people are mostly citizens of no EU state; of the others their language says too little.
THIRD_COUNTRY = frozenset({
    "russian_speaking", "vietnamese", "latin_american", "brazilian", "central_asian", "ukrainian", "western_balkans",
    "turkish", "arabic_speaking", "persian_speaking", "caucasus", "south_asian", "filipino", "african",
})  # fmt: skip
# (key, label); the author may estimate those that are not recorded.
ESTIMATED: tuple[tuple[str, object], ...] = (
    ("women", gettext_lazy("of these women")),
    ("men", gettext_lazy("of these men")),
    ("nonbinary", gettext_lazy("of these non-binary")),
    ("under18", gettext_lazy("of these under 18")),
    ("from18to29", gettext_lazy("of these 18 to 29")),
    ("from65", gettext_lazy("of these 65 and older")),
)
ESTIMATED_KEYS = frozenset(key for key, _label in ESTIMATED)


def participant_table(section: Section, context: Context) -> list[dict]:
    """Recorded rows with their number, the others with a word; estimates come from the author later."""
    numbers = counts_of((FigureKey.CONTACTS, FigureKey.CONSULTATIONS, FigureKey.PARTICIPANTS), context)
    groups = {
        str(pk): code for pk, code in OriginGroup.objects.filter(kind=OriginGroup.Kind.ORIGIN).values_list("pk", "code")
    }
    origins = context.figures().by(Dimension.ORIGIN)
    foreign = sum(cell.people for key, cell in origins.items() if key in groups)
    third = sum(cell.people for key, cell in origins.items() if groups.get(key) in THIRD_COUNTRY)
    not_recorded = _("not recorded (data minimisation)")
    rows = [
        _row("total", _("People reached (contacts)"), cell_of(numbers[FigureKey.CONTACTS])),
        _row("consulted", _("of these consulted"), cell_of(numbers[FigureKey.CONSULTATIONS])),
        *(_row(key, str(label), not_recorded) for key, label in ESTIMATED),
        _row("foreign", _("of foreign origin, where the origin group is known"), veiled(foreign)),
        _row("third", _("from groups mainly of third-country nationals"), veiled(third)),
        _row("trained", _("Participants of trainings"), cell_of(numbers[FigureKey.PARTICIPANTS])),
    ]
    notes = [
        _("Counselling is anonymous: a person who comes again counts again. Participants in the sense of ESF+ are "
          "therefore at most as many."),
        _("Age and gender are not asked. The annex allows estimates; where the author gives one it is marked."),
        _("Origin is what a group or the person themselves told; nobody is asked for their citizenship."),
    ]  # fmt: skip
    return [{"type": "table", "key": "participants", "title": _("Participants as in ESF+"),
             "columns": [_("Indicator"), _("Number")], "rows": rows, "notes": notes}]  # fmt: skip


def _row(key, label, cell) -> dict:
    return {"key": key, "cells": [label, cell], "is_total": False}


def with_estimates(block: dict, estimates: dict[str, int]) -> dict:
    """The table with what the author estimated, marked as such."""
    rows = [
        row | {"cells": [row["cells"][0], _("about %(number)s (estimate of the author)")
                         % {"number": estimates[row["key"]]}]}
        if row["key"] in ESTIMATED_KEYS and isinstance(estimates.get(row["key"]), int) else row
        for row in block["rows"]
    ]  # fmt: skip
    return block | {"rows": rows}
