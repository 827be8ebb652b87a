"""The participants of a session: list, table to take away, somebody added."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from streetwork.delivery.audit import log_access
from streetwork.web.forms import INVALID
from streetwork.web.tables import CSV, XLSX, csv_batches, xlsx_file
from training.attendance import queries, rules
from training.attendance.dates import date_for
from training.attendance.exports import HEADINGS, line_of
from training.attendance.filters import PeopleFilter
from training.attendance.forms import AddForm
from training.attendance.marking import AlreadyHere
from training.attendance.people import add_person
from training.attendance.presenters import PersonRow, figures_of, kept_figures
from training.attendance.views import for_trainers, read_only, session_of
from training.enums import RegistrationOrigin, SessionStatus
from training.sessions.rules import may_write
from training.signup.actions import RegistrationClosed

PAGE_SIZE = 100


@for_trainers
@require_safe
def people(request, pk):
    """Everybody who registered, with what became of it."""
    session, now = session_of(request, pk), timezone.now()
    wanted = PeopleFilter(request.GET)
    page = Paginator(wanted.apply(queries.people_of(session)), PAGE_SIZE).get_page(request.GET.get("page"))
    everybody = list(queries.counted_people(session))
    marks = queries.marks_of(everybody)
    outcomes = [(each, rules.outcome_of(each, session, marks[each.pk], now)) for each in everybody]
    kept = queries.kept_of(session)
    context = {
        "session": session,
        "filter": wanted,
        "kept": kept_figures(kept) if kept and not everybody else [],
        "page": page,
        "rows": [PersonRow(each, session, marks.get(each.pk, []), now) for each in page.object_list],
        "figures": figures_of(session, outcomes, kept),
        "has_people": bool(everybody) or bool(page.paginator.count),
        "may_write": may_write(request.access, session),
    }
    response = render(request, "attendance/people.html", context)
    log_access(request.scope, "participants.read", session)
    return response


@for_trainers
@require_safe
def export(request, pk):
    """The list that the filter leaves, as a table: CSV, or XLSX with `?format=xlsx`."""
    session, now = session_of(request, pk), timezone.now()
    rows = list(PeopleFilter(request.GET).apply(queries.people_of(session)))
    marks = queries.marks_of(rows)
    lines = [line_of(PersonRow(each, session, marks[each.pk], now)) for each in rows]
    log_access(request.scope, "participants.export", session, detail=str(len(lines)))
    name = f"participants-{session.slug}"
    headings = [str(heading) for heading in HEADINGS]
    if request.GET.get("format") == XLSX:
        file = xlsx_file(_("Participants"), headings, [lines])
        return FileResponse(file, as_attachment=True, filename=f"{name}.{XLSX}", headers={"Cache-Control": "no-store"})
    return StreamingHttpResponse(
        csv_batches(headings, [lines]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.{CSV}"', "Cache-Control": "no-store"},
    )


@for_trainers
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk):
    """Somebody who came without registration, or who registers by phone."""
    session, now = session_of(request, pk), timezone.now()
    if session.status == SessionStatus.CANCELLED:
        messages.error(request, _("This session was cancelled: nobody can be added."))
        return redirect("attendance:people", pk)
    if read_only(request, session):
        return redirect("attendance:people", pk)
    dates = list(session.dates.all())
    date = date_for(dates, request.GET.get("date", ""), now)
    has_begun = bool(date and timezone.localdate(date.starts_at) <= timezone.localdate(now))
    how = RegistrationOrigin.WALK_IN if has_begun or request.GET.get("date") else RegistrationOrigin.STAFF
    form = AddForm(request.POST if request.method == "POST" else None, session=session, how=how)
    if form.is_bound and form.is_valid():
        origin = form.cleaned_data["how"]
        try:
            person = add_person(
                session=session, facts=form.facts, origin=origin, user=request.user.pk, key=form.once,
                date=date if has_begun else None, is_informed=form.cleaned_data["is_informed"],
            )  # fmt: skip
        except AlreadyHere:
            form.add_error("email", _("This address is registered for this session already: look for it in the list."))
        except RegistrationClosed as closed:
            form.add_error("how", _why_nobody_is_taken(closed.why))
        else:
            messages.success(request, _added(person, is_marked=has_begun))
            if origin == RegistrationOrigin.WALK_IN and date:
                return redirect(f"{reverse('attendance:sheet', args=[pk])}?date={date.pk}")
            return redirect("attendance:people", pk)
    context = {"session": session, "form": form, "date": date if has_begun else None}
    return render(request, "attendance/add.html", context, status=INVALID if form.is_bound else 200)


def _why_nobody_is_taken(why: str) -> str:
    if why == "full":
        return _("All seats are taken, and nobody can wait for one: raise the number of seats first.")
    return _("The registration for this session is not open: only who is here can be added.")


def _added(person, *, is_marked: bool) -> str:
    if person.origin == RegistrationOrigin.WALK_IN:
        text = _("%(name)s is on the list and marked as there.") if is_marked else _("%(name)s is on the list.")
    elif person.status == person.Status.WAITING:
        text = _("All seats are taken: %(name)s is on the waiting list.")
    else:
        text = _("%(name)s has a seat.")
    return text % {"name": person.name}
