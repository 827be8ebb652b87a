"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web import rail, tabs
from streetwork.web import today as page
from training.sessions import notices, today  # noqa: F401 (the calendar feed knows `notices` by its being loaded)


def register():
    tabs.register("training", tabs.Tab("sessions:list", _("Sessions"), "calendar-event", 10, READS_TRAININGS))
    tabs.register("session", tabs.Tab("sessions:detail", _("Overview"), "info-circle", 10, READS_TRAININGS))
    rail.register(
        rail.Entry(
            section="learn",
            label=_("Trainings"),
            url_name="sessions:list",
            icon="mortarboard",
            roles=tuple(sorted(READS_TRAININGS)),
            key="e",
            order=10,
        )
    )
    page.register(
        page.Card(
            key="trainings",
            title=_("Trainings"),
            order=35,
            build=today.upcoming,
            template="sessions/_today_upcoming.html",
            roles=tuple(READS_TRAININGS),
        )
    )
