"""What incidents store, for the data catalogue."""

from django.utils.translation import gettext_lazy as _

from cases.incidents.retention import INCIDENTS
from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import (
    COUNSELLING,
    EMPLOYMENT,
    NOBODY,
    SECURITY,
    SPECIAL_CATEGORY,
    TEAM,
    WITH_THE_RECORD,
)

INVOLVED = _("those involved and the programme's lead; every reading is logged")

plain("cases.IncidentPlan", "id", "programme", "type", "steps", "changed_at")
personal(
    "cases.IncidentPlan",
    "changed_by",
    purpose=_("Knowing who wrote the plan"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
plain("cases.OnCallContact", "id", "programme", "available", "types", "order")
personal(
    "cases.OnCallContact",
    "user",
    "name",
    "phone",
    purpose=_("Reaching somebody in a crisis"),
    legal_basis=EMPLOYMENT,
    retention=_("until the lead takes the entry off the list"),
    readers=TEAM,
)
plain("cases.Incident", "id", "state", "uid", "code", "programme", "platform", "status", "closed_at", "guard_overrides")
personal(
    "cases.Incident",
    "type",
    "case",
    "happened_at",
    "reported_at",
    "outcome",
    "on_call",
    "called_at",
    purpose=_("Acting rightly in a crisis, together and provably"),
    legal_basis=COUNSELLING,
    retention=INCIDENTS,
    readers=INVOLVED,
)
personal(
    "cases.Incident",
    "account",
    "lessons",
    purpose=_("What happened and what came of it, sealed under a key of its own; a guard warns of names"),
    legal_basis=SPECIAL_CATEGORY,
    retention=INCIDENTS,
    readers=INVOLVED,
)
personal(
    "cases.Incident",
    "reporter",
    "second_person",
    "seconded_at",
    purpose=_("Two people look at it, and somebody asks how they are"),
    legal_basis=EMPLOYMENT,
    retention=INCIDENTS,
    readers=INVOLVED,
)
plain("cases.IncidentKey", "id", "state", "incident")
personal(
    "cases.IncidentKey",
    "wrapped",
    purpose=_("The key of the incident's texts: deleted with it, what backups hold is noise"),
    legal_basis=SECURITY,
    retention=INCIDENTS,
    readers=NOBODY,
)
plain("cases.IncidentPerson", "id", "state", "incident")
personal(
    "cases.IncidentPerson",
    "user",
    "aftercare_on",
    "aftercare_done_at",
    purpose=_("Who is involved may read it, and is asked how they are"),
    legal_basis=EMPLOYMENT,
    retention=INCIDENTS,
    readers=INVOLVED,
)
plain("cases.IncidentStep", "id", "state", "incident", "position", "text", "done_at")
personal(
    "cases.IncidentStep",
    "done_by",
    purpose=_("Proving that the plan was followed"),
    legal_basis=EMPLOYMENT,
    retention=INCIDENTS,
    readers=INVOLVED,
)
plain("cases.IncidentTally", "id", "state", "programme", "month", "type", "count")
