"""What the register of own channels stores. Channels are no persons; who of the staff answers for them is one."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "presence.OwnChannel", "id", "programme", "platform", "name", "url", "languages", "availability", "imprint_url",
    "privacy_url", "is_closed", "created_at",
)  # fmt: skip
plain("presence.FollowerCount", "id", "channel", "counted_on", "count")
personal(
    "presence.OwnChannel",
    "responsible",
    purpose=_("Saying who answers for a page or profile of the team"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
