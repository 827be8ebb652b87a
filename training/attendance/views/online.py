"""Attendance from the report of a video meeting: upload, preview, apply. Between the steps nothing is stored."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from streetwork.web.forms import INVALID
from streetwork.web.uploads import bounded_upload
from training.attendance import queries
from training.attendance.dates import date_for
from training.attendance.online import preview as previews
from training.attendance.online.applying import apply
from training.attendance.online.forms import UploadForm
from training.attendance.online.reading import MOST_BYTES, Attendee, Unreadable, read
from training.attendance.views import TOO_LARGE, for_trainers, number_in, read_only, session_of
from training.enums import RegistrationStatus
from training.models import SessionDate
from training.sessions.when import date_text


@for_trainers
@require_http_methods(["GET", "HEAD", "POST"])
@bounded_upload(MOST_BYTES)
def upload(request, pk):
    """The upload; a report that can be read is answered by its preview at once."""
    session = session_of(request, pk)
    dates = list(session.dates.all())
    date = date_for(dates, request.GET.get("date", ""), timezone.now())
    if read_only(request, session):
        return redirect("attendance:sheet", pk)
    if date is None:
        messages.error(request, _("This session has no date yet."))
        return redirect("attendance:sheet", pk)
    if request.method != "POST":
        return _upload_page(request, session, UploadForm(dates=dates, date=date))
    form = UploadForm(request.POST, request.FILES, dates=dates, date=date)
    if request.upload_too_large:
        form.errors.pop("file", None)
        form.add_error("file", _("The file is larger than 2 MB. Choose the report of one meeting."))
        return _upload_page(request, session, form, status=TOO_LARGE)
    attendees = _attendees(form) if form.is_valid() else None
    if attendees is None:
        return _upload_page(request, session, form, status=INVALID)
    return _preview_page(request, session, form, attendees)


def _attendees(form) -> list[Attendee] | None:
    """The people of the report; None when it cannot be read, which the form says then."""
    try:
        return read(form.cleaned_data["file"].read())
    except Unreadable as problem:
        form.add_error("file", str(problem))
    return None


def _preview_page(request, session, form, attendees):
    seated = queries.people_of(session).filter(status=RegistrationStatus.CONFIRMED).order_by("name", "pk")
    shown = previews.Preview(
        attendees, list(seated), date=form.chosen_date, least=form.cleaned_data["least"],
        team=[trainer.name for trainer in session.trainers.all()],
    )  # fmt: skip
    context = {
        "session": session, "date": form.chosen_date, "when": date_text(form.chosen_date), "preview": shown,
        "sealed": previews.seal(shown, user=request.user.pk),
    }  # fmt: skip
    response = render(request, "attendance/online_preview.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _upload_page(request, session, form, status=200):
    return render(request, "attendance/online_upload.html", {"session": session, "form": form}, status=status)


@for_trainers
@require_POST
def apply_report(request, pk):
    """Write what the preview said, with the choices made there."""
    session = session_of(request, pk)
    if number_in(request.POST.get("date")) is None:
        messages.error(request, _("Nothing was written: begin with the report."))
        return redirect("attendance:import", pk)
    date = get_object_or_404(
        SessionDate.objects.select_related("session"), session=session, pk=number_in(request.POST["date"])
    )
    if read_only(request, session):
        return redirect("attendance:sheet", pk)
    try:
        lines = previews.opened(request.POST.get("sealed", ""), date=date, user=request.user.pk)
    except previews.SealBroken:
        messages.error(request, _("Nothing was written: the preview is too old. Choose the report again."))
        return redirect("attendance:import", pk)
    done = apply(
        date=date, lines=lines, scope=request.scope, user=request.user.pk,
        choice=lambda number: request.POST.get(f"row-{number}", "")[:20],
    )  # fmt: skip
    text = ngettext("%(n)d person is marked as there.", "%(n)d people are marked as there.", done.marked)
    messages.success(request, text % {"n": done.marked})
    if done.known:
        text = ngettext(
            "%(n)d line was left out: its address is registered already.",
            "%(n)d lines were left out: their addresses are registered already.", done.known,
        )  # fmt: skip
        messages.info(request, text % {"n": done.known})
    return redirect(f"{reverse('attendance:sheet', args=[pk])}?date={date.pk}")
