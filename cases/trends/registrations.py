"""What trends put into the frames of `web`."""

from django.utils.translation import gettext_lazy as _

from cases.trends.today import week_waits
from streetwork.accounts.roles import READS_TRENDS, Role
from streetwork.web import rail, today


def register():
    rail.register(
        rail.Entry(
            section="work",
            label=_("Weekly review"),
            url_name="trends:review",
            icon="graph-up-arrow",
            roles=tuple(sorted(READS_TRENDS)),
            key="w",
            order=80,
        )
    )
    today.register(
        today.Card(
            key="weekly-review",
            title=_("Weekly review"),
            order=60,
            build=week_waits,
            template="trends/_today_review.html",
            roles=(Role.LEAD,),
        )
    )
