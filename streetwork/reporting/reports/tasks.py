"""What the worker does for reports by the clock."""

from django.utils import timezone

from streetwork.reporting.reports.due import begin_due
from streetwork.tenancy.celery import system_task


@system_task(reason="Reports of all programmes that fall due are begun; their authors see them with their own rights.")
def begin_due_reports():
    """Begin the drafts of periods that are over."""
    begin_due(timezone.localdate())
