"""Colleagues of a programme in a state, and who of the on-call list is there today."""

from dataclasses import dataclass
from datetime import date

from cases.incidents.services import dialled
from cases.models import OnCallContact
from streetwork.accounts.models import User
from streetwork.accounts.queries import working_in
from streetwork.accounts.roles import REPORTS_INCIDENTS, Role
from streetwork.rota.absences import away_on


def colleagues_of(*, programme: int, state: int):
    """Who may be asked to look at an incident there."""
    return working_in(programme=programme, state=state, roles=REPORTS_INCIDENTS)


def leads_of(*, programme: int, state: int):
    return working_in(programme=programme, state=state, roles=[Role.LEAD])


@dataclass(frozen=True)
class OnCall:
    """An entry of the on-call list as of today. `is_away`: the colleague is absent; `stand_in` covers them."""

    contact: OnCallContact
    is_away: bool = False
    stand_in: str = ""

    @property
    def name(self) -> str:
        return str(self.contact.user) if self.contact.user else self.contact.name

    @property
    def detail(self) -> str:
        """What stands beside the name of a colleague."""
        return self.contact.name if self.contact.user else ""

    @property
    def dialled(self) -> str:
        return dialled(self.contact.phone)

    def is_for(self, kind: str) -> bool:
        return not self.contact.types or kind in self.contact.types


def on_call_of(programme: int, today: date) -> list[OnCall]:
    """The programme's list: who is there first, in its own order. Three queries."""
    contacts = list(OnCallContact.objects.filter(programme=programme).select_related("user"))
    away = away_on(today)
    names = {user.pk: str(user) for user in User.objects.filter(pk__in={pk for pk in away.values() if pk})}
    entries = [
        OnCall(
            contact,
            is_away=contact.user_id in away,
            stand_in=names.get(away.get(contact.user_id) or 0, ""),
        )
        for contact in contacts
        if contact.user is None or contact.user.is_active
    ]
    return sorted(entries, key=lambda entry: entry.is_away)
