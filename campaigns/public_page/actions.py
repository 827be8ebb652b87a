"""Switching the public page of a campaign."""

from django.db import transaction
from django.utils import timezone

from campaigns.models import Campaign, CampaignPost


@transaction.atomic
def set_page(*, campaign: Campaign, post: CampaignPost | None, is_public: bool) -> None:
    """Show `post` on the campaign's page, or take the page down; the history says who did it."""
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    held.page_post, held.page_is_public, held.updated_at = post, is_public and post is not None, timezone.now()
    held.save(update_fields=["page_post", "page_is_public", "updated_at"])
