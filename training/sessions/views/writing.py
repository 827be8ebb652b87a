"""Writing sessions: new and changed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed
from training.enums import SessionStatus
from training.models import TrainingSession
from training.sessions import actions, choices, rules
from training.sessions.changes import Refused
from training.sessions.entry import Entry
from training.sessions.presenters import page_of
from training.sessions.views import WHY, for_writers, refused, session_or_404

TEMPLATE = "sessions/session_form.html"
# Which field a refusal is about.
FIELDS = {"seats": "capacity", "people": "state", "place": "place"}


def _version(request) -> int | None:
    """The version of a course that the address names."""
    asked = request.GET.get("version", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_session(request):
    """Plan one from a course (`?version=` chooses it). It is a draft until somebody opens it."""
    if not choices.may_plan_somewhere(request.access):
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("sessions:list")
    initial = {"responsible": request.user.pk, "version": _version(request), "contact_email": ""}
    initial = {name: value for name, value in initial.items() if value is not None}
    entry = Entry(request.POST if request.method == "POST" else None, access=request.access, initial=initial)
    if request.method == "POST" and entry.is_valid():
        key = entry.form.cleaned_data["key"] or entry.form.initial["key"]
        session, is_new = actions.save_session(session=None, plan=entry.plan, user=request.user.pk, key=key)
        if not rules.may_read(request.access, session):
            return redirect("sessions:list")
        if is_new:
            messages.success(request, _("The session is planned, as a draft. Open it when people may register."))
        return redirect("sessions:detail", session.pk)
    status = INVALID if request.method == "POST" else 200
    return render(request, TEMPLATE, {"entry": entry, "form": entry.form}, status=status)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_session(request, pk):
    session = session_or_404(request, pk)
    if not rules.may_write(request.access, session):
        return refused(request, session)
    if session.status == SessionStatus.CANCELLED:
        messages.error(request, _("It is called off, and people know. Copy it to hold it at another time."))
        return redirect("sessions:detail", pk)
    initial = {"seen": actions.stamp(session)}
    if request.method != "POST":
        return _page(request, Entry(access=request.access, session=session, initial=initial), session, status=200)
    entry = Entry(request.POST, access=request.access, session=session, initial=initial)
    theirs = None
    if entry.is_valid():
        theirs = _saved(request, entry, session)
        if theirs is session:
            return redirect("sessions:detail", pk)
    return _page(request, entry, session, theirs=theirs, status=INVALID)


def _saved(request, entry: Entry, session: TrainingSession) -> TrainingSession | None:
    """`session` when it was saved; the newer one when somebody else changed it; None when it is not possible."""
    try:
        actions.save_session(
            session=session, plan=entry.plan, user=request.user.pk, seen=entry.form.cleaned_data["seen"]
        )
    except Changed:
        theirs = session_or_404(request, session.pk)
        entry.form.data = entry.form.data.copy()
        entry.form.data["seen"] = actions.stamp(theirs)
        return theirs
    except Refused as refusal:
        entry.form.add_error(FIELDS.get(refusal.code), WHY[refusal.code])
        return None
    messages.success(request, _("Saved."))
    return session


def _page(request, entry: Entry, session: TrainingSession, *, status: int, theirs: TrainingSession | None = None):
    context = {
        "entry": entry,
        "form": entry.form,
        "session": session,
        "page": page_of(session, request.access),
        "theirs": theirs and page_of(theirs, request.access),
    }
    return render(request, TEMPLATE, context, status=status)
