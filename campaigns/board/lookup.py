"""Fetching a campaign within the person's programmes."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from campaigns.board.queries import campaigns_of
from campaigns.models import Campaign


def campaign_or_404(request: HttpRequest, pk: int) -> Campaign:
    """The campaign, if its programme is one in which the person reads campaigns."""
    return get_object_or_404(campaigns_of(request.access).select_related("programme", "topic", "responsible"), pk=pk)
