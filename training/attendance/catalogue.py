"""What this room's columns hold (privacy.md: data catalogue)."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING, EMPLOYMENT
from training.attendance.retention import MAILS, REGISTRATIONS

TRAINERS = _("who keeps the trainings of the host state")

plain("training.Attendance", "id", "state", "date")
personal(
    "training.Attendance", "registration", "is_present", "minutes", "marked_at",
    purpose=_("Certificates, and figures for the funder: who was there, and for how long"),
    legal_basis=COUNSELLING, retention=REGISTRATIONS, readers=TRAINERS,
)  # fmt: skip
personal(
    "training.Attendance", "marked_by",
    purpose=_("Knowing whom to ask when presence is in doubt"),
    legal_basis=EMPLOYMENT, retention=REGISTRATIONS, readers=TRAINERS,
)  # fmt: skip
plain("training.SessionMail", "id", "state", "session", "key", "recipients", "people", "written_at")
personal(
    "training.SessionMail", "subject", "body",
    purpose=_("Telling participants what they need to know; free text, read by the guard before it is sent"),
    legal_basis=COUNSELLING, retention=MAILS, readers=TRAINERS,
)  # fmt: skip
personal(
    "training.SessionMail", "written_by",
    purpose=_("Knowing who wrote to participants"),
    legal_basis=EMPLOYMENT, retention=MAILS, readers=TRAINERS,
)  # fmt: skip
plain(
    "training.SessionCount", "id", "state", "session", "engagement", "institution_type", "home_state", "country",
    "outcome", "people", "minutes",
)  # fmt: skip
plain("training.PartnerAttendance", "id", "session", "partner")
