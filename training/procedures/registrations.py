"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web import tabs


def register():
    tabs.register("network", tabs.Tab("procedures:list", _("Procedures"), "signpost-split", 40, READS_TRAININGS))
