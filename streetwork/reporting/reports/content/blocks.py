"""The blocks of each kind of section."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from streetwork.reporting.reports.content.categories import category_table
from streetwork.reporting.reports.content.cells import stored_chart
from streetwork.reporting.reports.content.context import Context
from streetwork.reporting.reports.content.indicators import figures_block
from streetwork.reporting.reports.content.participants import participant_table
from streetwork.reporting.reports.content.targets import target_table
from streetwork.reporting.reports.sections import Section, SectionKind


def _charts(section: Section, context: Context) -> list[dict]:
    as_table = section.kind == SectionKind.TABLE
    return [stored_chart(chart, as_table=as_table) for chart in context.charts(section)]


def _nothing(section: Section, context: Context) -> list[dict]:
    """What the author writes or picks is no figure."""
    return []


BUILDERS: dict[str, Callable[[Section, Context], list[dict]]] = {
    SectionKind.TEXT: _nothing,
    SectionKind.VIGNETTES: _nothing,
    SectionKind.FIGURES: figures_block,
    SectionKind.CHART: _charts,
    SectionKind.TABLE: _charts,
    SectionKind.EVIDENCE: _charts,
    SectionKind.TRAININGS: _charts,
    SectionKind.GAPS: _charts,
    SectionKind.CATEGORIES: category_table,
    SectionKind.TARGETS: target_table,
    SectionKind.PARTICIPANTS: participant_table,
}


def blocks_of(context: Context) -> list[dict]:
    """[{"key": section, "blocks": […]}] in the order of the sections, in the active language."""
    result = []
    for number, section in enumerate(context.sections):
        context.told(number, len(context.sections))
        result.append({"key": section.key, "blocks": BUILDERS[section.kind](section, context)})
    return result


def rules_told() -> list[str]:
    """How the numbers are to be read, printed in every report."""
    return [
        _("Contacts are people who were answered; offers that nobody answered are counted apart."),
        _("1 and 2 are told as “1–2”, so that no number becomes a person."),
        _("Referrals count in the period in which they were suggested; “arrived” means contacted at least."),
    ]
