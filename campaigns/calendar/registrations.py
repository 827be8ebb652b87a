"""What this room puts into the frames of the campaigns room and of the calendar feed."""

from django.utils.translation import gettext_lazy as _

import campaigns.calendar.feed  # noqa: F401
from campaigns.tabs import Tab, register_campaign, register_section
from streetwork.accounts.roles import READS_CAMPAIGNS


def register():
    register_section(Tab("calendar:month", _("Calendar"), "calendar3", 20, READS_CAMPAIGNS))
    register_campaign(Tab("calendar:campaign", _("Calendar"), "calendar3", 30, READS_CAMPAIGNS))
