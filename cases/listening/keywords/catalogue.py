"""What keywords store: words, and how often they hit. Of people only who changed a keyword."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, WITH_THE_RECORD

FACTS = ("id", "programme", "language", "topic", "pattern", "match", "excludes", "requires", "is_active")

plain("cases.Keyword", *FACTS, "note", "switched_off_by", "changed_at")
plain("cases.KeywordEvent", "pgh_id", "pgh_created_at", "pgh_label", *FACTS)
personal(
    "cases.KeywordEvent",
    "actor",
    purpose=_("Knowing who changed a keyword"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=_("the programme's counselors and leads"),
)
plain("cases.KeywordTally", "id", "keyword", "programme", "hits", "useful", "useless")
