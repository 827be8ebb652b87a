"""Shifting many at once: choose, look at what would move, then move it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from campaigns.calendar import actions
from campaigns.calendar.forms import ShiftForm
from campaigns.calendar.problems import CHANGED, sentence
from campaigns.calendar.selection import Selection
from campaigns.calendar.views import for_planners
from campaigns.flow import Refused
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def shift(request):
    """`pick` names placements; or `campaign`, `post`, `series` all planned ones of it. `days` shows what would move."""
    data = request.POST if request.method == "POST" else request.GET
    selection = Selection(data, request.access)
    form = ShiftForm(data if "days" in data else None, label_suffix="")
    valid = form.is_bound and form.is_valid()
    if request.method == "POST" and valid and selection.placements:
        step = form.cleaned_data
        try:
            moved = actions.shift_many(
                placements=selection.placements, days=step["days"], keep_weekday=step["keep_weekday"],
                user=request.user.pk, seen=selection.seen,
            )  # fmt: skip
        except Changed:
            messages.error(request, CHANGED)
        except Refused as problem:
            form.add_error("days", sentence(problem.code))
        else:
            words = ngettext("%(n)d placement was moved.", "%(n)d placements were moved.", len(moved))
            messages.success(request, words % {"n": len(moved)})
            return redirect(_after(selection, moved))
    preview = selection.preview(**form.cleaned_data, now=timezone.now()) if form.is_bound and form.is_valid() else []
    context = {"form": form, "selection": selection, "preview": preview, "may_move": _may_move(preview)}
    if request.method == "POST" and not selection.placements:
        messages.error(request, _("Nothing was moved: choose what is to be moved first."))
    return render(request, "calendar/shift.html", context, status=INVALID if request.method == "POST" else 200)


def _may_move(preview) -> bool:
    return bool(preview) and not any(line.is_past for line in preview)


def _after(selection, moved) -> str:
    first = timezone.localdate(min(each.due_at for each in moved))
    if selection.campaign:
        return f"{reverse('calendar:campaign', args=[selection.campaign.pk])}?view=month&on={first}"
    return f"{reverse('calendar:month')}?on={first}"
