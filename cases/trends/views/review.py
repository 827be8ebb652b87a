"""The page of the weekly review, and its decisions."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.trends.actions import decide
from cases.trends.forms import DecideForm
from cases.trends.notes import programmes_to_write_in
from cases.trends.review import Decisions, Row, review_of
from cases.trends.rising import LEAST
from cases.trends.weeks import OLDEST, days_gone, week_of
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.weeks import WEEK, monday_of


@for_roles(*READS_TRENDS)
@require_safe
def review(request):
    today, words = timezone.localdate(), vocabulary()
    readable = request.access.programmes_for(*READS_TRENDS)
    programmes = sorted((words.programmes[pk] for pk in readable), key=lambda p: (p.is_archived, p.name))
    wanted = request.GET.get("programme", "")
    programme = next((p for p in programmes if str(p.pk) == wanted), programmes[0])
    language = request.GET.get("language", "")
    language = language if language in programme.languages else ""
    week = week_of(request.GET.get("week", ""), today)
    found = review_of(request.access, programme=programme.pk, week=week, language=language)
    newest = monday_of(today)
    context = {
        "review": found,
        "programme": programme,
        "programmes": programmes,
        "language": language,
        "languages": [(code, words.languages[code].name) for code in programme.languages if code in words.languages],
        "week": week,
        "last_day": week + WEEK - timezone.timedelta(days=1),
        "number": week.isocalendar().week,
        "days": days_gone(week, today),
        "week_before": week - WEEK if week > newest - OLDEST * WEEK else None,
        "week_after": week + WEEK if week < newest else None,
        "states": _states(request.access, programme, words),
        "least": LEAST,
        "may_decide": programme.pk in programmes_to_write_in(request.access),
    }
    return render(request, "trends/review.html", context)


def _states(access, programme, words) -> str:
    """Whose figures these are: the states in which the person reads trends; "" for all of the programme."""
    mine = access.states_for(*READS_TRENDS, programme=programme.pk)
    if mine >= {state.pk for state in programme.states.all()}:
        return ""
    chosen = sorted((words.states[pk] for pk in mine), key=lambda state: (state.pk == State.DE, state.name))
    return ", ".join(state.name for state in chosen)


@for_roles(*WRITES_TRENDS)
@require_POST
def review_decide(request):
    """From a row of the page, which htmx exchanges; without a script back to the row."""
    programmes = programmes_to_write_in(request.access)
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived: nothing is decided.")
    form = DecideForm(request.POST, programmes=programmes)
    if form.is_gone:
        raise Http404
    if form.is_valid():
        made = decide(
            access=request.access, programme=form.cleaned_data["programme"], week=form.cleaned_data["week"],
            about=form.about, decision=form.cleaned_data["decision"], reason=form.cleaned_data["reason"],
            guard_overrides=form.guard_overrides,
        )  # fmt: skip
        if not request.htmx:
            messages.success(request, _("The decision is noted.") if made else _("The decision is taken back."))
            return redirect(_row_address(request, form))
    return _row(request, form)


def _row(request, form):
    """The row's decision, or the form with what was wrong."""
    wanted = form.cleaned_data
    found = Decisions(wanted["programme"], wanted["week"]).of(form.about.subject, form.about.key)
    row = Row(form.about.subject, form.about.key, form.about.title, **found)
    failed = not form.is_valid()
    context = {
        "row": row, "programme": vocabulary().programmes[wanted["programme"]], "week": wanted["week"],
        "may_decide": True, "form": form if failed else None, "was_decided": not failed,
    }  # fmt: skip
    template = "trends/_decision.html" if request.htmx else "trends/decide.html"
    return render(request, template, context, status=422 if failed else 200)


def _row_address(request, form) -> str:
    wanted = form.cleaned_data
    query = {"programme": wanted["programme"], "week": wanted["week"].isoformat()}
    if language := request.POST.get("language"):
        query["language"] = language
    row = Row(form.about.subject, form.about.key, "")
    return f"{reverse('trends:review')}?{urlencode(query)}#{row.row_id}"
