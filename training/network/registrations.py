"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web import rail, tabs


def register():
    tabs.register("network", tabs.Tab("network:list", _("Institutions"), "building", 10, READS_TRAININGS))
    tabs.register("network", tabs.Tab("network:graph", pgettext_lazy("network", "Map"), "share", 20, READS_TRAININGS))
    tabs.register("network", tabs.Tab("network:absent", _("Never took part"), "person-x", 30, READS_TRAININGS))
    rail.register(
        rail.Entry(
            section="learn",
            label=_("Network"),
            url_name="network:list",
            icon="share",
            roles=tuple(sorted(READS_TRAININGS)),
            order=30,
        )
    )
