"""The agenda: proposals, taken up or declined, put into order."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed
from training.enums import ItemStatus
from training.group.actions import agenda as actions
from training.group.document import agendas_of
from training.group.errors import Refused
from training.group.lookup import group_or_404, item_or_404, meeting_or_404
from training.group.meeting_page import MeetingPage
from training.group.presenters import meeting_rows, proposals_of
from training.group.seen import ITEM, stamp
from training.group.texts import ItemForm
from training.group.views import for_groups, not_yours, number, said_no
from training.models import AgendaItem


@for_groups
@require_safe
def agenda(request, pk):
    """What waits for an agenda, what is on those to come, and what was not taken up."""
    standing = group_or_404(request, pk)
    coming, _past = meeting_rows(standing.group, timezone.now())
    agendas = agendas_of(row.meeting for row in coming)
    declined = AgendaItem.objects.filter(group=standing.group, status=ItemStatus.DECLINED)
    context = {
        "group": standing.group,
        "standing": standing,
        "pages": [MeetingPage(row.meeting, standing, items=agendas[row.meeting.pk]) for row in coming],
        "proposals": [(item, standing.may_change_item(item)) for item in proposals_of(standing.group)],
        "declined": declined.select_related("proposed_by").order_by("-proposed_at")[:50],
    }
    return render(request, "group/agenda.html", context)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request, pk):
    """Propose an item, for any meeting or for `?meeting=`; an editor may put it onto that agenda at once."""
    standing = group_or_404(request, pk)
    if not standing.may_propose:
        messages.error(request, _("Members of the group propose agenda items, while the programme runs."))
        return redirect("group:agenda", pk)
    initial = {"meeting": number(request.GET.get("meeting") or request.POST.get("meeting"))}
    form = ItemForm(request.POST if request.method == "POST" else None, group=standing.group, initial=initial)
    if form.is_bound and form.is_valid():
        meeting = form.wanted_meeting
        straight_on = standing.may_edit and request.POST.get("on") == "1"
        try:
            actions.propose_item(
                group=standing.group, key=form.row_key, facts=form.facts, user=request.user.pk, meeting=meeting,
                straight_on=straight_on,
            )  # fmt: skip
        except Refused as problem:
            said_no(request, problem)
        else:
            on_it = straight_on and meeting
            messages.success(request, _("It is on the agenda.") if on_it else _("Thank you for your proposal."))
        if meeting and standing.may_edit:
            return redirect("group:meeting", meeting.pk)
        return redirect("group:agenda", pk)
    context = {"form": form, "group": standing.group, "may_put_on": standing.may_edit and bool(form.meetings)}
    return render(request, "group/item_form.html", context, status=INVALID if form.is_bound else 200)


@for_groups
@require_http_methods(["GET", "HEAD", "POST"])
def edit_item(request, pk):
    item, standing = item_or_404(request, pk)
    if not standing.may_change_item(item):
        return not_yours(request, "group:agenda", item.group_id)
    form = ItemForm(request.POST if request.method == "POST" else None, group=item.group, item=item,
                    initial={"meeting": item.meeting_id})  # fmt: skip
    theirs = None
    if form.is_bound and form.is_valid():
        try:
            actions.change_item(item=item, facts=form.facts, seen=form.base)
        except Changed:
            theirs, _standing = item_or_404(request, pk)
            form.again(stamp(theirs, ITEM))
        except Refused as problem:
            said_no(request, problem)
            return _back(item)
        else:
            messages.success(request, _("Saved."))
            return _back(item)
    context = {"form": form, "group": item.group, "item": item, "theirs": theirs}
    return render(request, "group/item_form.html", context, status=INVALID if form.is_bound else 200)


def _back(item: AgendaItem):
    if item.meeting_id and item.status != ItemStatus.PROPOSED:
        return redirect("group:meeting", item.meeting_id)
    return redirect("group:agenda", item.group_id)


@for_groups
@require_POST
def step(request, pk):
    """Decline an item, put it back to the proposals, or withdraw one's own (`to`)."""
    item, standing = item_or_404(request, pk)
    to = request.POST.get("to", "")
    is_allowed = standing.may_change_item(item) if to == actions.WITHDRAW else standing.may_edit
    if not is_allowed:
        return not_yours(request, "group:agenda", item.group_id)
    steps = {
        actions.DECLINE: (actions.decline_item, _("Not taken up. You find it below the proposals.")),
        actions.PUT_BACK: (actions.put_back, _("It is a proposal again.")),
        actions.WITHDRAW: (actions.withdraw_item, _("The proposal is withdrawn.")),
    }
    if to not in steps:
        messages.error(request, _("Nothing was changed: choose what becomes of the item."))
        return _back(item)
    take, words = steps[to]
    try:
        take(item=item)
    except Refused as problem:
        said_no(request, problem)
    else:
        messages.success(request, words)
    return _back(item)


@for_groups
@require_POST
def move(request, pk):
    """One place up or down (`to`)."""
    item, standing = item_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:agenda", item.group_id)
    to = request.POST.get("to", "")
    if to in (actions.UP, actions.DOWN):
        try:
            actions.move_item(item=item, direction=to)
        except Refused as problem:
            said_no(request, problem)
    return _back(item)


@for_groups
@require_POST
def fill(request, pk):
    """Take chosen proposals (`item`, several) onto the meeting's agenda."""
    meeting, standing = meeting_or_404(request, pk)
    if not standing.may_edit:
        return not_yours(request, "group:meeting", pk)
    asked = [key for raw in request.POST.getlist("item")[:200] if (key := number(raw)) is not None]
    items = list(proposals_of(meeting.group).filter(pk__in=asked))
    if not items:
        messages.error(request, _("Choose at least one proposal."))
        return redirect("group:meeting", pk)
    try:
        actions.take_up(items=items, meeting=meeting)
    except Refused as problem:
        said_no(request, problem)
    else:
        messages.success(request, _("The agenda is filled."))
    return redirect("group:meeting", pk)
