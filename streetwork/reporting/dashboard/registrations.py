"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_FIGURES
from streetwork.web import rail, tabs


def register():
    rail.register(
        rail.Entry(
            section="evidence", label=_("Dashboard"), url_name="dashboard:overview", icon="graph-up",
            roles=tuple(sorted(READS_FIGURES)), key="b", order=10,
        )
    )  # fmt: skip
    for url_name, label, icon, order in (
        ("dashboard:overview", _("Overview"), "graph-up", 10),
        ("dashboard:origins", _("Origin groups"), "globe", 20),
        ("dashboard:referrals", _("Referrals"), "signpost-split", 30),
        ("dashboard:evidence", _("Regional evidence"), "geo-alt", 40),
        ("dashboard:work", _("Work"), "chat-dots", 50),
    ):
        tabs.register("dashboard", tabs.Tab(url_name, label, icon, order, READS_FIGURES))
