"""Looking at sessions: the list, one of them, its calendar file."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from training.enums import SessionStatus
from training.sessions import choices
from training.sessions.filters import SessionFilter
from training.sessions.ics import session_ics
from training.sessions.presenters import months_of, page_of, rows_of
from training.sessions.queries import sessions_of, unsettled
from training.sessions.views import for_readers, session_or_404

PER_PAGE = 60


@for_readers
@require_safe
def session_list(request):
    """What is coming, month by month, with seats and what collides; everything else by filter."""
    wanted, now = SessionFilter(request.GET, access=request.access), timezone.now()
    page = Paginator(wanted.apply(sessions_of(request.access)), PER_PAGE).get_page(request.GET.get("page"))
    open_ones = sessions_of(request.access).filter(unsettled(now))
    context = {
        "filter": wanted,
        "page": page,
        "months": months_of(rows_of(page.object_list, now)),
        "unsettled": 0 if wanted.is_narrowing else open_ones.count(),
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": choices.may_plan_somewhere(request.access),
    }
    return render(request, "sessions/session_list.html", context)


@for_readers
@require_safe
def session_detail(request, pk):
    """When, where, who; how full it is; what is still missing; what happened to it. No names of participants."""
    session = session_or_404(request, pk)
    return render(
        request, "sessions/session_detail.html", {"session": session, "page": page_of(session, request.access)}
    )


@for_readers
@require_safe
def calendar_file(request, pk):
    """The dates for one's own calendar; with the meeting's link for those who may see it."""
    session = session_or_404(request, pk)
    page = page_of(session, request.access)
    status = {SessionStatus.CANCELLED: "CANCELLED", SessionStatus.DRAFT: "TENTATIVE"}.get(session.status, "CONFIRMED")
    body = session_ics(session, language=get_language(), url=page.public_url, status=status, private=page.may_see_link)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{session.slug}.ics"'
    return response
