"""What targets store: numbers, no people."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain("reporting.Target", "id", "programme", "state", "indicator", "kind", "starts", "value")
personal(
    "reporting.Target", "changed_by", "changed_at",
    purpose=_("Knowing whom to ask about a target"), legal_basis=EMPLOYMENT, retention=WITH_THE_RECORD, readers=TEAM,
)  # fmt: skip
