"""What this room puts into the frames of `campaigns` and `referrals`."""

from django.utils.translation import gettext_lazy as _

from campaigns import tabs
from cases.results import gap_ideas
from referrals.gap_offers import offer_beside_gaps
from streetwork.accounts.roles import READS_CAMPAIGNS


def register():
    tabs.register_section(tabs.Tab("results:overview", _("Results"), "bar-chart-line", 35, READS_CAMPAIGNS))
    tabs.register_campaign(tabs.Tab("results:campaign", _("Results"), "bar-chart-line", 80, READS_CAMPAIGNS))
    offer_beside_gaps(gap_ideas.offers)
