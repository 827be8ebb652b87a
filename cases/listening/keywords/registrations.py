"""What keywords put into the frames: the seeding, an entry in the rail."""

from django.utils.translation import gettext_lazy as _

from cases.listening.keywords.seeding import seed_keywords
from streetwork.accounts.roles import LISTENS
from streetwork.tenancy import ground
from streetwork.web import rail


def register():
    ground.register("keywords", seed_keywords)
    rail.register(
        rail.Entry(
            section="work",
            label=_("Keywords"),
            url_name="listening:keywords",
            icon="tags",
            roles=tuple(sorted(LISTENS)),
            order=42,
        )
    )
