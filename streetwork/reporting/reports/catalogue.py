"""What this room stores. A report holds sums and texts that the guard read; who wrote and signed it are staff."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "reporting.ReportTemplate", "id", "programme", "name", "funder", "states", "language", "scheme", "rhythm",
    "due_days", "scheduled_from", "scheduled_until", "sections", "is_retired", "revision", "changed_at",
)  # fmt: skip
personal(
    "reporting.ReportTemplate",
    "changed_by",
    purpose=_("Knowing whom to ask about a template"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "reporting.Report", "id", "template", "programme", "state_ids", "title", "language", "kind", "first", "last",
    "status", "problem", "version", "supersedes", "sections", "figures", "data_hash", "drawings", "texts",
    "guard_overrides", "revision", "created_at", "built_at", "changed_at", "submitted_at", "signed_at",
)  # fmt: skip
personal(
    "reporting.Report",
    "created_by",
    "changed_by",
    "submitted_by",
    "signed_by",
    "remark",
    purpose=_("Four eyes: who wrote a report is not who signs it"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
