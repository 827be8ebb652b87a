"""What a contact's page shows of its case: the context of `casework/_of_contact.html`."""

from dataclasses import dataclass

from cases.casework.rules import may_open, rights_of
from cases.models import Case
from cases.rules import may_change

OFFERED = 30


@dataclass(frozen=True)
class Panel:
    """Either the case that the contact belongs to, or what can be made of it."""

    case: Case | None = None
    may_detach: bool = False
    may_open: bool = False
    offered: tuple[Case, ...] = ()
    counts_as_consultation: bool = False


def of_contact(request, contact) -> dict | None:
    """The contact's case, or the step to open one or attach it to one; None for who may see neither."""
    if contact.case_id:
        case = Case.objects.visible_to(request.access).filter(state=contact.state_id, pk=contact.case_id).first()
        if case is None:
            return None
        return {"panel": Panel(case=case, may_detach=rights_of(request.access, case).writes), "contact": contact}
    if not may_open(request.access, contact):
        return None
    return {
        "panel": Panel(
            may_open=True,
            offered=tuple(attachable(request.access, contact)),
            counts_as_consultation=contact.kind in ("offer", "information"),
        ),
        "contact": contact,
    }


def attachable(access, contact) -> list[Case]:
    """Open cases in the person's hands in the contact's state and programme, the latest first."""
    if not may_change(access, contact):
        return []
    mine = Case.objects.in_hands_of(access).open().filter(state=contact.state_id, programme=contact.programme_id)
    return list(mine.newest_first()[:OFFERED])
