"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import CORRECTS_STATISTICS, READS_FIGURES
from streetwork.delivery import schedule
from streetwork.reporting.releases import checks, tasks  # noqa: F401 (registered by being imported)
from streetwork.reporting.releases import today as cards
from streetwork.reporting.releases.corrections import BUILD_DUE
from streetwork.tenancy.checks import also_at_start
from streetwork.web import rail, tabs, today


def register():
    rail.register(
        rail.Entry(
            section="evidence", label=_("Data"), url_name="data:home", icon="database",
            roles=tuple(sorted(READS_FIGURES)), order=70,
        )
    )  # fmt: skip
    tabs.register("data", tabs.Tab("data:home", _("Releases"), "calendar-check", 10, READS_FIGURES))
    tabs.register("data", tabs.Tab("data:research", _("Research"), "mortarboard", 30, READS_FIGURES))
    today.register(
        today.Card(
            key="statistics-corrections", title=_("Statistics to correct"), order=46,
            build=cards.corrections_to_decide, template="data/_today.html", roles=tuple(sorted(CORRECTS_STATISTICS)),
        )
    )  # fmt: skip
    schedule.daily(BUILD_DUE, hour=4, minute=40)
    also_at_start(checks.statistics_are_sealed)
