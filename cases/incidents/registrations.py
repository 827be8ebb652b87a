"""What incidents put into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from cases.incidents import mail  # noqa: F401 (mail registers its kinds)
from cases.incidents import today as cards
from streetwork.accounts.roles import REPORTS_INCIDENTS, Role
from streetwork.web import rail, today


def register():
    roles = tuple(sorted(REPORTS_INCIDENTS))
    rail.register(
        rail.Entry(
            section="work",
            label=_("Incidents"),
            url_name="incidents:list",
            icon="shield-exclamation",
            roles=roles,
            order=80,
        )
    )
    rail.register(
        rail.Entry(
            section="evidence",
            label=_("Incidents in figures"),
            url_name="incidents:figures",
            icon="shield-exclamation",
            roles=(Role.COORDINATOR,),
            order=80,
        )
    )
    today.register(
        today.Card(
            key="aftercare",
            title=_("How are you?"),
            order=1,
            build=cards.aftercare,
            template="incidents/_today_aftercare.html",
            roles=roles,
        )
    )
    today.register(
        today.Card(
            key="incidents",
            title=_("Open incidents"),
            order=2,
            build=cards.open_incidents,
            template="incidents/_today_open.html",
            roles=roles,
        )
    )
