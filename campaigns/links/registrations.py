"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns.links.tasks import EVERY
from campaigns.tabs import Tab, register_section
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.delivery import schedule


def register():
    schedule.every("campaigns.links.tasks.flush_clicks", seconds=EVERY)
    register_section(Tab("links:list", _("Short links"), "link-45deg", 70, READS_CAMPAIGNS))
