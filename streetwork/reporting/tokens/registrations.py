"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_FIGURES
from streetwork.reporting.tokens import today as cards
from streetwork.web import tabs, today


def register():
    tabs.register("data", tabs.Tab("tokens:list", _("API tokens"), "key", 20, READS_FIGURES))
    today.register(
        today.Card(
            key="tokens-expiring",
            title=_("API tokens expire"),
            order=88,
            build=cards.expiring,
            template="tokens/_today.html",
            roles=tuple(sorted(READS_FIGURES)),
        )
    )
