"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_FIGURES, WRITES_REPORTS
from streetwork.delivery import schedule
from streetwork.reporting.reports import today as cards
from streetwork.reporting.reports.ready import seed_templates
from streetwork.tenancy import ground
from streetwork.web import rail, tabs, today


def register():
    from streetwork.reporting.reports import builder, tasks  # noqa: F401  (register the handler and the task)

    ground.register("report templates", seed_templates)
    schedule.daily("streetwork.reporting.reports.tasks.begin_due_reports", hour=3, minute=20)
    tabs.register("reports", tabs.Tab("reports:list", _("Reports"), "file-earmark-text", 10, READS_FIGURES))
    tabs.register("reports", tabs.Tab("reports:templates", _("Templates"), "file-earmark-ruled", 20, WRITES_REPORTS))
    rail.register(
        rail.Entry(
            section="evidence",
            label=_("Reports"),
            url_name="reports:list",
            icon="file-earmark-text",
            roles=tuple(sorted(READS_FIGURES)),
            key="r",
            order=20,
        )
    )
    today.register(
        today.Card(
            key="reports-waiting",
            title=_("Reports to write or to sign"),
            order=48,
            build=cards.reports_waiting,
            template="reports/_today.html",
            roles=tuple(sorted(WRITES_REPORTS)),
        )
    )
