"""What this room stores. The token of a bot is a secret of the team, no data about a person."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.ChannelConnection", "id", "channel", "connector", "address", "token", "bot_name", "title", "checked_at",
    "problem", "waits_until", "is_active",
)  # fmt: skip
personal(
    "campaigns.ChannelConnection",
    "connected_by",
    purpose=_("Asking back about the connection of a channel"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.ChannelConnectionEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "channel", "address", "bot_name",
    "is_active",
)  # fmt: skip
personal(
    "campaigns.ChannelConnectionEvent",
    "actor",
    purpose=_("Proving who connected or disconnected a channel"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.SendAttempt", "id", "placement", "started_at", "ended_at", "outcome", "code", "retry_at", "text",
)  # fmt: skip
personal(
    "campaigns.SendAttempt",
    "settled_by",
    purpose=_("Saying who decided about a post whose sending was in doubt"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
