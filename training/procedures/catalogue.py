"""What procedure cards store: offices and laws, no people."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "training.ProcedureCard", "id", "key", "programme", "procedure", "position", "step", "description", "legal_basis",
    "office", "partner", "link", "state", "language", "checked_on", "edited_at",
)  # fmt: skip
personal(
    "training.ProcedureCard",
    "edited_by",
    purpose=_("Knowing whom to ask about a procedure card"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
