"""What the directory stores. Centres are institutions; a referral says where to, never who.

Written out per model, so that a new column is noticed.
"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from referrals.models.center import TRANSLATED
from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import ACCOUNTABILITY, COUNSELLING, EMPLOYMENT, TEAM, WITH_THE_RECORD

EVERYBODY = _("everybody: the directory is public")
EDITORS = _("the state's directory editors, leads and administrators")
COLLEAGUES = _("colleagues who work with the directory of the state, administrators")
WORKERS = _("the programme's counselors and leads, within their states")
AS_STATISTICS = _("kept as a figure; nothing about the person is stored with it")

FACTS = (
    "id", "state", "uid", "status", "street", "postcode", "city", "latitude", "longitude", "area", "served_state_ids",
    "accessibility", "website", "booking_url", "first_contact", "hours", "languages", "interpreter_languages",
    "topic_ids", "target_groups", "minimum_age", "maximum_age", "is_free", "is_anonymous", "accepting",
    "waiting_weeks", "verified_on", "verified_by", "due_on", *TRANSLATED,
)  # fmt: skip
# An institution's name, telephone and mail can be a person's.
REACHING = ("name", "provider", "phones", "email")
INTERNAL = ("verify_every_months", "merged_into", "source", "source_id")

for model in ("AdvisoryCenter", "PublishedCenter", "AdvisoryCenterEvent"):
    plain(f"referrals.{model}", *FACTS)
    personal(
        f"referrals.{model}",
        *REACHING,
        purpose=_("Finding and reaching the centre"),
        legal_basis=COUNSELLING,
        retention=WITH_THE_RECORD,
        readers=EDITORS if model == "AdvisoryCenterEvent" else EVERYBODY,
    )
plain("referrals.PublishedCenter", "merged_into_id", "updated_at")
plain("referrals.AdvisoryCenter", *INTERNAL, "updated_at", "created_at", "website_checked_on", "website_answers")
plain(
    "referrals.AdvisoryCenterEvent",
    *(f"{name}_{code}" for name in TRANSLATED for code, _name in settings.LANGUAGES),
    *INTERNAL,
    "pgh_id",
    "pgh_label",
    "pgh_created_at",
)
for model in ("AdvisoryCenter", "AdvisoryCenterEvent"):
    personal(
        f"referrals.{model}",
        "verification_email",
        "editor_note",
        purpose=_("Asking the centre whether its entry is right; working together on it"),
        legal_basis=COUNSELLING,
        retention=WITH_THE_RECORD,
        readers=COLLEAGUES,
    )
    personal(
        f"referrals.{model}",
        "verified_user",
        purpose=_("Proving who checked an entry"),
        legal_basis=EMPLOYMENT,
        retention=WITH_THE_RECORD,
        readers=EDITORS,
    )
personal(
    "referrals.AdvisoryCenterEvent",
    "actor",
    purpose=_("Showing who changed an entry"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=EDITORS,
)

plain(
    "referrals.Verification", "id", "state", "center", "asked_on", "token_hash", "expires_at", "status", "answered_at"
)
plain("referrals.Correction", "id", "state", "center", "source", "created_at", "decision", "decided_at", "wrong",
      "taken")  # fmt: skip
personal(
    "referrals.Correction",
    "proposed",
    "base",
    "comment",
    "reason",
    purpose=_("Correcting an entry; the centre may name a person to talk to"),
    legal_basis=COUNSELLING,
    retention="referrals.corrections",
    readers=EDITORS,
)
personal(
    "referrals.Correction",
    "created_by",
    "decided_by",
    purpose=_("Asking back, and proving who decided"),
    legal_basis=EMPLOYMENT,
    retention="referrals.corrections",
    readers=EDITORS,
)

plain(
    "referrals.Slip", "id", "state", "center", "language", "issued_at", "expires_at", "opened_at", "arrived_at",
    "token_hash", "locator", "secret_hash", "wrong_codes", "locked_until",
)  # fmt: skip
plain(
    "referrals.Referral", "id", "state", "programme", "center", "slip", "level", "result", "result_at", "check_on",
    "suggested_at",
)  # fmt: skip
personal(
    "referrals.Referral",
    "topic",
    "language",
    purpose=_("Learning which referrals help, by topic and language"),
    legal_basis=COUNSELLING,
    retention=AS_STATISTICS,
    readers=WORKERS,
)
personal(
    "referrals.Referral",
    "counselor",
    purpose=_("Asking what became of it, where that was agreed"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=WORKERS,
)
plain("referrals.ReferralStep", "id", "state", "referral", "result", "set_by", "at")
personal(
    "referrals.ReferralStep",
    "user",
    purpose=_("Showing who told what became of a referral"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=WORKERS,
)
plain("referrals.Gap", "id", "state", "programme", "place", "topic", "language", "noted_at")
personal(
    "referrals.Gap",
    "noted_by",
    purpose=_("Asking back what was missing"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("referrals.ReadyText", "id", "programme", "language", "text")

plain(
    "referrals.ImportRun", "id", "state", "programme", "created_at", "file_name", "columns_key", "mapping",
    "meanings", "source", "new_status", "clear_empty", "status", "problem", "hints", "counts", "applied_at",
    "undone_at",
)  # fmt: skip
personal(
    "referrals.ImportRun",
    "user",
    "undone_by",
    purpose=_("Proving who changed many entries at once"),
    legal_basis=ACCOUNTABILITY,
    retention=WITH_THE_RECORD,
    readers=EDITORS,
)
personal(
    "referrals.ImportRun",
    "content",
    "columns",
    purpose=_("Reading the file that was uploaded; emptied when it is applied or given up"),
    legal_basis=COUNSELLING,
    retention="referrals.import_files",
    readers=EDITORS,
)
plain(
    "referrals.ImportRow", "id", "state", "run", "line", "kind", "choice", "reasons", "center", "version_before",
    "version_after", "outcome",
)  # fmt: skip
personal(
    "referrals.ImportRow",
    "name",
    "values",
    "changes",
    "candidates",
    purpose=_("Checking an import before it is applied, and undoing it"),
    legal_basis=COUNSELLING,
    retention="referrals.import_rows",
    readers=EDITORS,
)
