"""What contacts store. Contacts are anonymous; what could yet point at a person is declared as personal."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import (
    ACCOUNTABILITY,
    COUNSELLING,
    EMPLOYMENT,
    SPECIAL_CATEGORY,
    WITH_THE_ACCOUNT,
    WITH_THE_RECORD,
)

WORKERS = _("the programme's counselors and leads, within their states")
ABOUT_THE_WORK = (
    "programme",
    "occurred_at",
    "platform",
    "space",
    "kind",
    "offer_answered",
    "acts",
    "setting",
    "mode",
    "initiative",
    "content_based",
    "placement",
    "claim",
    "depth",
    "duration",
    "audience",
    "people_reached",
)
ABOUT_THE_PERSON = (
    "language",
    "state",
    "region_evidence",
    "origin_group",
    "residence_country",
    "target_state",
)
TOPICS = ("main_topic", "topic_ids")
AS_STATISTICS = _("kept as a figure; no name, handle, address or link is stored with it")

plain(
    "cases.Contact", "id", "client_ref", "guard_overrides", "note_changed_at", "created_at", "referral",
    *ABOUT_THE_WORK,
)  # fmt: skip
plain("cases.CardUse", "id", "state", "contact", "version")
personal(
    "cases.Contact",
    *ABOUT_THE_PERSON,
    purpose=_("Planning and proving the work by language and region"),
    legal_basis=COUNSELLING,
    retention=AS_STATISTICS,
    readers=WORKERS,
)
personal(
    "cases.Contact",
    *TOPICS,
    purpose=_("Planning and proving the work by topic; topics may touch health or residence status"),
    legal_basis=SPECIAL_CATEGORY,
    retention=AS_STATISTICS,
    readers=WORKERS,
)
personal(
    "cases.Contact",
    "counselor",
    purpose=_("Continuing one's own work"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=WORKERS,
)
personal(
    "cases.Contact",
    "thread_fingerprint",
    purpose=_("Seeing that a thread was answered already, without storing its link"),
    legal_basis=COUNSELLING,
    retention=_("until the key of the year is destroyed; then it is noise"),
    readers=_("nobody; the software compares it"),
)
plain("cases.ContactNote", "id", "state", "contact", "written_at")
personal(
    "cases.ContactNote",
    "text",
    purpose=_("Continuing the conversation; a guard warns of names, numbers and addresses"),
    legal_basis=SPECIAL_CATEGORY,
    retention="cases.contact_notes",
    readers=WORKERS,
)
plain("cases.ContactEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "note_changed_at", *ABOUT_THE_WORK)
personal(
    "cases.ContactEvent",
    *ABOUT_THE_PERSON,
    *TOPICS,
    purpose=_("Proving how an entry was changed; erased with the contact when the person asks for it"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=WORKERS,
)
personal(
    "cases.ContactEvent",
    "counselor",
    "actor",
    purpose=_("Proving who changed an entry"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=WORKERS,
)
plain("cases.SavedView", "id", "created_at")
personal(
    "cases.SavedView",
    "user",
    "name",
    "query",
    purpose=_("Finding one's own filters again"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=_("the person themselves"),
)

# The rooms beside the contacts: `delivery` loads this module alone by name.
import cases.casework.catalogue  # noqa: E402
import cases.claims.catalogue  # noqa: E402
import cases.followups.catalogue  # noqa: E402
import cases.incidents.catalogue  # noqa: E402
import cases.listening.catalogue  # noqa: E402
import cases.trends.catalogue  # noqa: E402, F401
