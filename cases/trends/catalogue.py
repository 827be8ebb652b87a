"""What this room stores, for the data catalogue. Trend notes are about topics, never about people."""

from django.utils.translation import gettext_lazy as _

from cases.models import TrendNote
from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING, EMPLOYMENT, TEAM

plain("cases.TrendNote", "id", "programme", "language", "space", "noted_on", "guard_overrides")
plain(
    "cases.ReviewDecision", "id", "programme", "week", "subject", "subject_key", "decision", "idea", "guard_overrides"
)  # fmt: skip
personal(
    "cases.TrendNote",
    *TrendNote.QUESTIONS,
    purpose=_("Noticing what a community asks; a guard warns of names, numbers and addresses"),
    legal_basis=COUNSELLING,
    retention="cases.trend_notes",
    readers=TEAM,
)
personal(
    "cases.TrendNote",
    "author",
    purpose=_("Asking back about a trend note"),
    legal_basis=EMPLOYMENT,
    retention="cases.trend_notes",
    readers=TEAM,
)
personal(
    "cases.ReviewDecision",
    "reason",
    "decided_by",
    "decided_at",
    purpose=_("Saying who left something alone on purpose, and why"),
    legal_basis=EMPLOYMENT,
    retention="cases.review_decisions",
    readers=TEAM,
)
