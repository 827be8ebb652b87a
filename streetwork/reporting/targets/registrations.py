"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_FIGURES
from streetwork.web import tabs


def register():
    tabs.register("dashboard", tabs.Tab("targets:list", _("Targets"), "bullseye", 60, READS_FIGURES))
