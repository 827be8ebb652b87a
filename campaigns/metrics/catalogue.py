"""What this room stores: counts of platforms, nothing about a single person."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.Metric", "id", "placement", "channel", "name", "value", "measured_on", "source", "definition",
    "imported", "entered_at",
)  # fmt: skip
personal(
    "campaigns.Metric",
    "entered_by",
    purpose=_("Asking back where a figure comes from"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.MetricImport", "id", "programme", "kind", "file_sha256", "headers", "mapping", "staged", "status",
    "rows_read", "rows_applied", "uploaded_at", "settled_at",
)  # fmt: skip
personal(
    "campaigns.MetricImport",
    "uploaded_by",
    purpose=_("Asking back who brought a file, and taking it back"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
