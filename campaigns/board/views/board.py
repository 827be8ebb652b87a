"""Looking at campaigns: the board, and one campaign at a glance."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.board.filters import BoardFilter
from campaigns.board.presenters import CampaignPage, columns_of
from campaigns.board.queries import campaigns_of
from campaigns.board.views import campaign_or_404, for_readers
from campaigns.enums import CampaignStatus
from streetwork.accounts.roles import WRITES_CAMPAIGNS
from streetwork.vocabulary.choices import programmes_of


@for_readers
@require_safe
def campaign_list(request):
    """The board: one list for each status, with how far each campaign is."""
    wanted = BoardFilter(request.GET, access=request.access)
    campaigns = list(wanted.apply(campaigns_of(request.access)))
    dropped = sum(campaign.status == CampaignStatus.DROPPED for campaign in campaigns)
    context = {
        "filter": wanted,
        "columns": columns_of(campaigns, only=wanted.status_only),
        "total": len(campaigns),
        "dropped": 0 if wanted.status_only else dropped,
        "dropped_query": wanted.query_with(status=CampaignStatus.DROPPED.value),
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_CAMPAIGNS, running=True)),
    }
    return render(request, "board/campaign_list.html", context)


@for_readers
@require_safe
def campaign_detail(request, pk):
    """Goal, audience, facts; what is missing, outdated, due, published, measured; the need behind it; its history."""
    campaign = campaign_or_404(request, pk)
    return render(
        request, "board/campaign_detail.html", {"campaign": campaign, "page": CampaignPage(campaign, request.access)}
    )
