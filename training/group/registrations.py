"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.roles import IN_GROUPS
from streetwork.web import rail, tabs
from streetwork.web import today as page
from training.group import (  # noqa: F401 (mails, the daily mail and the calendar know them by being loaded)
    mail,
    notices,
    today,
)


def register():
    for tab in (
        tabs.Tab("group:meetings", _("Meetings"), "calendar3", 10, IN_GROUPS),
        tabs.Tab("group:agenda", _("Agenda"), "list-ol", 20, IN_GROUPS),
        tabs.Tab("group:tasks", pgettext_lazy("working group", "Tasks"), "check2-square", 30, IN_GROUPS),
        tabs.Tab("group:archive", _("Archive"), "archive", 40, IN_GROUPS),
        tabs.Tab("group:members", _("Members"), "people", 50, IN_GROUPS),
    ):
        tabs.register("group", tab)
    rail.register(
        rail.Entry(
            section="learn",
            label=_("Working group"),
            url_name="group:home",
            icon="people",
            roles=tuple(sorted(IN_GROUPS)),
            order=40,
        )
    )
    page.register(
        page.Card(
            key="working-group",
            title=_("Working group"),
            order=40,
            build=today.working_group,
            template="group/_today.html",
            roles=tuple(sorted(IN_GROUPS)),
        )
    )
