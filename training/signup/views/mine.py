"""A participant's own page: confirm, accept, change, cancel, calendar."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from training.enums import RegistrationStatus
from training.sessions.ics import session_ics
from training.signup import actions
from training.signup.forms import ChangeForm
from training.signup.links import LinkClosed
from training.signup.presenters import Mine
from training.signup.rules import may_change
from training.signup.views.by_link import by_link


@by_link("GET", "HEAD")
def mine(request, registration, token):
    """Whoever has not confirmed the address yet is asked for that first."""
    page = Mine(registration, token, timezone.now())
    if page.is_unconfirmed:
        return redirect("signup:confirm", token)
    return render(request, "signup/mine.html", {"mine": page, "registration": registration, "token": token})


@by_link("GET", "HEAD", "POST")
def confirm(request, registration, token):
    """A button, so that a mail program which opens every link confirms nothing."""
    if request.method == "POST":
        actions.confirm(token)
        return redirect("signup:mine", token)
    page = Mine(registration, token, timezone.now())
    if page.closed:
        raise LinkClosed(page.closed)
    if not page.is_unconfirmed:
        return redirect("signup:mine", token)
    return render(request, "signup/confirm.html", {"mine": page, "token": token})


@by_link("POST")
def accept(request, registration, token):
    actions.accept_offer(token)
    return redirect("signup:mine", token)


@by_link("GET", "HEAD", "POST")
def cancel(request, registration, token):
    if request.method == "POST":
        actions.cancel(registration=registration)
        return redirect("signup:mine", token)
    if not may_change(registration, timezone.now()):
        return redirect("signup:mine", token)
    return render(request, "signup/cancel.html", {"mine": Mine(registration, token, timezone.now()), "token": token})


@by_link("GET", "HEAD", "POST")
def change(request, registration, token):
    if not may_change(registration, timezone.now()):
        return redirect("signup:mine", token)
    form = ChangeForm(request.POST if request.method == "POST" else None, registration=registration)
    if request.method == "POST" and form.is_valid():
        actions.change(registration=registration, facts=form.facts)
        return redirect("signup:mine", token)
    context = {"form": form, "mine": Mine(registration, token, timezone.now()), "token": token}
    return render(request, "signup/change.html", context, status=422 if form.errors else 200)


@by_link("GET", "HEAD")
def calendar_file(request, registration, token):
    """The session for the person's calendar, with the meeting's link for who has a seat."""
    has_seat = registration.status == RegistrationStatus.CONFIRMED
    page = Mine(registration, token, timezone.now())
    status = "CANCELLED" if page.is_cancelled else "CONFIRMED" if has_seat else "TENTATIVE"
    entry = session_ics(
        registration.session, language=get_language(), url=page.absolute_url, status=status, private=has_seat
    )
    return HttpResponse(
        entry,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="training.ics"'},
    )
