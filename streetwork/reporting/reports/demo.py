"""Invented reports of demo mode: one in each status, written and signed by the demo's people."""

from datetime import timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from streetwork.accounts.models import User
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.reports import texts
from streetwork.reporting.reports.actions import begin_report
from streetwork.reporting.reports.builder import build_report
from streetwork.reporting.reports.demo_texts import WORDS
from streetwork.reporting.reports.sections import SectionKind, sections_of

KOMPAN_ST = ("kompan", "Kompan in Sachsen-Anhalt")
KOMPAN = ("kompan", "Sachbericht Kompan")
EAST_ST = ("welcome-to-the-east-side", "Sachbericht Sachsen-Anhalt")
EAST_MV = ("welcome-to-the-east-side", "Sachbericht Mecklenburg-Vorpommern")
LARA = ("lara-la-red", "Quartalsbericht IQ")
# (template, how many periods ago, status, author, second person)
PLAN = (
    (KOMPAN_ST, 2, ReportStatus.SIGNED, "coordinator-st", "lead"),
    (KOMPAN_ST, 1, ReportStatus.DRAFT, "coordinator-st", ""),
    (KOMPAN, 1, ReportStatus.DRAFT, "lead", ""),
    (EAST_MV, 2, ReportStatus.SIGNED, "coordinator-mv", "lead-east"),
    (EAST_MV, 1, ReportStatus.DRAFT, "coordinator-mv", ""),
    (EAST_ST, 1, ReportStatus.IN_REVIEW, "coordinator-st", ""),
    (LARA, 1, ReportStatus.FAILED, "lead-lara", ""),
)


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return Report.objects.filter(created_by__is_demo=True).exists()


def seed(*, people, now, dice: Random) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment; `dice` is not thrown."""
    templates = {(each.programme.slug, each.name): each for each in _templates()}
    for key, ago, status, author, second in PLAN:
        template = templates.get(key)
        if template is not None and author in people:
            _write(template, _period(template, ago, now), status, (people[author], people.get(second)), now)


def _templates():
    return ReportTemplate.objects.select_related("programme")


def _period(template: ReportTemplate, ago: int, now) -> Period:
    period = period_of(timezone.localdate(now), template.rhythm or "half")
    for _turn in range(ago):
        period = period.before
    return period


def _write(template, period: Period, status: str, people: tuple[User, User | None], now) -> None:
    """As if people had done it: built, written, submitted, signed."""
    author, second = people
    with transaction.atomic():
        report, is_new = begin_report(template=template, period=period, user=None)
        if not is_new:
            return
        build_report(report.pk)
        report.refresh_from_db()
        report.created_by = report.changed_by = author
        if status == ReportStatus.FAILED:
            report.status, report.problem = status, "broke"
            report.figures, report.drawings, report.data_hash, report.built_at = {}, {}, "", None
        else:
            report.texts = _texts(report, is_whole=status != ReportStatus.DRAFT)
        report.save()
        if status in (ReportStatus.IN_REVIEW, ReportStatus.SIGNED):
            report.submitted_by, report.submitted_at = author, now - timedelta(days=9)
            report.status = ReportStatus.IN_REVIEW
            report.save()
        if status == ReportStatus.SIGNED and second is not None and second != author:
            report.texts = texts.frozen(report)
            report.signed_by, report.signed_at, report.status = second, now - timedelta(days=6), status
            report.save()


def _texts(report: Report, *, is_whole: bool) -> dict:
    """What the author wrote; in a draft the last text is still to be written."""
    sections = sections_of(report.sections)
    said: dict = {
        section.key: WORDS.get(section.key, WORDS["results"]) for section in sections if section.kind == "text"
    }
    if not is_whole and "outlook" in said:
        said["outlook"] = ""
    if is_whole:
        for section in sections:
            if section.kind == SectionKind.VIGNETTES:
                said[section.key] = [each.pk for each in texts.offered(report)[:2]]
    return said


def clear() -> None:
    """Remove what nobody signed; a signed report stays, here as everywhere."""
    Report.objects.filter(created_by__is_demo=True).exclude(status=ReportStatus.SIGNED).delete()
