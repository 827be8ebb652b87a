"""Building a report: the worker counts, draws, and stores both with a hash.

The outbox keeps the promise: a killed worker's transaction never was, and its message is delivered again. A message
that comes twice finds a report that is built already and does nothing.
"""

import hashlib
import json
from functools import partial

import structlog
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from streetwork.accounts.access import access_of
from streetwork.delivery.outbox import handler, notify_later
from streetwork.reporting.charts.svg import svg_of
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import Period
from streetwork.reporting.reports import progress
from streetwork.reporting.reports.content.blocks import blocks_of, rules_told
from streetwork.reporting.reports.content.cells import chart_from, is_empty
from streetwork.reporting.reports.content.context import Context, untold
from streetwork.reporting.reports.problems import BUILD_PROBLEMS
from streetwork.reporting.reports.rules import may_write, period_of_report
from streetwork.reporting.reports.sections import sections_of, stored
from streetwork.tenancy.scope import current
from streetwork.vocabulary.models import FunderCategory
from streetwork.vocabulary.snapshot import vocabulary

BUILD = "reporting.report"
FORMAT = 1
log = structlog.get_logger(__name__)


class Unbuildable(Exception):
    """`code` is one of BUILD_PROBLEMS."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def leave_to_worker(report: Report) -> None:
    """Set the report on its way; its page shows how far it is. Needs the transaction of the change."""
    progress.tell(report.pk, 0, 1)
    notify_later(BUILD, report=report.pk)


@handler(BUILD)
def build_report(report: int) -> None:
    """Count under the rights of whoever asked for it. Any mistake leaves figures and texts as they were."""
    found = (
        Report.objects.select_for_update(of=("self",))
        .select_related("template")
        .filter(pk=report, status=ReportStatus.BUILDING)
        .first()
    )
    if found is None:
        return
    try:
        with transaction.atomic():
            _build(found)
    except Unbuildable as problem:
        _stop(found.pk, problem.code)
    except Exception as problem:  # whatever it is: the report must say so, and nothing is half done
        log.exception("report_failed", report=report, error=type(problem).__name__)
        _stop(found.pk, "broke")


def _build(report: Report) -> None:
    opened = current()
    actor = opened.actor if opened else None
    if actor is not None and not may_write(access_of(actor), report):
        raise Unbuildable("rights")
    template = report.template
    if template.is_retired:
        raise Unbuildable("retired")
    sections = sections_of(template.sections)
    if not sections:
        raise Unbuildable("no_sections")
    with translation.override(report.language):
        figures = figures_of_report(
            template, report.state_ids, period_of_report(report), told=partial(progress.tell, report.pk)
        )
        drawings = drawings_of(figures)
    report.sections, report.figures, report.drawings = stored(sections), figures, drawings
    report.data_hash = hash_of(figures)
    report.status, report.problem = ReportStatus.DRAFT, ""
    report.built_at = timezone.now()
    report.revision += 1
    report.save(update_fields=[
        "sections", "figures", "drawings", "data_hash", "status", "problem", "built_at", "revision",
    ])  # fmt: skip


def _stop(report: int, code: str) -> None:
    assert code in BUILD_PROBLEMS
    Report.objects.filter(pk=report, status=ReportStatus.BUILDING).update(status=ReportStatus.FAILED, problem=code)


def figures_of_report(template: ReportTemplate, state_ids, period: Period, *, told=untold) -> dict:
    """Everything that is counted for the template, in the active language and the open scope.

    The open scope must hold all the states: what lies outside would be missing without a word.
    """
    words = vocabulary()
    programme = words.programmes[template.programme_id]
    context = Context(
        programme=programme.pk,
        states=frozenset(state_ids),
        period=period,
        scheme=template.scheme,
        sections=sections_of(template.sections),
        today=timezone.localdate(),
        told=told,
    )
    return {
        "format": FORMAT,
        "language": template.language,
        "programme": programme.name,
        "carrier": programme.carrier,
        "template": template.name,
        "funder": template.funder,
        "states": sorted(words.states[pk].name for pk in state_ids),
        "period": {"name": str(period), "first": period.first.isoformat(), "last": period.last.isoformat()},
        "categories": str(FunderCategory.Scheme(template.scheme).label) if template.scheme else "",
        "sections": blocks_of(context),
        "rules": rules_told(),
        "source": _("Contact log, referrals and trainings of the programme in Streetwork"),
    }


def drawings_of(figures: dict) -> dict[str, str]:
    """{“section/chart”: SVG} of all charts that have something to draw."""
    drawings = {}
    for section in figures["sections"]:
        for block in section["blocks"]:
            is_drawn = block["type"] == "chart" and not is_empty(block)
            if is_drawn and (svg := svg_of(chart_from(block), language=figures["language"])):
                drawings[drawing_key(section["key"], block)] = svg
    return drawings


def drawing_key(section: str, block: dict) -> str:
    return f"{section}/{block['key']}"


def canonical(figures: dict) -> bytes:
    """The one way to write these figures: sorted keys, no spaces, UTF-8."""
    return json.dumps(figures, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def hash_of(figures: dict) -> str:
    """SHA-256 of the canonical figures, in hex."""
    return hashlib.sha256(canonical(figures)).hexdigest()
