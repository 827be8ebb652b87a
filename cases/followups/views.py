"""Requests about follow-ups: fetch in scope, form, action, page or fragment."""

import datetime
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.followups import actions, panels, rules
from cases.followups.filters import COVERED, LED, OWN, FollowUpFilter
from cases.followups.forms import AgreeForm, DayForm, SettleForm
from cases.followups.held import Day, held_by
from cases.followups.presenters import Row, row_of, rows_of
from cases.models import Case, FollowUp
from cases.views import contact_or_404
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CONTACTS

for_workers = for_roles(*READS_CONTACTS)
UNPROCESSABLE = 422
MOST_ROWS = 300


@dataclass(frozen=True)
class Group:
    """A part of the list: overdue, today, this week, later."""

    key: str
    title: str
    rows: list[Row]


@for_workers
@require_safe
def follow_up_list(request):
    """What is due and when: mine and those I cover; leads see all of their programmes."""
    wanted = FollowUpFilter(request.GET, access=request.access)
    today = timezone.localdate()
    follow_ups = wanted.narrow(FollowUp.objects.all())
    if wanted.who_is == LED:
        day = Day(today)
        led = follow_ups.led_by(request.access).open().with_matter().soonest_first()
        held = [day.held(each) for each in led[:MOST_ROWS]]
    else:
        held = held_by(request.access, today, follow_ups)
        if wanted.who_is == OWN:
            held = [each for each in held if each.follow_up.worker_id == request.user.pk]
        if wanted.who_is == COVERED:
            held = [each for each in held if each.follow_up.worker_id != request.user.pk]
    rows = rows_of(request.access, held[:MOST_ROWS])
    context = {
        "filter": wanted,
        "groups": grouped(rows, today),
        "shows_worker": wanted.who_is == LED,
        "is_narrowed": bool(wanted.chosen),
        "is_cut": len(held) >= MOST_ROWS,
        "next": request.get_full_path(),
    }
    template = "followups/list.html"
    return render(request, f"{template}#results" if request.htmx and not request.htmx.boosted else template, context)


def grouped(rows: list[Row], today: datetime.date) -> list[Group]:
    """Rows by urgency, without empty parts. The week ends on Sunday."""
    sunday = today + datetime.timedelta(days=6 - today.weekday())
    parts = (
        ("overdue", _("Overdue"), lambda day: day < today),
        ("today", _("Today"), lambda day: day == today),
        ("week", _("This week"), lambda day: today < day <= sunday),
        ("later", _("Later"), lambda day: day > sunday),
    )
    groups = (Group(key, title, [row for row in rows if fits(row.follow_up.due_on)]) for key, title, fits in parts)
    return [group for group in groups if group.rows]


@for_workers
@require_POST
def agree_of_contact(request, pk):
    contact = contact_or_404(request, pk)
    back = reverse("contacts:detail", args=[contact.pk])
    return _agree(request, contact, back, panels.of_contact, contact=contact)


@for_workers
@require_POST
def agree_of_case(request, pk):
    case = get_object_or_404(Case.objects.visible_to(request.access), pk=pk)
    return _agree(request, case, reverse("cases:detail", args=[case.pk]), panels.of_case, case=case)


def _agree(request, matter, back, panel, *, contact=None, case=None):
    today = timezone.localdate()
    case = case or (contact.case if contact else None)
    if not rules.may_agree(request.access, contact=contact, case=case, today=today):
        return _refused(request, back)
    form = AgreeForm(request.POST, matter=matter, contact=contact)
    if not form.is_valid():
        context = {"panel": panel(request, matter, form=form), "back": back, "matter": matter}
        template = "followups/_panel.html" if request.htmx else "followups/agree.html"
        return render(request, template, context, status=UNPROCESSABLE)
    actions.agree_follow_up(access=request.access, contact=contact, case=case, **form.facts)
    if request.htmx:
        return render(request, "followups/_panel.html", {"panel": panel(request, matter), "next": back})
    messages.success(request, _("The follow-up is noted."))
    return redirect(f"{back}#follow-ups")


