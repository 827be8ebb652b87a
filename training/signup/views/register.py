"""The public form. Whoever posts it is answered alike, whether or not the address is registered already."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from streetwork.accounts.access import public
from streetwork.web.errors import too_many
from training.models import SessionDate, TrainingSession
from training.sessions.rules import registration_state
from training.signup.actions import OPEN_STATES, RegistrationClosed
from training.signup.actions import register as take
from training.signup.consent import CONSENT_VERSION, consent_text
from training.signup.forms import RegistrationForm
from training.signup.limits import MAILS_TO_AN_ADDRESS, address_is_too_busy, network_is_too_busy
from training.signup.moments import moment_text
from training.signup.presenters import Heading
from training.signup.tokens import mark_of


@public
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def register(request, slug):
    session = _public_session(slug)
    state = registration_state(session, timezone.now())
    if request.method != "POST":
        form = RegistrationForm(session=session)
        return _page(request, session, form, state, status=200 if state in OPEN_STATES else 410)
    if network_is_too_busy(request):
        return too_many(request)
    form = RegistrationForm(request.POST, session=session)
    if form.is_trapped:
        return redirect("signup:sent", session.slug)
    if not form.is_valid():
        return _page(request, session, form, state, status=422)
    if not address_is_too_busy(mark_of(form.cleaned_data["email"]), session.pk):
        try:
            take(session=session, facts=form.facts, language=get_language(), key=form.form_key)
        except RegistrationClosed as closed:
            return _page(request, session, form, closed.why, status=422)
    return redirect("signup:sent", session.slug)


@public
@require_safe
def sent(request, slug):
    session = _public_session(slug)
    context = {"session": session, "mails": MAILS_TO_AN_ADDRESS, "is_demo": settings.DEMO_MODE}
    return render(request, "signup/sent.html", context)


def _page(request, session, form, state, *, status):
    """The form while one can register, else why not."""
    context = {
        "session": session,
        "heading": Heading(session),
        "form": form,
        "state": state,
        "is_open": state in OPEN_STATES,
        "opens": moment_text(session.opens_at),
        "consent": consent_text(CONSENT_VERSION, get_language()),
    }
    return render(request, "signup/register.html", context, status=status)


def _public_session(slug: str) -> TrainingSession:
    """Everything but drafts: a link in an old mail shall say what became of the session."""
    dates = Prefetch("dates", queryset=SessionDate.objects.order_by("starts_at"))
    rows = TrainingSession.objects.select_related("programme", "course_version").prefetch_related(dates)
    session = rows.filter(slug=slug).exclude(status="draft").first()
    if session is None:
        raise Http404
    return session
