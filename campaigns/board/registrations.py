"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns import tabs
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.web import rail


def register():
    tabs.register_section(
        tabs.Tab("board:list", _("Board"), "kanban", 10, READS_CAMPAIGNS),
    )
    tabs.register_campaign(tabs.Tab("board:detail", _("At a glance"), "grid-3x3-gap", 10, READS_CAMPAIGNS))
    rail.register(
        rail.Entry(
            section="outreach",
            label=_("Campaigns"),
            url_name="board:list",
            icon="megaphone",
            roles=tuple(sorted(READS_CAMPAIGNS)),
            key="m",
            order=20,
        )
    )
