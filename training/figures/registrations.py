"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAINING_FIGURES, READS_TRAININGS
from streetwork.web import rail, tabs


def register():
    tabs.register("training", tabs.Tab("figures:overview", _("Figures"), "bar-chart", 50, READS_TRAINING_FIGURES))
    only_figures = READS_TRAINING_FIGURES - READS_TRAININGS
    rail.register(
        rail.Entry(
            section="learn", label=_("Figures of trainings"), url_name="figures:overview", icon="bar-chart",
            roles=tuple(sorted(only_figures)), order=90,
        )
    )  # fmt: skip
