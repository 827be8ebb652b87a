"""What reports put on Today and into the daily mail."""

from datetime import date

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy

from streetwork.accounts.access import access_of
from streetwork.delivery.digest import line
from streetwork.reporting.reports.presenters import ReportRow
from streetwork.reporting.reports.queries import most_urgent, to_sign, to_write, written_by_now

SHOWN = 5


def reports_waiting(request) -> dict | None:
    """Reports to sign, then drafts of periods that are over; None when there are none."""
    day = timezone.localdate()
    waiting = [
        *most_urgent(to_sign(request.access)).defer("figures", "drawings", "texts", "sections"),
        *most_urgent(written_by_now(to_write(request.access), day)).defer("figures", "drawings", "texts", "sections"),
    ]
    if not waiting:
        return None
    return {"rows": [ReportRow(report, day) for report in waiting[:SHOWN]], "more": max(0, len(waiting) - SHOWN)}


@line(key="reports.waiting", label=gettext_lazy("Reports to write or to sign"), path=reverse_lazy("reports:list"))
def waiting_reports(user, day: date) -> int:
    access = access_of(user.pk)
    return to_sign(access).count() + written_by_now(to_write(access), day).count()
