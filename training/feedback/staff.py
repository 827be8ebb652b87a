"""For staff: what participants said of a session, of a course, of all courses."""

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web.tables import csv_batches
from training.courses.lookup import course_or_404
from training.enums import SessionStatus
from training.feedback.filters import ResultsFilter
from training.feedback.forms import QUESTIONS
from training.feedback.presenters import HEADINGS, SessionResults, SessionRow, course_rows, session_rows, total_of
from training.models import TrainingSession
from training.sessions.lookup import session_or_404

for_readers = for_roles(*READS_TRAININGS)


@for_readers
@require_safe
def session_results(request, pk):
    """Figures for whoever works with trainings of the host state; texts for those who know the participants."""
    session = session_or_404(request, pk)
    page = SessionResults(session, request.access)
    return render(request, "feedback/session.html", {"session": session, "page": page})


@for_readers
@require_safe
def course_results(request, pk):
    """A course by its sessions, each of which shows figures from five answers on."""
    course = course_or_404(request, pk)
    rows = session_rows(list(_sessions(request).filter(course_version__course=course)))
    context = {"course": course, "rows": rows, "total": total_of(rows), "headings": HEADINGS}
    return render(request, "feedback/course.html", context)


@for_readers
@require_safe
def overview(request):
    """All courses of the person's programmes and states side by side."""
    wanted = ResultsFilter(request.GET, access=request.access)
    rows = session_rows(list(wanted.apply(_sessions(request))))
    context = {
        "filter": wanted,
        "courses": course_rows(rows),
        "total": total_of(rows),
        "sessions": len(rows),
        "headings": HEADINGS,
        "shows_programme": len(wanted.programmes) > 1,
    }
    return render(request, "feedback/overview.html", context)


@for_readers
@require_safe
def export(request):
    """The sessions of the selection as CSV: figures alone."""
    wanted = ResultsFilter(request.GET, access=request.access)
    rows = session_rows(list(wanted.apply(_sessions(request))))
    headings = [
        _("Programme"), _("Course"), _("Session"), _("Begins"), _("State"), _("Answers"), _("satisfied"),
        *map(str, QUESTIONS.values()),
    ]  # fmt: skip
    pieces = csv_batches(headings, [[_cells(row) for row in rows]])
    disposition = f'attachment; filename="feedback-{timezone.localdate():%Y-%m-%d}.csv"'
    return StreamingHttpResponse(
        pieces, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )


def _cells(row: SessionRow) -> list:
    session, summary = row.session, row.summary
    answers = summary.answers if summary.is_shown else ""
    figures = [figure if summary.is_shown else "" for figure in (summary.satisfied, *summary.averages)]
    starts = timezone.localtime(session.starts_at).date().isoformat() if session.starts_at else ""
    names = [session.programme.short_name, session.course_version.course.title, session.title, starts]
    return [*names, session.state.code, answers, *figures]


def _sessions(request):
    """Sessions that took place or were to, of the programmes and host states for which the person reads trainings."""
    return (
        TrainingSession.objects.filter(request.access.within(*READS_TRAININGS), starts_at__lte=timezone.now())
        .exclude(status__in=[SessionStatus.DRAFT, SessionStatus.CANCELLED])
        .select_related("programme", "state", "course_version__course__programme")
        .order_by("-starts_at", "-pk")
    )
