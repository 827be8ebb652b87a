"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns import tabs
from streetwork.accounts.roles import READS_TRENDS


def register():
    tabs.register_section(tabs.Tab("campaigns:ideas", _("Ideas"), "lightbulb", 20, READS_TRENDS))
