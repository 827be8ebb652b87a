"""Groups as such: the overview, a new one, what one is for."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed
from training.group.actions import groups as actions
from training.group.errors import Refused
from training.group.forms import GroupForm
from training.group.lookup import group_or_404
from training.group.presenters import cards_of
from training.group.queries import groups_of
from training.group.seen import GROUP, stamp
from training.group.views import for_groups, for_keepers, not_yours, said_no


@for_groups
@require_safe
def home(request):
    """The person's groups; who has one alone goes straight to it (`?all=1` shows the overview)."""
    cards = cards_of(groups_of(request.access))
    if len(cards) == 1 and "all" not in request.GET:
        return redirect("group:meetings", cards[0].group.pk)
    may_add = bool(request.access.programmes_for(*WRITES_TRAININGS, running=True))
    return render(request, "group/home.html", {"cards": cards, "may_add": may_add})


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request):
    form = GroupForm(request.POST if request.method == "POST" else None, access=request.access)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("group:home")
    if form.is_bound and form.is_valid():
        group, is_new = actions.create_group(programme_id=form.cleaned_data["programme"], facts=form.facts)
        if is_new:
            messages.success(request, _("The group is there. Now name its members."))
        return redirect("group:members", group.pk)
    return render(request, "group/group_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def edit_group(request, pk):
    standing = group_or_404(request, pk)
    group = standing.group
    if not (standing.may_edit or standing.may_reopen):
        return not_yours(request, "group:meetings", pk)
    form = GroupForm(request.POST if request.method == "POST" else None, access=request.access, group=group)
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_group(group=group, facts=form.facts, seen=form.base)
        except Changed:
            theirs = group_or_404(request, pk).group
            form.again(stamp(theirs, GROUP))
        except Refused as problem:
            said_no(request, problem)
            form.add_error("name", _("Another group of this programme has this name."))
        else:
            messages.success(request, _("Saved."))
            return redirect("group:meetings", pk)
    context = {"form": form, "group": group, "theirs": theirs}
    return render(request, "group/group_form.html", context, status=INVALID if form.is_bound else 200)
