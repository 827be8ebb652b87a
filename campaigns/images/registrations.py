"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns.tabs import Tab, register_section
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.delivery import schedule


def register():
    from campaigns.images import tasks  # noqa: F401  (registers the task)

    schedule.daily("campaigns.images.tasks.sweep_strays", hour=3, minute=40)
    register_section(Tab("images:list", _("Pictures"), "image", 80, READS_CAMPAIGNS))
