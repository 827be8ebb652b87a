"""What the coaching log stores: institutions, time and topic; nobody who was coached."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "training.Coaching", "id", "state", "key", "programme", "partner", "institution", "institution_type", "topic",
    "held_on", "minutes", "form", "people", "result", "created_at",
)  # fmt: skip
personal(
    "training.Coaching",
    "coach",
    purpose=_("Knowing who advised an institution"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
