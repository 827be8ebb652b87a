"""What happens to a report: one transaction each. A signed one is beyond all of this (migration 0004)."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import Period
from streetwork.reporting.reports import texts
from streetwork.reporting.reports.builder import leave_to_worker
from streetwork.reporting.reports.problems import Refused
from streetwork.reporting.reports.queries import newest_of
from streetwork.reporting.reports.rules import WRITABLE
from streetwork.web.steps import Changed


def held(report: Report, seen: str | None = None) -> Report:
    """The report, locked. Raises Changed when it is gone, or not as it was when the person saw it."""
    found = Report.objects.select_for_update(of=("self",)).select_related("template").filter(pk=report.pk).first()
    if found is None or (seen is not None and str(found.revision) != seen):
        raise Changed
    return found


def title_of(template: ReportTemplate, period: Period, version: int = 1) -> str:
    """In the language of the report."""
    with translation.override(template.language):
        title = f"{template.name}, {period}"[:180]
        return _("%(title)s (version %(number)d)") % {"title": title, "number": version} if version > 1 else title


@transaction.atomic
def begin_report(*, template: ReportTemplate, period: Period, user: int | None) -> tuple[Report, bool]:
    """A report of the template for the period, and whether it is new: asked for twice it is one. Raises Refused."""
    if there := newest_of(template.pk, period.kind, period.first):
        return there, False
    if template.is_retired:
        raise Refused("retired")
    if not template.sections:
        raise Refused("no_sections")
    try:
        with transaction.atomic():
            report = _new(template, period, user)
    except IntegrityError:
        there = newest_of(template.pk, period.kind, period.first)
        if there is None:
            raise
        return there, False
    leave_to_worker(report)
    return report, True


def _new(template: ReportTemplate, period: Period, user: int | None, **facts) -> Report:
    return Report.objects.create(
        template=template, programme_id=template.programme_id, language=template.language,
        state_ids=sorted(template.states.values_list("pk", flat=True)), kind=period.kind, first=period.first,
        last=period.last, title=title_of(template, period, facts.get("version", 1)), sections=template.sections,
        created_by_id=user, changed_by_id=user, **facts,
    )  # fmt: skip


@transaction.atomic
def build_again(*, report: Report) -> None:
    """Count anew, with the template as it is now; texts stay. Raises Refused, Changed."""
    found = held(report)
    if found.status == ReportStatus.BUILDING:
        return
    if found.status not in WRITABLE:
        raise Refused("status")
    found.status, found.problem = ReportStatus.BUILDING, ""
    found.save(update_fields=["status", "problem"])
    leave_to_worker(found)


@transaction.atomic
def write(*, report: Report, said: dict[str, Any], seen: str, overrides: int, user: int) -> Report:
    """Save what the author wrote, estimated and picked. Raises Changed, Refused."""
    found = held(report)
    if found.status == ReportStatus.BUILDING:
        raise Refused("building")
    if found.status not in WRITABLE:
        raise Refused("status")
    if str(found.revision) != seen:
        raise Changed
    found.texts = found.texts | said
    found.guard_overrides += overrides
    found.revision += 1
    found.changed_by_id, found.changed_at = user, timezone.now()
    found.save(update_fields=["texts", "guard_overrides", "revision", "changed_by", "changed_at"])
    return found


@transaction.atomic
def submit(*, report: Report, seen: str, user: int) -> None:
    """Hand it to a second person. Raises Changed, Refused "status", "not_over", "too_early", "texts_missing"."""
    found = held(report, seen)
    if found.status != ReportStatus.DRAFT:
        raise Refused("status")
    if found.last >= timezone.localdate():
        raise Refused("not_over")
    if found.built_at is None or timezone.localdate(found.built_at) <= found.last:
        raise Refused("too_early")
    if texts.missing(found):
        raise Refused("texts_missing")
    found.status, found.remark = ReportStatus.IN_REVIEW, ""
    found.submitted_by_id, found.submitted_at = user, timezone.now()
    found.revision += 1
    found.save(update_fields=["status", "remark", "submitted_by", "submitted_at", "revision"])


@transaction.atomic
def take_back(*, report: Report) -> None:
    """It is a draft again, at the wish of those who write it. Raises Changed, Refused "status"."""
    found = held(report)
    if found.status != ReportStatus.IN_REVIEW:
        raise Refused("status")
    found.status = ReportStatus.DRAFT
    found.revision += 1
    found.save(update_fields=["status", "revision"])


def _reviewed(report: Report, seen: str, user: int) -> Report:
    found = held(report, seen)
    if found.status != ReportStatus.IN_REVIEW:
        raise Refused("status")
    if user in (found.submitted_by_id, found.changed_by_id):
        raise Refused("four_eyes")
    return found


@transaction.atomic
def send_back(*, report: Report, seen: str, remark: str, user: int) -> None:
    """Back to the author, with a remark. Raises Changed, Refused "status", "four_eyes"."""
    found = _reviewed(report, seen, user)
    found.status, found.remark = ReportStatus.DRAFT, remark
    found.revision += 1
    found.save(update_fields=["status", "remark", "revision"])


@transaction.atomic
def sign(*, report: Report, seen: str, user: int) -> None:
    """Sign exactly what was read (`seen`: its revision): from now on the database keeps it as it is.

    The vignettes that the author picked become text of the report. Raises Changed, Refused "status", "four_eyes",
    "vignette".
    """
    found = _reviewed(report, seen, user)
    found.texts = texts.frozen(found)
    found.status, found.signed_by_id, found.signed_at = ReportStatus.SIGNED, user, timezone.now()
    found.revision += 1
    found.save(update_fields=["texts", "status", "signed_by", "signed_at", "revision"])


@transaction.atomic
def begin_version(*, report: Report, user: int) -> Report:
    """A draft that is to take the place of a signed report, with its texts and new figures. Raises Refused."""
    found = held(report)
    if found.status != ReportStatus.SIGNED:
        raise Refused("status")
    newest = newest_of(found.template_id, found.kind, found.first)
    if newest is not None and newest.pk != found.pk:
        raise Refused("superseded")
    if found.template.is_retired:
        raise Refused("retired")
    period = Period(found.first, found.last, found.kind)
    new = _new(
        found.template, period, user, version=found.version + 1, supersedes=found, texts=texts.carried_over(found)
    )
    leave_to_worker(new)
    return new


@transaction.atomic
def discard(*, report: Report) -> None:
    """Throw a report away that nobody signed. What is gone is gone already. Raises Refused "signed"."""
    found = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if found is None:
        return
    if found.status == ReportStatus.SIGNED:
        raise Refused("signed")
    found.delete()
