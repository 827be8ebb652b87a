"""What this room stores. What is published is nobody's; who asked for a correction is a person of the staff."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, TEAM, WITH_THE_RECORD

plain(
    "reporting.Release", "id", "kind", "starts", "draw", "menu", "method", "frozen_at", "tables", "withheld",
    "languages", "cells_hash",
)  # fmt: skip
plain("reporting.StatCell", "id", "release", "table", "row", "column", "value")
plain("reporting.Correction", "id", "release", "asked_at", "decided_at", "is_agreed")
personal(
    "reporting.Correction",
    "asked_by",
    "decided_by",
    "reason",
    purpose=_("Four eyes over the correction of published statistics"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
