"""Leading a campaign through its statuses."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from campaigns.board import actions, rules
from campaigns.board.matrix import Mark
from campaigns.board.views import campaign_or_404, for_writers, refused
from campaigns.calendar.rules import fact_of
from campaigns.enums import CampaignStatus
from campaigns.flow import Refused


def _said(to: str):
    return {
        CampaignStatus.DRAFT: _("The campaign is in preparation again."),
        CampaignStatus.RUNNING: _("The campaign is running."),
        CampaignStatus.DONE: _("The campaign is finished. Texts and figures stay."),
        CampaignStatus.DROPPED: _("The campaign is dropped. Texts and figures stay."),
    }[CampaignStatus(to)]


@for_writers
@require_POST
def take_step(request, pk):
    """Make it what `to` says. What ends a campaign with placements still planned is asked about first."""
    campaign = campaign_or_404(request, pk)
    if not rules.may_write(request.access, campaign):
        return refused(request, campaign)
    to, planned = request.POST.get("to", ""), request.POST.get("planned", "")
    if to not in rules.STEPS[campaign.status]:
        if to != campaign.status:
            messages.error(request, _("Nothing was changed: choose what becomes of the campaign."))
        return redirect("board:detail", pk)
    if to in rules.ENDS and planned not in ("cancel", "keep") and actions.planned_of(campaign).exists():
        return redirect(f"{reverse('board:end', args=[pk])}?to={to}")
    try:
        cancelled = actions.move_campaign(
            campaign=campaign, to=to, user=request.user.pk, cancels_planned=planned == "cancel"
        )
    except Refused:
        messages.error(request, _("A colleague was faster. Look at the campaign again."))
        return redirect("board:detail", pk)
    messages.success(request, _said(to))
    if cancelled:
        text = ngettext("%(n)d placement was cancelled.", "%(n)d placements were cancelled.", cancelled)
        messages.info(request, text % {"n": cancelled})
    return redirect("board:detail", pk)


@for_writers
@require_safe
def end_campaign(request, pk):
    """What is still planned, and what is to become of it, before a campaign is finished or dropped (`?to=`)."""
    campaign = campaign_or_404(request, pk)
    if not rules.may_write(request.access, campaign):
        return refused(request, campaign)
    to = request.GET.get("to", "")
    if to not in rules.ENDS or to not in rules.STEPS[campaign.status]:
        return redirect("board:detail", pk)
    now = timezone.now()
    planned = actions.planned_of(campaign).select_related("post", "language").order_by("due_at", "pk")
    marks = [Mark(fact_of(placement, now), placement=placement) for placement in planned]
    context = {"campaign": campaign, "to": to, "marks": marks, "is_drop": to == CampaignStatus.DROPPED}
    return render(request, "board/campaign_end.html", context)
