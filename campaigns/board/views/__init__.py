"""Requests about campaigns: fetch, form, action, page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from campaigns.board.lookup import campaign_or_404
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS

__all__ = ["campaign_or_404", "for_readers", "for_writers", "refused"]

for_readers = for_roles(*READS_CAMPAIGNS)
for_writers = for_roles(*WRITES_CAMPAIGNS)


def refused(request, campaign):
    messages.error(request, _("Only those who plan campaigns for this programme change this, while it runs."))
    return redirect("board:detail", campaign.pk)
