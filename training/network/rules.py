"""Who may do what with institutions, and what their facts mean. Pure."""

from datetime import date, timedelta

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TRAININGS
from training.enums import RelationKind
from training.models import Partner

# Nobody spoke with them for so long: the list marks it.
QUIET = timedelta(days=365)
# A contact person is asked again whether they still agree, and is deleted after twice that.
CONSENT_OLD = timedelta(days=365)
# Kinds that read differently from the other end.
DIRECTED = frozenset({RelationKind.REFERRAL, RelationKind.FUNDING, RelationKind.MEMBER})


def may_write(access: Access, partner: Partner) -> bool:
    """Who keeps the network of its programme, in whatever state: a network ends at no border."""
    return partner.programme_id in access.programmes_for(*WRITES_TRAININGS, running=True)


def states_with_people(access: Access, programme_id: int, *, running: bool = False) -> frozenset[int]:
    """Within which states' walls the person sees (`running`: writes) contact persons."""
    return access.states_for(*WRITES_TRAININGS, programme=programme_id, running=running)


def states_for_people(access: Access, partner: Partner) -> list[int]:
    """Where a contact person of it can be entered: in its own state; for one abroad in any state of the person's."""
    mine = states_with_people(access, partner.programme_id, running=True)
    if partner.state_id is not None:
        return [partner.state_id] if partner.state_id in mine else []
    return sorted(mine)


def is_quiet(last_contact: date | None, today: date) -> bool:
    return last_contact is None or last_contact < today - QUIET


def is_consent_old(confirmed_on: date, today: date) -> bool:
    return confirmed_on < today - CONSENT_OLD
