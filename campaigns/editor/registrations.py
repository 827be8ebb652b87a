"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns import tabs
from campaigns.editor import today as cards
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_POSTS
from streetwork.web import today


def register():
    tabs.register_section(tabs.Tab("editor:queue", _("Texts"), "translate", 30, READS_CAMPAIGNS))
    tabs.register_campaign(tabs.Tab("editor:posts", _("Posts"), "card-text", 20, READS_CAMPAIGNS))
    today.register(
        today.Card(
            key="campaign-texts",
            title=_("Texts of posts"),
            order=47,
            build=cards.texts_waiting,
            template="editor/_today.html",
            roles=tuple(sorted(WRITES_POSTS)),
        )
    )
