"""What the register adds to the frame: its line in the rail and its card on Today."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_SPACES, WRITES_SPACES
from streetwork.presence.today import spaces_due
from streetwork.web import rail, today


def register():
    rail.register(
        rail.Entry(
            section="work",
            label=_("Spaces"),
            url_name="spaces:list",
            icon="collection",
            roles=tuple(sorted(READS_SPACES)),
            key="s",
            order=50,
        )
    )
    today.register(
        today.Card(
            key="spaces-due",
            title=_("Spaces due"),
            order=30,
            build=spaces_due,
            template="presence/_today_spaces.html",
            roles=tuple(sorted(WRITES_SPACES)),
        )
    )
