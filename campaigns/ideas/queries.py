"""Reading the backlog, in the field's words."""

from django.db.models import QuerySet

from campaigns.models import CampaignIdea
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRENDS


def ideas_of(access: Access) -> QuerySet[CampaignIdea]:
    """Ideas of the programmes whose trends the person reads, with the campaigns that answer them."""
    mine = access.programmes_for(*READS_TRENDS)
    return CampaignIdea.objects.filter(programme__in=mine).select_related("campaign")
