"""The public list of trainings, the page of one, its calendar file, and the files for its participants."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public
from training.courses.store import material_response
from training.enums import SessionStatus
from training.models import TrainingSession
from training.public.filters import TrainingFilter
from training.public.materials import materials_for
from training.public.presenters import Training, TrainingPage, by_month
from training.sessions.ics import session_ics
from training.sessions.queries import public_sessions
from training.signup.views.by_link import by_link

FRESH_SECONDS = 60
PER_PAGE = 20


def _kept(request, response):
    """For visitors alike, kept for a minute; for members, whose header is another, theirs alone."""
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


@public
@require_safe
def training_list(request):
    """What is coming, by month, with filters."""
    now = timezone.now()
    wanted = TrainingFilter(request.GET, offered=public_sessions(now))
    page = Paginator(wanted.apply(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "months": by_month(Training(session, now) for session in page),
        "keep_query": wanted.query,
    }
    return _kept(request, render(request, "public/training_list.html", context))


@public
@require_safe
def training_detail(request, slug):
    """One training. Held and cancelled ones say so; a draft is not there."""
    page = TrainingPage(_session(slug), timezone.now())
    return _kept(request, render(request, "public/training_detail.html", {"page": page}))


@public
@require_safe
def calendar_file(request, slug):
    """All dates of a training for the calendar, without the link of the meeting."""
    session = _session(slug)
    status = "CANCELLED" if session.status == SessionStatus.CANCELLED else "CONFIRMED"
    url = f"{settings.BASE_URL}{reverse('trainings:detail', args=[session.slug])}"
    content = session_ics(session, language=get_language(), url=url, status=status)
    headers = {"Content-Disposition": f'attachment; filename="{session.slug}.ics"'}
    return _kept(request, HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers))


@by_link("GET", "HEAD")
def material(_request, registration, _token, pk):
    """A file of the curriculum for somebody with a seat."""
    offered = materials_for(registration, timezone.now())
    found = next((each for each in offered if each.pk == pk), None)
    if found is None:
        raise Http404
    return material_response(found)


def _session(slug: str) -> TrainingSession:
    sessions = TrainingSession.objects.exclude(status=SessionStatus.DRAFT)
    sessions = sessions.select_related("programme", "state", "language", "course_version__course")
    session = sessions.prefetch_related("dates", "trainers", "states", "course_version__modules").filter(slug=slug)
    found = session.first()
    if found is None:
        raise Http404
    return found
