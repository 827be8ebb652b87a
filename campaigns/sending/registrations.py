"""What this room puts into the frames of `web`, `delivery` and `presence`."""

from django.utils.translation import gettext_lazy as _

from campaigns import tabs
from campaigns.sending import tasks, telegram, today  # noqa: F401 (the worker and the registry know them by loading)
from campaigns.sending.waking import TASK
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS
from streetwork.delivery import schedule
from streetwork.presence.channels import panels
from streetwork.web import today as page


def register():
    tabs.register_section(tabs.Tab("sending:overview", _("Sending"), "send", 50, READS_CAMPAIGNS))
    schedule.every(TASK, seconds=60)
    panels.register(panels.Panel(key="sending", order=10, build=today.panel_of, template="sending/_panel.html"))
    page.register(
        page.Card(
            key="sending-looks",
            title=_("Sending: needs a look"),
            order=7,
            build=today.needs_a_look,
            template="sending/_today.html",
            roles=tuple(sorted(PUBLISHES)),
        )
    )
