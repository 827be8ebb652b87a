"""Leading a session through its statuses: opened, held, called off, thrown away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from streetwork.web.forms import INVALID
from training.enums import SessionStatus
from training.sessions import actions, rules
from training.sessions.changes import Refused
from training.sessions.forms import CancelForm
from training.sessions.presenters import page_of
from training.sessions.views import WHY, for_writers, refused, session_or_404


def _said(to: str) -> str:
    return {
        SessionStatus.DRAFT: _("The session is a draft again; nobody can register."),
        SessionStatus.OPEN: _("The session is open."),
        SessionStatus.HELD: _("Held. Record who was there, so that certificates and figures are right."),
    }[SessionStatus(to)]


@for_writers
@require_POST
def take_step(request, pk):
    """Make it what `to` says."""
    session = session_or_404(request, pk)
    if not rules.may_write(request.access, session):
        return refused(request, session)
    to = request.POST.get("to", "")
    if to not in (SessionStatus.DRAFT, SessionStatus.OPEN, SessionStatus.HELD):
        messages.error(request, _("Nothing was changed: choose what becomes of the session."))
        return redirect("sessions:detail", pk)
    if to == session.status:
        return redirect("sessions:detail", pk)
    try:
        actions.move_session(session=session, to=to)
    except Refused as refusal:
        messages.error(request, WHY[refusal.code])
    else:
        messages.success(request, _said(to))
    return redirect("sessions:detail", pk)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, pk):
    """Call it off, with the reason that everybody who registered reads."""
    session = session_or_404(request, pk)
    if not rules.may_write(request.access, session):
        return refused(request, session)
    if not rules.may_cancel(session):
        return redirect("sessions:detail", pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            told = actions.cancel_session(session=session, reason=form.cleaned_data["reason"].strip())
        except Refused as refusal:
            messages.error(request, WHY[refusal.code])
            return redirect("sessions:detail", pk)
        if told is not None:
            messages.success(request, _who_knows(told))
        return redirect("sessions:detail", pk)
    context = {"form": form, "session": session, "page": page_of(session, request.access)}
    return render(request, "sessions/session_cancel.html", context, status=INVALID if form.is_bound else 200)


def _who_knows(told: actions.Told) -> str:
    if not any(told):
        return _("Called off. Nobody had registered.")
    known = ngettext(
        "Called off. %(n)d person who registered is told by mail.",
        "Called off. %(n)d people who registered are told by mail.",
        told.by_mail,
    )
    silent = ngettext(
        "%(n)d person gave no address or did not confirm it, and is not told.",
        "%(n)d people gave no address or did not confirm it, and are not told.",
        told.unreached,
    )
    said = [known % {"n": told.by_mail} if told.by_mail else _("Called off.")]
    return " ".join([*said, silent % {"n": told.unreached}] if told.unreached else said)


@for_writers
@require_POST
def delete(request, pk):
    """Throw a draft away."""
    session = session_or_404(request, pk)
    if not rules.may_write(request.access, session):
        return refused(request, session)
    try:
        actions.delete_draft(session=session)
    except Refused:
        messages.error(request, _("Only a draft for which nobody ever registered can be deleted."))
        return redirect("sessions:detail", pk)
    messages.success(request, _("The draft is deleted."))
    return redirect("sessions:list")
