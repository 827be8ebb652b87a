"""What this room stores, for the data catalogue."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import (
    ACCOUNTABILITY,
    COUNSELLING,
    EMPLOYMENT,
    NOBODY,
    SECURITY,
    SPECIAL_CATEGORY,
    WITH_THE_RECORD,
)

IN_CHARGE = _(
    "worker, deputy, stand-in; a colleague asked for a four-eyes check; the lead by emergency access, which is logged"
)
FACTS = _("worker, deputy, stand-in, and the programme's leads")
CASE = "cases.closed_cases"

plain(
    "cases.Case", "id", "uid", "programme", "platform", "status", "opened_at", "closed_at", "reopened_at",
    "last_activity_at",
)  # fmt: skip
personal(
    "cases.Case", "code", "language", "state", "main_topic", "topic_ids", "age_band", "risk", "closure",
    purpose=_("Supporting one person under a code; there is no field for a name"),
    legal_basis=SPECIAL_CATEGORY, retention=CASE, readers=FACTS,
)  # fmt: skip
personal(
    "cases.Case", "concern", "result",
    purpose=_("Supporting one person; sealed under the case's own key"),
    legal_basis=SPECIAL_CATEGORY, retention=CASE, readers=IN_CHARGE,
)  # fmt: skip
personal(
    "cases.Case", "worker", "deputy",
    purpose=_("Knowing who goes on with the support"), legal_basis=EMPLOYMENT, retention=CASE, readers=FACTS,
)  # fmt: skip
plain("cases.CaseKey", "id", "state", "case")
personal(
    "cases.CaseKey", "wrapped",
    purpose=_("Opening the texts of the case; destroyed with it, so that older backups hold noise"),
    legal_basis=SECURITY, retention=CASE, readers=NOBODY,
)  # fmt: skip
plain("cases.CaseNote", "id", "state", "case", "uid", "written_at", "changed_at", "guard_overrides")
personal(
    "cases.CaseNote", "sealed",
    purpose=_("Continuing the support; sealed under the case's own key"),
    legal_basis=SPECIAL_CATEGORY, retention=CASE, readers=IN_CHARGE,
)  # fmt: skip
personal(
    "cases.CaseNote", "author",
    purpose=_("Knowing whom to ask about a note"), legal_basis=EMPLOYMENT, retention=CASE, readers=FACTS,
)  # fmt: skip
plain("cases.CaseGoal", "id", "state", "case", "uid", "status", "agreed_on", "settled_on")
personal(
    "cases.CaseGoal", "sealed",
    purpose=_("What was agreed with the person; sealed under the case's own key"),
    legal_basis=SPECIAL_CATEGORY, retention=CASE, readers=IN_CHARGE,
)  # fmt: skip
plain("cases.NoticeVersion", "id", "programme", "version", "url", "valid_from")
plain("cases.Consent", "id", "state", "case", "notice")
personal(
    "cases.Consent", "kind", "given_on", "withdrawn_on",
    purpose=_("Proving what the person was told and agreed to"),
    legal_basis=ACCOUNTABILITY, retention=CASE, readers=FACTS,
)  # fmt: skip
personal(
    "cases.Consent", "recorded_by",
    purpose=_("Proving who recorded a consent"), legal_basis=ACCOUNTABILITY, retention=CASE, readers=FACTS,
)  # fmt: skip
plain("cases.CaseCheck", "id", "state", "case", "uid", "asked_at", "answered_at", "result")
personal(
    "cases.CaseCheck", "remark",
    purpose=_("What a colleague advised; sealed under the case's own key"),
    legal_basis=SPECIAL_CATEGORY, retention=CASE, readers=IN_CHARGE,
)  # fmt: skip
personal(
    "cases.CaseCheck", "asked_by", "asked_of",
    purpose=_("Two pairs of eyes on a difficult decision"), legal_basis=EMPLOYMENT, retention=CASE, readers=FACTS,
)  # fmt: skip
plain("cases.Handover", "id", "state", "case", "uid", "reason", "handed_over_at")
personal(
    "cases.Handover", "remark",
    purpose=_("What the next worker must know; sealed under the case's own key"),
    legal_basis=SPECIAL_CATEGORY, retention=CASE, readers=IN_CHARGE,
)  # fmt: skip
personal(
    "cases.Handover", "from_worker", "to_worker",
    purpose=_("Knowing who goes on with the support"), legal_basis=EMPLOYMENT, retention=CASE, readers=FACTS,
)  # fmt: skip
plain("cases.HandleMark", "id", "state", "case", "year")
personal(
    "cases.HandleMark", "fingerprint",
    purpose=_("Recognising a returning person who agreed to it, without storing the handle"),
    legal_basis=COUNSELLING, retention="cases.handle_marks", readers=NOBODY,
)  # fmt: skip
plain("cases.BreakGlass", "id", "state", "case", "opened_at", "ends_at")
personal(
    "cases.BreakGlass", "user", "reason",
    purpose=_("Proving who opened the texts in an emergency, and why"),
    legal_basis=ACCOUNTABILITY, retention=CASE, readers=FACTS,
)  # fmt: skip
plain("cases.CaseEvent", "pgh_id", "pgh_created_at", "pgh_label", "id", "programme", "status")
personal(
    "cases.CaseEvent", "state", "code", "language", "main_topic", "topic_ids", "risk", "closure",
    purpose=_("Proving how the facts of a case were changed; no text is in it"),
    legal_basis=ACCOUNTABILITY, retention="cases.case_history", readers=FACTS,
)  # fmt: skip
personal(
    "cases.CaseEvent", "worker", "deputy", "actor",
    purpose=_("Proving who changed a case"), legal_basis=ACCOUNTABILITY, retention="cases.case_history", readers=FACTS,
)  # fmt: skip
# who belongs to which case is known as long as the case
personal(
    "cases.Contact", "case",
    purpose=_("Seeing the contacts of one person together, while the case lasts"),
    legal_basis=COUNSELLING, retention=WITH_THE_RECORD, readers=FACTS,
)  # fmt: skip
