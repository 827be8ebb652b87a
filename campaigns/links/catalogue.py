"""What this room stores. Who follows a short link is nowhere: no address, no cookie, no time, only a day's count."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, EMPLOYMENT, TEAM, WITH_THE_RECORD

plain("campaigns.ShortLink", "id", "programme", "slug", "target", "placement", "label", "is_active", "created_at")
personal(
    "campaigns.ShortLink",
    "created_by",
    purpose=_("Answering for where a short link leads"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("campaigns.ShortLinkEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "target", "is_active")
personal(
    "campaigns.ShortLinkEvent",
    "actor",
    purpose=_("Proving who changed where a short link leads"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("campaigns.ClickCount", "id", "link", "day", "count", "bots")
plain("campaigns.ClickFlush", "id", "flushed_at")
plain("campaigns.LinkPolicy", "id", "programme", "shows_notice", "own_hosts")
