"""May this be, and until when? Pure."""

from datetime import date, datetime, timedelta

from cases.incidents.enums import Status, Type
from streetwork.accounts.access import Access
from streetwork.accounts.roles import REPORTS_INCIDENTS, Role

# Art. 33 (1) GDPR: the report to the supervisory authority, from the moment of awareness.
BREACH_HOURS = timedelta(hours=72)
BREACH_SOON = timedelta(hours=24)
SATURDAY = 5


def may_work(access: Access, incident) -> bool:
    """Tick, write, close: whoever may see it, while the programme runs (the query set keeps all others out)."""
    return incident.state_id in access.states_for(*REPORTS_INCIDENTS, programme=incident.programme_id, running=True)


def leads(access: Access, incident) -> bool:
    """Whether the person leads the incident's programme in its state."""
    return incident.state_id in access.states_for(Role.LEAD, programme=incident.programme_id)


def may_delete(access: Access, incident) -> bool:
    return leads(access, incident) and may_work(access, incident)


def may_second(access: Access, incident) -> bool:
    """The second person confirms, once, and nobody in their place."""
    return incident.second_person_id == access.user_id and incident.seconded_at is None and may_work(access, incident)


def may_remove(access: Access, incident, user_id: int) -> bool:
    """Those who were added can be removed by the reporter, the lead, or themselves; reporter and second person stay."""
    if user_id in (incident.reporter_id, incident.second_person_id):
        return False
    mine = access.user_id in (incident.reporter_id, user_id) or leads(access, incident)
    return mine and may_work(access, incident)


def needs_second_person(incident) -> bool:
    return incident.seconded_at is None and incident.status == Status.OPEN


def next_working_day(day: date) -> date:
    """The next Monday to Friday; public holidays differ by state and are not known here."""
    following = day + timedelta(days=1)
    while following.weekday() >= SATURDAY:
        following += timedelta(days=1)
    return following


def breach_deadline(incident) -> datetime | None:
    """Until when a data breach is reported to the authority; None for other types."""
    return incident.happened_at + BREACH_HOURS if incident.type == Type.BREACH else None
