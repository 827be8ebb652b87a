"""What this room's columns hold (privacy.md: data catalogue)."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain

CONSENT = _("Consent (Art. 6 (1) a GDPR)")
TRAINERS = _("Training managers and leads of the host state; the person by the own link")
RETENTION = "training.registrations"

plain("training.Registration", "id", "state", "session", "token_hash", "consent_version", "origin", "language")
personal(
    "training.Registration",
    "name",
    "email",
    "institution",
    "institution_type",
    "partner",
    "home_state",
    "country",
    "engagement",
    purpose=_("Holding a seat in a training, writing to who takes part, certifying it"),
    legal_basis=CONSENT,
    retention=RETENTION,
    readers=TRAINERS,
)
personal(
    "training.Registration",
    "key",
    "email_mark",
    purpose=_("Not registering anybody twice; the keyed hash of an address cannot be read back"),
    legal_basis=CONSENT,
    retention=RETENTION,
    readers=_("nobody; compared by the machine"),
)
personal(
    "training.Registration",
    "status",
    "registered_at",
    "confirmed_at",
    "deadline",
    "cancelled_at",
    "feedback_given",
    "certificate_at",
    purpose=_("Knowing who has a seat, who waits, and who has had feedback form and certificate"),
    legal_basis=CONSENT,
    retention=RETENTION,
    readers=TRAINERS,
)
