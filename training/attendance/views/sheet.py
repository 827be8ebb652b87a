"""The list of the day: ticked off on the phone, or printed to be signed."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from streetwork.delivery.audit import log_access
from streetwork.web.forms import INVALID
from streetwork.web.pdf import pdf_of, pdf_response
from training.attendance import marking, queries
from training.attendance.dates import date_for
from training.attendance.paper import sheet_data
from training.attendance.presenters import Sheet, TickRow, said_of
from training.attendance.views import for_trainers, number_in, read_only, session_of
from training.enums import RegistrationStatus
from training.models import Registration, SessionDate, TrainingSession
from training.sessions.rules import may_write

VALUES = (marking.PRESENT, marking.ABSENT, marking.OPEN)


@for_trainers
@require_safe
def sheet(request, pk):
    """Who is there at one date (`?date=`)."""
    session, now = session_of(request, pk), timezone.now()
    dates = list(session.dates.all())
    date = date_for(dates, request.GET.get("date", ""), now)
    context = {"session": session, "dates": dates, "date": date, "may_write": may_write(request.access, session)}
    if date is not None:
        context["sheet"] = _sheet(session, date)
        context["is_ahead"] = timezone.localdate(date.starts_at) > timezone.localdate(now)
    response = render(request, "attendance/sheet.html", context)
    log_access(request.scope, "participants.read", session)
    return response


def _sheet(session: TrainingSession, date: SessionDate) -> Sheet:
    gone = [RegistrationStatus.EXPIRED]
    people = list(queries.people_of(session).exclude(status__in=gone).order_by("name", "pk"))
    return Sheet(date, people, queries.marks_of(people))


def _date_or_404(session: TrainingSession, text: str | None) -> SessionDate:
    return get_object_or_404(SessionDate.objects.select_related("session"), session=session, pk=number_in(text))


def _person_or_404(session: TrainingSession, text: str | None) -> Registration:
    return get_object_or_404(queries.people_of(session), pk=number_in(text))


def _back(session: TrainingSession, date: SessionDate | None):
    url = reverse("attendance:sheet", args=[session.pk])
    return redirect(f"{url}?date={date.pk}" if date else url)


@for_trainers
@require_POST
def mark(request, pk):
    """One person was there, was not, or is unmarked again; htmx gets the person's row and the counts."""
    session = session_of(request, pk)
    if number_in(request.POST.get("date")) is None or number_in(request.POST.get("person")) is None:
        messages.error(request, _("Nothing was marked: choose a person of the list."))
        return _back(session, None)
    date = _date_or_404(session, request.POST["date"])
    person = _person_or_404(session, request.POST["person"])
    if read_only(request, session):
        return _back(session, date)
    to, seen = request.POST.get("to"), request.POST.get("seen", "")
    if to not in VALUES:
        messages.error(request, _("Nothing was marked: choose a person of the list."))
        return _back(session, date)
    says, status = "", 200
    try:
        now = marking.mark(registration=person, date=date, to=to, seen=seen, user=request.user.pk)
    except marking.SeenOtherwise as meanwhile:
        now, status = meanwhile.now, INVALID
        says = _("A colleague marked this person meanwhile: %(now)s. Nothing was changed.") % {"now": said_of(now)}
    except marking.NoSeat:
        now, status = marking.OPEN, INVALID
        says = _("%(name)s has no seat any more. Load the page anew.") % {"name": person.name}
    except Registration.DoesNotExist:
        raise Http404 from None
    if request.headers.get("HX-Request"):
        context = {"session": session, "date": date, "row": TickRow(person, now), "says": says, "may_write": True,
                   "sheet": _sheet(session, date), "is_swap": True}  # fmt: skip
        return render(request, "attendance/_ticked.html", context, status=status)
    if says:
        messages.error(request, says)
    return _back(session, date)


@for_trainers
@require_POST
def mark_rest(request, pk):
    """Everybody who is not marked yet was not there."""
    session = session_of(request, pk)
    if number_in(request.POST.get("date")) is None:
        messages.error(request, _("Nothing was marked: choose a date."))
        return _back(session, None)
    date = _date_or_404(session, request.POST["date"])
    if read_only(request, session):
        return _back(session, date)
    if date.starts_at > timezone.now():
        messages.error(request, _("This date has not begun: nobody can have missed it."))
        return _back(session, date)
    count = marking.mark_rest_absent(date=date, user=request.user.pk)
    if count:
        text = ngettext("%(n)d person marked as not there.", "%(n)d people marked as not there.", count)
        messages.success(request, text % {"n": count})
    else:
        messages.info(request, _("Everybody was marked already."))
    return _back(session, date)


@for_trainers
@require_POST
def bring_in(request, pk):
    """Somebody without a seat came anyway, and is there."""
    session = session_of(request, pk)
    date = None
    if number_in(request.POST.get("person")) is None:
        messages.error(request, _("Nothing was marked: choose a person of the list."))
        return _back(session, None)
    person = _person_or_404(session, request.POST["person"])
    if number_in(request.POST.get("date")) is not None:
        date = _date_or_404(session, request.POST["date"])
    if read_only(request, session):
        return _back(session, date)
    try:
        _bring_in(person, date, request.user.pk)
    except marking.AlreadyHere:
        messages.error(request, _("The same address is on the list already: tick that entry off."))
    except (Registration.DoesNotExist, marking.SeenOtherwise, marking.NoSeat):
        text = _(
            "Nothing was marked: a colleague changed this entry at the same moment. Look at the list and try again."
        )
        messages.error(request, text)
    else:
        messages.success(request, _("%(name)s is on the list and marked as there.") % {"name": person.name})
    return _back(session, date)


@transaction.atomic
def _bring_in(person: Registration, date: SessionDate | None, user: int) -> None:
    marking.bring_in(registration=person)
    if date is not None:
        seen = marking.current(person, date)
        marking.mark(registration=person, date=date, to=marking.PRESENT, seen=seen, user=user)


@for_trainers
@require_safe
def print_list(request, pk):
    """The list of the people with a seat, to be signed: A4, one column for each date."""
    session = session_of(request, pk)
    people = queries.people_of(session).filter(status=RegistrationStatus.CONFIRMED).order_by("name", "pk")
    content = pdf_of("attendance", sheet_data(session, list(people)))
    log_access(request.scope, "participants.export", session)
    return pdf_response(content, name=f"attendance-{session.slug}")
