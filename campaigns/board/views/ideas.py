"""The needs behind a campaign: linked to it and taken away again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigns.board import rules
from campaigns.board.views import campaign_or_404, for_writers, refused
from campaigns.ideas.actions import link_idea, unlink_idea
from campaigns.ideas.queries import ideas_of


@for_writers
@require_POST
def link(request, pk):
    """Say that the campaign answers `idea`, an idea of the same programme that has none yet."""
    campaign = campaign_or_404(request, pk)
    if not rules.may_write(request.access, campaign):
        return refused(request, campaign)
    asked = request.POST.get("idea", "")
    is_number = asked.isascii() and asked.isdecimal() and len(asked) < 10
    mine = ideas_of(request.access).filter(programme=campaign.programme_id)
    idea = mine.filter(pk=asked).first() if is_number else None
    if idea is None:
        messages.error(request, _("Choose an idea of this programme first."))
    elif idea.campaign_id not in (None, campaign.pk):
        messages.error(request, _("Another campaign answers this idea already."))
    else:
        link_idea(idea=idea, campaign=campaign)
        messages.success(request, _("The idea stands behind this campaign now."))
    return redirect("board:detail", pk)


@for_writers
@require_POST
def unlink(request, pk, idea):
    """Take the idea away from the campaign; it is open again."""
    campaign = campaign_or_404(request, pk)
    if not rules.may_write(request.access, campaign):
        return refused(request, campaign)
    found = get_object_or_404(ideas_of(request.access), pk=idea, campaign=campaign)
    unlink_idea(idea=found)
    messages.success(request, _("The idea is open again, without a campaign."))
    return redirect("board:detail", pk)
