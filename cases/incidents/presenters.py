"""What the templates show of incidents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases.incidents.enums import Status, Type
from cases.incidents.people import OnCall, on_call_of
from cases.incidents.plans import SOURCES, plans_of
from cases.incidents.rules import BREACH_SOON, breach_deadline, may_remove, needs_second_person
from cases.incidents.services import Service, dialled, services_for
from cases.models import Incident, IncidentPerson, IncidentStep
from streetwork.accounts.models import User

ICONS = {
    Type.SUICIDE: "life-preserver",
    Type.VIOLENCE: "exclamation-octagon",
    Type.CHILD: "shield-check",
    Type.IMAGES: "eye-slash",
    Type.ATTACK: "person-exclamation",
    Type.BREACH: "database-exclamation",
    Type.POLICE: "building-exclamation",
}
HINTS = {
    Type.SUICIDE: gettext_lazy("Somebody says or hints that they want to die."),
    Type.VIOLENCE: gettext_lazy("Somebody threatens others, or an attack is announced."),
    Type.CHILD: gettext_lazy("A child or young person may be in danger."),
    Type.IMAGES: gettext_lazy("Abuse of children or other forbidden pictures and videos."),
    Type.ATTACK: gettext_lazy("Insults, threats, stalking, publishing of private data of colleagues."),
    Type.BREACH: gettext_lazy("Data were lost, stolen, or sent to the wrong people."),
    Type.POLICE: gettext_lazy("Police, prosecution, a court or an office asks about people."),
}


@dataclass(frozen=True)
class Tile:
    """A type to choose, with what has to be at hand at once: the plan, whom to call."""

    value: str
    label: str | Promise
    hint: str | Promise
    icon: str
    source: str | Promise
    steps: list[str]
    on_call: list[OnCall]
    services: list[tuple[Service, list[tuple[str, str]]]]
    is_chosen: bool


def tiles_of(programme: int, chosen: str, today: date) -> list[Tile]:
    """The seven types of a programme. Four queries, whatever is chosen: nobody waits for a plan in a crisis."""
    plans, on_call = plans_of(programme), on_call_of(programme, today)
    return [
        Tile(
            kind.value, kind.label, HINTS[kind], ICONS[kind], SOURCES[kind], plans[kind.value],
            [entry for entry in on_call if entry.is_for(kind)], numbers_of(kind), kind.value == chosen,
        )
        for kind in Type
    ]  # fmt: skip


def numbers_of(kind: str) -> list[tuple[Service, list[tuple[str, str]]]]:
    """Public services, each with its numbers as (written, dialled)."""
    return [(service, [(phone, dialled(phone)) for phone in service.phones]) for service in services_for(kind)]


@dataclass(frozen=True)
class Clock:
    """The 72 hours of a data breach."""

    deadline: datetime
    words: str
    is_over: bool
    is_soon: bool


def clock_of(incident: Incident, now: datetime) -> Clock | None:
    """What is left until the report to the authority is due; None where no clock runs."""
    deadline = breach_deadline(incident)
    if deadline is None or incident.status == Status.CLOSED:
        return None
    left = deadline - now
    hours = abs(left) // timedelta(hours=1)
    over = left <= timedelta(0)
    words = (
        ngettext("over for %(hours)d hour", "over for %(hours)d hours", hours)
        if over
        else ngettext("%(hours)d hour left", "%(hours)d hours left", hours)
    )
    return Clock(deadline, words % {"hours": hours}, over, not over and left <= BREACH_SOON)


@dataclass(frozen=True)
class Row:
    """A line of the list; nothing of what happened."""

    incident: Incident
    icon: str
    done: int
    steps: int
    clock: Clock | None
    needs_second: bool
    waits_for_me: bool


def rows_of(incidents: Iterable[Incident], user_id: int) -> list[Row]:
    """Two queries."""
    incidents, now = list(incidents), timezone.now()
    keys = {(incident.state_id, incident.pk) for incident in incidents}
    done: dict[tuple, list[bool]] = {key: [] for key in keys}
    for state, pk, at in IncidentStep.objects.filter(incident__in=[pk for _state, pk in keys]).values_list(
        "state", "incident", "done_at"
    ):
        if (state, pk) in done:
            done[state, pk].append(at is not None)
    return [
        Row(
            incident, ICONS[Type(incident.type)], sum(done[incident.state_id, incident.pk]),
            len(done[incident.state_id, incident.pk]), clock_of(incident, now), needs_second_person(incident),
            incident.second_person_id == user_id and needs_second_person(incident),
        )
        for incident in incidents
    ]  # fmt: skip


@dataclass(frozen=True)
class Involved:
    """A person on the page of an incident."""

    user: User
    part: str
    aftercare: str
    may_remove: bool


def involved_in(incident: Incident, access) -> list[Involved]:
    """Reporter, second person, then who was added; each with their aftercare. One query."""
    rows = {
        person.user_id: person
        for person in IncidentPerson.objects.filter(state=incident.state_id, incident=incident).select_related("user")
    }
    found = [Involved(incident.reporter, _("reported it"), _aftercare(rows.get(incident.reporter_id)), False)]
    if incident.second_person:
        part = _("second person") if incident.seconded_at else _("asked as second person")
        found.append(Involved(incident.second_person, part, _aftercare(rows.get(incident.second_person_id)), False))
    for user_id, person in sorted(rows.items(), key=lambda row: str(row[1].user)):
        if user_id not in (incident.reporter_id, incident.second_person_id):
            found.append(
                Involved(person.user, _("involved"), _aftercare(person), may_remove(access, incident, user_id))
            )
    return found


def _aftercare(person) -> str:
    if person is None or person.aftercare_on is None:
        return ""
    if person.aftercare_done_at:
        return _("aftercare done")
    return _("aftercare on %(day)s") % {"day": date_format(person.aftercare_on, "SHORT_DATE_FORMAT")}
