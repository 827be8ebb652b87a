"""What this room stores. Answers say what anybody may read; who wrote and reviewed them are people of the staff."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "campaigns.AnswerCard", "id", "programme", "title", "topic_ids", "main_topic", "source_language", "advice",
    "status", "legal_basis", "legally_reviewed_on", "expires_on", "created_at", "updated_at",
)  # fmt: skip
personal(
    "campaigns.AnswerCard",
    "legally_reviewed_by",
    "created_by",
    purpose=_("Answering for what is handed out: who wrote it, who reviewed it legally"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.AnswerVersion", "id", "card", "language", "state", "text", "text_hash", "source_hash", "status",
    "edited_at", "reviewed_at",
)  # fmt: skip
personal(
    "campaigns.AnswerVersion",
    "edited_by",
    "reviewed_by",
    "remark",
    purpose=_("Four eyes: who wrote a text is not who approves it"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "campaigns.AnswerVersionEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "card", "language", "state", "text",
    "status",
)  # fmt: skip
personal(
    "campaigns.AnswerVersionEvent",
    "actor",
    purpose=_("Proving who changed or approved a text"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("campaigns.AnswerCopies", "id", "version", "day", "count")
