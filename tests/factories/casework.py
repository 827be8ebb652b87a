"""Cases for tests, opened by the application's own actions."""

import uuid

from cases.casework.actions import open_case, write_note
from cases.models import Case
from streetwork.accounts.access import access_of
from tests.factories.cases import contact_of, writing


def case_of(counselor, code="ST", *, concern="", note="", **facts) -> Case:
    """A case of this person, grown out of a contact in this state."""
    contact = contact_of(counselor, code, **facts)
    access = access_of(counselor.pk)
    with writing(code, actor=counselor.pk):
        case = open_case(contact=contact, access=access)
        if concern:
            case.concern = case.seal("concern", concern)
            case.save(update_fields=["concern"])
        if note:
            write_note(case=case, access=access, uid=uuid.uuid4(), sections={"observation": note})
    return case


def sections(**filled) -> dict[str, str]:
    """A note as the form sends it."""
    return {"uid": str(uuid.uuid4()), "observation": "", "statement": "", "assessment": "", "action": ""} | filled
