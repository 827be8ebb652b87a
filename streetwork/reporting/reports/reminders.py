"""Reports that come near their day, and reports that wait for a second person: each is mailed once."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.reminders import Due, reminder
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report
from streetwork.reporting.reports.people import writers_of
from streetwork.reporting.reports.rules import due_on

DAYS_BEFORE = timedelta(days=14)
DAY = timedelta(days=1)


def _link(report) -> str:
    return reverse("reports:detail", args=[report])


def _running():
    return Report.objects.filter(programme__is_archived=False).defer("figures", "drawings", "texts", "sections")


@reminder(key="reports.to_write", subject=_("A report is to be written"), link=_link)
def reports_to_write(today):
    """Drafts of periods that are over: two weeks before the funder expects them, at the earliest after the period."""
    drafts = _running().filter(status__in=[ReportStatus.DRAFT, ReportStatus.FAILED], last__lt=today)
    found = list(drafts.select_related("template").order_by("pk"))
    people = writers_of(found)
    for report in found:
        day = max(report.last + DAY, due_on(report.last, report.template.due_days) - DAYS_BEFORE)
        if day <= today:
            for user in sorted(people[report.pk]):
                yield Due(report.pk, user, day)


@reminder(key="reports.to_sign", subject=_("A report waits for your signature"), link=_link)
def reports_to_sign(today):
    """Submitted reports, for everybody who may sign them, from the day on which they were submitted."""
    found = list(_running().filter(status=ReportStatus.IN_REVIEW, submitted_at__isnull=False).order_by("pk"))
    people = writers_of(found)
    for report in found:
        day = timezone.localdate(report.submitted_at)
        if day <= today:
            for user in sorted(people[report.pk] - {report.submitted_by_id, report.changed_by_id}):
                yield Due(report.pk, user, day)
