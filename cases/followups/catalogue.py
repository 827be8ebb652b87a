"""What this room stores, for the data catalogue."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING, EMPLOYMENT, WITH_THE_RECORD

READERS = _("the worker, who covers them, the leads; colleagues of the programme see the contact's ones")

plain("cases.FollowUp", "id", "state", "programme", "status", "again_of", "created_at")
personal(
    "cases.FollowUp",
    "case",
    "contact",
    "purpose",
    "due_on",
    "due_time",
    "platform",
    "window_ends_at",
    "at_risk",
    purpose=_("Keeping what was agreed with the person, in time"),
    legal_basis=COUNSELLING,
    retention="cases.follow_ups",
    readers=READERS,
)
personal(
    "cases.FollowUp",
    "worker",
    "settled_by",
    "settled_at",
    purpose=_("Knowing who keeps the promise"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=READERS,
)
