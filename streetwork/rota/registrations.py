"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import IN_ROTA
from streetwork.rota import sources, today  # noqa: F401 (the daily mail and the calendar know them by being loaded)
from streetwork.web import rail
from streetwork.web import today as page


def register():
    rail.register(
        rail.Entry(
            section="manage",
            label=_("Rota"),
            url_name="rota:week",
            icon="calendar-week",
            roles=tuple(sorted(IN_ROTA)),
            order=15,
        )
    )
    page.register(
        page.Card(
            key="here-now",
            title=_("Here now"),
            order=80,
            build=today.here,
            template="rota/_today_here.html",
            roles=tuple(sorted(IN_ROTA)),
        )
    )
