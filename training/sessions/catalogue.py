"""What this room's columns hold (privacy.md: data catalogue)."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "training.TrainingSession", "id", "key", "slug", "programme", "state", "states", "course_version", "series",
    "title", "description", "language", "form", "place", "street", "postcode", "city", "online_url", "accessibility",
    "contact_email", "capacity", "has_waiting_list", "seats_taken", "waiting", "opens_at", "closes_at",
    "certificate_share", "teaching_minutes", "status", "starts_at", "ends_at", "cancel_reason", "cancelled_at",
    "sequence", "created_at", "updated_at",
)  # fmt: skip
personal(
    "training.TrainingSession",
    "responsible",
    "created_by",
    purpose=_("Knowing whom to ask about a session"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("training.SessionDate", "id", "session", "starts_at", "ends_at", "note")
plain("training.SessionTrainer", "id", "session", "is_public")
personal(
    "training.SessionTrainer",
    "user",
    "name",
    purpose=_("Knowing who trains, and seeing when somebody would have to be in two places at once"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain(
    "training.TrainingSessionEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "title", "status", "capacity",
    "starts_at", "ends_at", "course_version", "form", "opens_at", "closes_at",
)  # fmt: skip
personal(
    "training.TrainingSessionEvent",
    "actor",
    purpose=_("Seeing who changed a session"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
