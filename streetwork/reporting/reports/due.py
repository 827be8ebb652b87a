"""Reports that fall due: a template with a rhythm gets its draft when a period is over."""

from datetime import date

from django.db import transaction

from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import Period, period_of
from streetwork.reporting.reports.actions import begin_report
from streetwork.reporting.reports.problems import Refused

# A schedule that slept makes up for at most so many periods.
MOST_AT_ONCE = 4


def periods_due(template: ReportTemplate, today: date) -> list[Period]:
    """Calendar periods of the rhythm that are over, begin at the schedule's start or later, and have no draft yet."""
    if not template.rhythm or template.scheduled_from is None:
        return []
    due: list[Period] = []
    period = period_of(today, template.rhythm).before
    while period.first >= template.scheduled_from and len(due) < MOST_AT_ONCE:
        if template.scheduled_until is not None and period.last <= template.scheduled_until:
            break
        due.append(period)
        period = period.before
    return due[::-1]


def begin_due(today: date) -> list[Report]:
    """Begin every report that is due; answers the new ones. A draft that somebody threw away does not come back."""
    begun = []
    waiting = ReportTemplate.objects.filter(
        is_retired=False, programme__is_archived=False, scheduled_from__isnull=False
    ).exclude(rhythm="")
    for pk in waiting.values_list("pk", flat=True):
        with transaction.atomic():
            template = ReportTemplate.objects.select_for_update(of=("self",)).get(pk=pk)
            for period in periods_due(template, today):
                try:
                    report, is_new = begin_report(template=template, period=period, user=None)
                except Refused:
                    break
                begun += [report] if is_new else []
                template.scheduled_until = period.last
                template.save(update_fields=["scheduled_until"])
    return begun
