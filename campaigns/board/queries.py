"""Reading campaigns, in the field's words."""

from django.db.models import F, Q, QuerySet

from campaigns.models import Campaign, CampaignEvent
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS


def campaigns_of(access: Access) -> QuerySet[Campaign]:
    """Campaigns of the programmes in which the person reads them."""
    mine = access.programmes_for(*READS_CAMPAIGNS)
    return Campaign.objects.filter(programme__in=mine).select_related("responsible")


def containing(campaigns: QuerySet[Campaign], words: str) -> QuerySet[Campaign]:
    """Campaigns that have every word in their title, goal, audience, or in the working title of a post."""
    for word in words.split()[:8]:
        said = Q(title__icontains=word) | Q(goal__icontains=word) | Q(audience__icontains=word)
        campaigns = campaigns.filter(
            said | Q(pk__in=Campaign.objects.filter(posts__title__icontains=word).values("pk"))
        )
    return campaigns


def events_of(campaign: Campaign) -> QuerySet[CampaignEvent]:
    """Every version of the campaign's facts, the oldest first."""
    return (
        CampaignEvent.objects.filter(id=campaign.pk)
        .select_related("actor", "responsible")
        .annotate(moment=F("pgh_created_at"))
        .order_by("pgh_id")
    )
