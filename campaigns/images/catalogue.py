"""What this room stores. Pictures are published; who took them in is a person of the staff."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.PostImage", "id", "programme", "file", "sha256", "media_type", "width", "height", "size", "uploaded_at"
)
personal(
    "campaigns.PostImage",
    "credit",
    "uploaded_by",
    purpose=_("Showing pictures only with the right to: whose they are, and who took them in"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
