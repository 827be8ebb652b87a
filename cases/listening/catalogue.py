"""What this room stores, for the data catalogue."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING, EMPLOYMENT, NOBODY, SPECIAL_CATEGORY

WORKERS = _("the programme's counselors and leads, within their states")
FINDS, RUNS = "cases.leads", "cases.listening_runs"

plain(
    "cases.ListeningRun", "id", "programme", "state", "format", "platform", "space", "size", "position", "read", "hits",
    "counts", "mapping", "status", "problem", "created_at", "beat_at", "finished_at",
)  # fmt: skip
personal(
    "cases.ListeningRun", "user",
    purpose=_("Knowing who began an import, and acting in their name"), legal_basis=EMPLOYMENT, retention=RUNS,
    readers=WORKERS,
)  # fmt: skip
personal(
    "cases.ListeningRun", "upload", "upload_key",
    purpose=_("Reading an upload, which lies encrypted in the spool until then"), legal_basis=COUNSELLING,
    retention=_("emptied as soon as the import is over; nobody chose columns: after a day"), readers=NOBODY,
)  # fmt: skip
plain(
    "cases.Lead", "id", "programme", "state", "run", "kind", "platform", "space", "marks", "keyword_ids", "seen",
    "status", "is_staged", "triaged_at", "created_at",
)  # fmt: skip
personal(
    "cases.Lead", "text", "language", "topic", "topic_ids", "said_at", "digest",
    purpose=_("Finding questions that a counselor answers; masked before it is stored"), legal_basis=SPECIAL_CATEGORY,
    retention=FINDS, readers=WORKERS,
)  # fmt: skip
personal(
    "cases.Lead", "triaged_by",
    purpose=_("Knowing who looked at a find"), legal_basis=EMPLOYMENT, retention=FINDS, readers=WORKERS,
)  # fmt: skip
plain("cases.LeadTally", "id", "programme", "state", "week", "language", "topic", "outcome", "count")

import cases.listening.keywords.catalogue  # noqa: E402, F401
