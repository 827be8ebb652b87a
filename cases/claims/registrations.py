"""What the ledger of claims puts into the frames of `web`."""

from django.utils.translation import gettext_lazy as _

from cases.claims.today import to_check
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from streetwork.web import rail, today


def register():
    rail.register(
        rail.Entry(
            section="outreach",
            label=_("False claims"),
            url_name="claims:list",
            icon="patch-question",
            roles=tuple(sorted(READS_TRENDS)),
            order=30,
        )
    )
    today.register(
        today.Card(
            key="claims-to-check",
            title=_("False claims to be checked"),
            order=45,
            build=to_check,
            template="claims/_today_check.html",
            roles=tuple(sorted(WRITES_TRENDS)),
        )
    )
