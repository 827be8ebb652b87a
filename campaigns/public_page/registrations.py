"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns import tabs
from streetwork.accounts.roles import READS_CAMPAIGNS


def register():
    tabs.register_campaign(tabs.Tab("campaign-page:settings", _("Public page"), "globe", 90, READS_CAMPAIGNS))
