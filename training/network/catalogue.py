"""What the network stores: institutions, and contact persons who agreed."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

CONSENT = _("Consent (Art. 6 (1) a GDPR)")
TRAINERS = _("who plans the programme's trainings in this state, administrators")

plain(
    "training.Partner", "id", "key", "programme", "name", "name_key", "institution_type", "engagement", "state",
    "country", "city", "website", "topics", "note", "last_contact_on", "status", "created_at", "updated_at",
)  # fmt: skip
personal(
    "training.Partner",
    "created_by",
    purpose=_("Knowing whom to ask about an institution"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("training.PartnerContact", "id", "state", "partner", "confirmed_on")
personal(
    "training.PartnerContact",
    "name", "function", "email", "phone", "consent_on", "consent_how",
    purpose=_("Reaching the right person at an institution of the network"),
    legal_basis=CONSENT,
    retention="training.partner_contacts",
    readers=TRAINERS,
)  # fmt: skip
personal(
    "training.PartnerContact",
    "entered_by",
    purpose=_("Proving who recorded the consent"),
    legal_basis=EMPLOYMENT,
    retention="training.partner_contacts",
    readers=TRAINERS,
)
plain("training.PartnerRelation", "id", "source", "target", "kind", "since", "until", "note")
