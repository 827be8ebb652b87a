"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns.release import digest, today  # noqa: F401 (the daily mail knows its lines by being loaded)
from campaigns.tabs import Tab, register_section
from streetwork.accounts.roles import PUBLISHES
from streetwork.web import today as page


def register():
    register_section(Tab("release:due", _("To publish"), "send-check", 30, tuple(sorted(PUBLISHES))))
    page.register(
        page.Card(
            key="posts-to-publish",
            title=_("Posts to publish"),
            order=12,
            build=today.to_do,
            template="release/_today.html",
            roles=tuple(sorted(PUBLISHES)),
        )
    )
