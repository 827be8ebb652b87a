"""What this room puts into the frames of `web`, `delivery` and the cases."""

from django.utils.translation import gettext_lazy as _

from cases.casework import steps
from streetwork.accounts.roles import READS_VIGNETTES, WRITES_VIGNETTES, Role
from streetwork.reporting.vignettes import today as cards
from streetwork.reporting.vignettes.from_case import may_tell
from streetwork.web import rail, tabs, today


def register():
    # Counselors write no reports, so that they find their stories beside their work.
    rail.register(
        rail.Entry(
            section="evidence",
            label=_("Vignettes"),
            url_name="vignettes:list",
            icon="chat-square-quote",
            roles=(Role.COUNSELOR,),
            order=40,
        )
    )
    tabs.register("reports", tabs.Tab("vignettes:list", _("Vignettes"), "chat-square-quote", 30, READS_VIGNETTES))
    steps.register(steps.Step("vignettes:from-case", _("Tell as a vignette"), "chat-square-quote", may_tell))
    today.register(
        today.Card(
            key="vignettes-waiting",
            title=_("Vignettes"),
            order=47,
            build=cards.waiting,
            template="vignettes/_today.html",
            roles=tuple(sorted(WRITES_VIGNETTES)),
        )
    )
