"""A session held again, once or as a series."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web.forms import INVALID
from training.sessions import copies, rules
from training.sessions.changes import Refused
from training.sessions.copy_forms import CopyForm, SeriesForm
from training.sessions.views import WHY, for_writers, refused, session_or_404


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def copy_session(request, pk):
    """GET proposes days (`?first=&count=&weeks=`) with what speaks against each; POST makes those that are chosen."""
    session = session_or_404(request, pk)
    if not rules.may_write(request.access, session):
        return refused(request, session)
    if not rules.is_course_in_use(session):
        messages.error(request, WHY["retired"])
        return redirect("sessions:detail", pk)
    asked = SeriesForm(request.GET, session=session)
    if request.method != "POST":
        return _page(request, session, asked, CopyForm())
    form = CopyForm(request.POST)
    if not form.is_valid():
        return _page(request, session, asked, form)
    try:
        made = copies.make_copies(
            session=session, days=form.cleaned_data["days"], user=request.user.pk, key=form.cleaned_data["key"],
            opens=form.cleaned_data["opens"],
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, WHY[refusal.code])
        return redirect("sessions:copy", pk)
    text = ngettext("%(n)d session is planned.", "%(n)d sessions are planned.", len(made)) % {"n": len(made)}
    if not form.cleaned_data["opens"]:
        text += " " + _("Open them when people may register.")
    messages.success(request, text)
    return redirect("sessions:detail", made[0].pk)


def _page(request, session, asked: SeriesForm, form: CopyForm):
    known = request.access.programmes_for(*READS_TRAININGS)
    proposals = copies.proposals_of(session, asked.days) if asked.is_valid() else []
    chosen = request.POST.getlist("days") if form.is_bound else None
    context = {
        "session": session,
        "asked": asked,
        "form": form,
        "version": copies.newest_version(session),
        "proposals": [
            {
                "proposal": proposal,
                "is_chosen": proposal.is_wise if chosen is None else proposal.day.isoformat() in chosen,
                "warnings": list(dict.fromkeys(conflict.sentence(known) for conflict in proposal.conflicts)),
            }
            for proposal in proposals
        ],
    }
    return render(request, "sessions/session_copy.html", context, status=INVALID if form.is_bound else 200)