@for_workers
@require_POST
def settle(request, pk):
    """Done, not reached, no longer wanted."""
    follow_up = _follow_up_or_404(request, pk)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _answer(request, follow_up, error=_("Choose how it ended."))
    try:
        settled = actions.settle(follow_up=follow_up, access=request.access, status=form.cleaned_data["status"])
    except PermissionDenied:
        return _refused(request, _back(request, follow_up))
    return _answer(request, settled, done=_("Noted: %(status)s.") % {"status": settled.get_status_display()})


@for_workers
@require_POST
def undo(request, pk):
    follow_up = _follow_up_or_404(request, pk)
    try:
        reopened = actions.reopen(follow_up=follow_up, access=request.access)
    except PermissionDenied:
        return _refused(request, _back(request, follow_up))
    return _answer(request, reopened, done=_("The follow-up is open again."))


@for_workers
@require_POST
def move(request, pk):
    """Another day."""
    follow_up = _follow_up_or_404(request, pk)
    return _with_day(request, follow_up, _move, _("The follow-up is moved."))


@for_workers
@require_POST
def try_again(request, pk):
    """The one second try after a try in vain."""
    follow_up = _follow_up_or_404(request, pk)
    return _with_day(request, follow_up, _try_again, _("One more try is noted."))


def _move(request, follow_up, form):
    data = form.cleaned_data
    return actions.move(follow_up=follow_up, access=request.access, due_on=data["day"], due_time=data["due_time"])


def _try_again(request, follow_up, form):
    return actions.try_again(follow_up=follow_up, access=request.access, due_on=form.cleaned_data["day"])


def _with_day(request, follow_up, change, done):
    form = DayForm(request.POST, auto_id=f"id_{follow_up.pk}_%s")
    if not form.is_valid():
        return _answer(request, follow_up, error=" ".join(error for errors in form.errors.values() for error in errors))
    try:
        changed = change(request, follow_up, form)
    except PermissionDenied:
        return _refused(request, _back(request, follow_up))
    except actions.NotAgreed:
        return _answer(request, follow_up, error=_("It was tried twice; that is enough. A new agreement is possible."))
    except ValueError:
        return _answer(request, follow_up, error=_("It is settled already."))
    return _answer(request, changed, done=done)


def _answer(request, follow_up, *, done="", error=""):
    """The changed row as a fragment, or back to where one was with a message."""
    status = UNPROCESSABLE if error else 200
    if request.htmx:
        row = row_of(request.access, follow_up, shows_matter=request.POST.get("matter") != "no")
        context = {"row": row, "error": error, "next": request.POST.get("next", "")}
        return render(request, "followups/_row.html", context, status=status)
    (messages.error if error else messages.success)(request, error or done)
    return redirect(_back(request, follow_up))


def _refused(request, back):
    """The person sees it but may not change it: say who may."""
    messages.error(request, _("Only who works on it, who covers them, and the lead can change this follow-up."))
    if request.htmx:
        raise PermissionDenied("Only who works on it, who covers them, and the lead.")
    return redirect(back)


def _back(request, follow_up) -> str:
    target = request.POST.get("next", "")
    if target and url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return reverse("followups:list")


def _follow_up_or_404(request, pk) -> FollowUp:
    """Those of a contact are facts for colleagues; those of a case are for who sees the case, or covers them."""
    follow_up = get_object_or_404(FollowUp.objects.visible_to(request.access).with_matter(), pk=pk)
    case = follow_up.case_id
    if case and not (
        Case.objects.visible_to(request.access).filter(pk=case).exists()
        or rules.may_settle(request.access, follow_up, timezone.localdate())
    ):
        raise Http404("The case of this follow-up is not theirs to see.")
    return follow_up
