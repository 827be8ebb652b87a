"""One participant: what is stored, corrected, given back, copied, erased."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.delivery.audit import log_access
from streetwork.web.forms import INVALID
from training.attendance import subject
from training.attendance.forms import CorrectForm, EraseForm, FindForm
from training.attendance.marking import AlreadyHere
from training.attendance.people import SeenOtherwise, correct
from training.attendance.portrait import Portrait
from training.attendance.views import for_trainers, read_only, registration_or_404
from training.models import Registration
from training.sessions.rules import may_write
from training.signup import actions as signup
from training.signup.links import LinkClosed


@for_trainers
@require_safe
def person(request, pk):
    """Everything that is known about a participant, and their other trainings."""
    registration = registration_or_404(request, pk)
    rows = list(subject.same_person(request.access, registration))
    own = next(row for row in rows if row.pk == registration.pk)
    writes = may_write(request.access, own.session)
    context = {
        "registration": own,
        "session": own.session,
        "portrait": Portrait(own, may_write=writes),
        "others": [row for row in rows if row.pk != own.pk],
        "may_write": writes,
    }
    response = render(request, "attendance/person.html", context)
    log_access(request.scope, "registration.read", own)
    return response


@for_trainers
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Correcting what is stored."""
    registration = registration_or_404(request, pk)
    if read_only(request, registration.session):
        return redirect("attendance:person", pk)
    form = CorrectForm(request.POST if request.method == "POST" else None, registration=registration)
    is_changed = False
    if form.is_bound and form.is_valid():
        try:
            correct(registration=registration, facts=form.facts, seen=form.cleaned_data["seen"], scope=request.scope)
        except AlreadyHere:
            form.add_error("email", _("Another registration for this session has this address."))
        except SeenOtherwise:
            is_changed = True
            fresh = registration_or_404(request, pk)
            form.data = form.data.copy()
            form.data["seen"] = CorrectForm(registration=fresh).initial["seen"]
        except Registration.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, _("The details are kept."))
            return redirect("attendance:person", pk)
    context = {"registration": registration, "session": registration.session, "form": form, "is_changed": is_changed}
    return render(request, "attendance/person_edit.html", context, status=INVALID if form.is_bound else 200)


@for_trainers
@require_POST
def give_back(request, pk):
    """The person cancelled by phone: the seat goes to the next on the waiting list."""
    registration = registration_or_404(request, pk)
    if read_only(request, registration.session):
        return redirect("attendance:person", pk)
    try:
        signup.cancel(registration=registration)
    except LinkClosed:
        messages.error(request, _("The session has begun or is over: nothing can be cancelled any more."))
    else:
        messages.success(request, _("The registration is cancelled, and the person is told by mail."))
    return redirect("attendance:person", pk)


@for_trainers
@require_safe
def export(request, pk):
    """Everything stored about the person, in all trainings that one may see, to hand over (Art. 15 and 20 GDPR)."""
    registration = registration_or_404(request, pk)
    rows = list(subject.same_person(request.access, registration))
    record = {
        "exported_at": timezone.now().isoformat(timespec="seconds"), "registrations": subject.record_of(rows),
    }  # fmt: skip
    response = HttpResponse(
        json.dumps(record, ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="participant-{registration.pk}.json"'
    response["Cache-Control"] = "no-store"
    for row in rows:
        log_access(request.scope, "registration.export", row)
    return response


@for_trainers
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request, pk):
    """Erasing at the person's wish, after a box says that it is meant."""
    registration = registration_or_404(request, pk)
    session = registration.session
    if read_only(request, session):
        return redirect("attendance:person", pk)
    rows = list(subject.same_person(request.access, registration))
    others = [row for row in rows if row.pk != registration.pk and may_write(request.access, row.session)]
    form = EraseForm(request.POST if request.method == "POST" else None, others=len(others))
    if form.is_bound and form.is_valid():
        chosen = [registration, *(others if form.cleaned_data.get("everything") else [])]
        try:
            count = subject.erase(registrations=chosen, scope=request.scope)
        except subject.UnderLegalHold:
            messages.error(request, _("The programme is under legal hold: ask the data protection officer first."))
            return redirect("attendance:person", pk)
        text = ngettext("%(n)d registration is erased.", "%(n)d registrations are erased.", count)
        messages.success(request, text % {"n": count})
        return redirect("attendance:people", session.pk)
    context = {"registration": registration, "session": session, "others": others, "form": form}
    return render(request, "attendance/erase.html", context, status=INVALID if form.is_bound else 200)


@for_trainers
@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    """What is stored about an address: for people who ask what we know about them."""
    form = FindForm(request.POST if request.method == "POST" else None, label_suffix="")
    found = None
    if form.is_bound and form.is_valid():
        found = list(subject.of_address(request.access, form.cleaned_data["email"]))
        for row in found:
            log_access(request.scope, "registration.found", row)
    context = {"form": form, "found": found, "back": reverse("sessions:list")}
    return render(request, "attendance/find.html", context, status=INVALID if form.is_bound and found is None else 200)
