"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from cases.followups import notices, today  # noqa: F401 (the daily mail and the calendar know them by being loaded)
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.web import rail
from streetwork.web import today as page


def register():
    rail.register(
        rail.Entry(
            section="work",
            label=_("Follow-ups"),
            url_name="followups:list",
            icon="calendar-check",
            roles=tuple(READS_CONTACTS),
            key="f",
            order=15,
        )
    )
    page.register(
        page.Card(
            key="follow-ups",
            title=_("Agreed follow-ups"),
            order=5,
            build=today.due,
            template="followups/_today_due.html",
            roles=tuple(READS_CONTACTS),
            wide=True,
        )
    )
