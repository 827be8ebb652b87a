"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRENDS
from streetwork.web import rail


def register():
    rail.register(
        rail.Entry(
            section="outreach",
            label=_("Campaigns"),
            url_name="campaigns:ideas",
            icon="megaphone",
            roles=tuple(sorted(READS_TRENDS)),
            key="m",
            order=20,
        )
    )
