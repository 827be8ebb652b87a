"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import pgettext_lazy

from campaigns import tabs
from streetwork.accounts.roles import READS_CAMPAIGNS


def register():
    label = pgettext_lazy("of platforms", "Figures")
    tabs.register_section(tabs.Tab("metrics:list", label, "bar-chart-line", 60, READS_CAMPAIGNS))
