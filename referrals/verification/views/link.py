"""The page behind a centre's link: its entry, a button, a form. No sign-in, no cookie; GET changes nothing.

No CSRF token: the address itself is the right, a stranger's page that does not know it can post nothing. So the
page needs no cookie and may send no referrer at all.
"""

from functools import wraps

from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from referrals.facts import hours_in_words
from referrals.presenters import CenterCard
from referrals.rules import Refused
from referrals.verification.answering import (
    LinkClosed,
    SeenOtherwise,
    confirm_entry,
    link_scope,
    newest_version,
    question_of,
    send_correction,
)
from referrals.verification.forms import CorrectionForm
from referrals.verification.limits import is_too_often
from streetwork.accounts.access import public
from streetwork.web.errors import too_many


def by_link(view):
    """Public, in the scope of the token's state; what is over answers with a page that says what to do."""

    @public
    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @sensitive_variables("token")
    @wraps(view)
    def wrapped(request, token):
        if request.method == "POST" and is_too_often(request, token):
            return too_many(request)
        try:
            with link_scope(token):
                response = view(request, token)
        except LinkClosed as closed:
            status = 404 if closed.why == "unknown" else 410
            response = render(request, "verification/closed.html", {"why": closed.why}, status=status)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


@by_link
def answer(request, token):
    """The entry as it is published; the button confirms it."""
    if request.method != "POST":
        return _entry(request, token)
    try:
        center = confirm_entry(token=token, seen=_moment(request.POST.get("seen", "")))
    except SeenOtherwise:
        return _entry(request, token, problem=_("The entry was changed meanwhile. Please look at it once more."))
    except Refused as refusal:
        return _entry(request, token, problem=str(refusal))
    return render(request, "verification/thanks.html", {"center": center, "is_confirmed": True})


@by_link
def correct(request, token):
    """The form, filled with what the entry says; what is sent waits for an editor."""
    question = question_of(token)
    posted = request.POST if request.method == "POST" else None
    form = CorrectionForm(posted, center=question.center, version=newest_version(question.center))
    if posted is not None and form.is_valid():
        sent = send_correction(
            token=token,
            facts=form.facts,
            version=form.cleaned_data["version"],
            comment=form.cleaned_data["comment"],
        )
        if sent is not None:
            return render(request, "verification/thanks.html", {"center": question.center})
        form.add_error(None, _("You have changed nothing yet. If all is right, go back and confirm the entry."))
    context = {"form": form, "center": question.center, "token": token}
    return render(request, "verification/correct.html", context, status=422 if form.errors else 200)


def _moment(text):
    """The moment that a page carries, None for anything else."""
    try:
        return parse_datetime(text[:40])
    except ValueError:
        return None


def _entry(request, token, *, problem=""):
    question = question_of(token)
    center = question.center
    context = {
        "center": center,
        "card": CenterCard(center),
        "hours": hours_in_words(center.hours) if center.hours else "",
        "question": question,
        "token": token,
        "seen": center.updated_at.isoformat(),
        "problem": problem,
    }
    return render(request, "verification/answer.html", context, status=422 if problem else 200)
