"""One placement: its page, moving it (dropped on a day, or by the form), cancelling it."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from campaigns.calendar import actions
from campaigns.calendar.forms import ChangeForm, MoveForm
from campaigns.calendar.placement_page import PlacementPage
from campaigns.calendar.problems import CHANGED, remark_of, sentence
from campaigns.calendar.timing import local
from campaigns.calendar.views import for_planners, for_readers, may_plan, placement_or_404, refused, safe_next
from campaigns.flow import Refused
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed

CONFLICT = 409
JSON = "application/json"


@for_readers
@require_safe
def placement(request, pk):
    """Facts, text, place, history; for planners also the form."""
    return _page(request, placement_or_404(request, pk))


def _page(request, placement, form=None, status=200):
    context = {"page": PlacementPage(placement, request.access), "campaign": placement.post.campaign}
    if context["page"].is_movable:
        context["form"] = form or ChangeForm(placement=placement)
    return render(request, "calendar/placement.html", context, status=status)


@for_planners
@require_POST
def move(request, pk):
    """Dropped on another day (and hour); the time of day stays. Scripts get JSON, others the page they came from."""
    placement = placement_or_404(request, pk)
    if not may_plan(request, placement):
        return _told(request, placement, sentence("closed"), status=403)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _told(request, placement, " ".join(" ".join(each) for each in form.errors.values()), status=INVALID)
    data = form.cleaned_data
    at = None
    if data["hour"] is not None:
        at = local(placement.due_at).time().replace(hour=data["hour"], fold=0)
    try:
        moment = actions.move_to_day(
            placement=placement, day=data["day"], at=at, user=request.user.pk, seen=data["seen"]
        )
    except Changed:
        return _told(request, placement, str(CHANGED), status=CONFLICT)
    except Refused as problem:
        return _told(request, placement, sentence(problem.code), status=INVALID)
    when = date_format(local(moment.at), "l, j. F, H:i")
    words = _("“%(title)s” was moved to %(when)s.") % {"title": placement.post.title, "when": when}
    return _told(request, placement, f"{words} {remark_of(moment.remark)}".strip())


def _told(request, placement, words: str, status: int = 200):
    """What became of it: as JSON for scripts, as a message otherwise."""
    if JSON in request.headers.get("Accept", ""):
        return JsonResponse({"message": words}, status=status)
    (messages.success if status == 200 else messages.error)(request, words)
    return redirect(safe_next(request, reverse("calendar:placement", args=[placement.pk])))


@for_planners
@require_POST
def change(request, pk):
    """Another time or place by the form, for this one or also for what follows in its series."""
    placement = placement_or_404(request, pk)
    if not may_plan(request, placement):
        return refused(request, placement)
    form = ChangeForm(request.POST, placement=placement)
    if not form.is_valid():
        return _page(request, placement, form, INVALID)
    data, place = form.cleaned_data, form.chosen_place
    try:
        moment = actions.change(
            placement=placement, day=data["day"], at=data["time"], channel=place.channel, space=place.space,
            user=request.user.pk, seen=data["seen"], rest=form.changes_rest,
        )  # fmt: skip
    except Changed:
        messages.error(request, CHANGED)
        return redirect("calendar:placement", pk)
    except Refused as problem:
        form.add_error(None, sentence(problem.code))
        return _page(request, placement, form, INVALID)
    messages.success(request, _("Saved."))
    if moment.remark:
        messages.warning(request, remark_of(moment.remark))
    return redirect("calendar:placement", pk)


@for_planners
@require_POST
def cancel(request, pk):
    """It does not take place; with `scope=rest` nor does what follows in its series."""
    placement = placement_or_404(request, pk)
    if not may_plan(request, placement):
        return refused(request, placement)
    try:
        count = actions.cancel(
            placement=placement, user=request.user.pk, seen=request.POST.get("seen", ""),
            rest=request.POST.get("scope") == "rest",
        )  # fmt: skip
    except Changed:
        messages.error(request, CHANGED)
    except Refused as problem:
        messages.error(request, sentence(problem.code))
    else:
        words = ngettext("%(n)d placement is cancelled.", "%(n)d placements are cancelled.", count)
        messages.success(request, words % {"n": count})
    return redirect("calendar:placement", pk)


@for_planners
@require_POST
def restore(request, pk):
    """Plan a cancelled one again."""
    placement = placement_or_404(request, pk)
    if not may_plan(request, placement):
        return refused(request, placement)
    try:
        actions.restore(placement=placement, user=request.user.pk)
    except Refused as problem:
        messages.error(request, sentence(problem.code))
    else:
        messages.success(request, _("It is planned again."))
    return redirect("calendar:placement", pk)
