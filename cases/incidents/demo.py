"""Invented incidents of demo mode with their on-call lists. No mail is planned for them."""

import uuid
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from cases.casework.codes import SHORTEST, draw
from cases.incidents.actions.reporting import PREFIX, count_incident
from cases.incidents.demo_texts import INCIDENTS, OLDER, ON_CALL, Told
from cases.incidents.plans import built_in_steps
from cases.incidents.rules import next_working_day
from cases.models import (
    Incident,
    IncidentKey,
    IncidentPerson,
    IncidentPlan,
    IncidentStep,
    IncidentTally,
    OnCallContact,
)
from streetwork.tenancy.models import Programme, State
from streetwork.vault.sealing import new_wrapped_key
from streetwork.vocabulary.snapshot import vocabulary

INVENTED_NUMBERS = "030 23125"


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return Incident.objects.filter(reporter__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment, `dice` seeded random."""
    programmes = Programme.objects.in_bulk(field_name="slug")
    for slug, key, name, phone, available, kinds, order in ON_CALL:
        OnCallContact.objects.create(
            programme=programmes[slug], user=people.get(key), name=name, phone=phone, available=available,
            types=list(kinds), order=order,
        )  # fmt: skip
    for programme, state, by, second, kind, outcome, days in OLDER:
        told = Told(programme, state, by, second, kind, 24 * days + 2, outcome=outcome, aftercare=1 - days)
        _tell(told, people, programmes, now, dice)
    for told in INCIDENTS:
        _tell(told, people, programmes, now, dice)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since; the counts lose what is removed."""
    theirs = Incident.objects.filter(reporter__is_demo=True)
    for state, programme, kind, at in theirs.values_list("state", "programme", "type", "reported_at"):
        month = timezone.localdate(at).replace(day=1)
        tally = IncidentTally.objects.filter(state=state, programme=programme, type=kind, month=month, count__gte=1)
        tally.update(count=F("count") - 1)
    IncidentTally.objects.filter(count=0).delete()
    theirs.delete()
    OnCallContact.objects.filter(phone__startswith=INVENTED_NUMBERS).delete()
    IncidentPlan.objects.filter(changed_by__is_demo=True).delete()


def _tell(told: Told, people, programmes, now, dice) -> None:
    at = now - timedelta(hours=told.hours)
    state = State.objects.get(code=told.state)
    closed = min(now, at + timedelta(hours=20)) if told.outcome else None
    reporter, second = people[told.by], people[told.second]
    incident = Incident.objects.create(
        state=state, uid=uuid.UUID(int=dice.getrandbits(128), version=4),
        code=f"{PREFIX}-{draw(SHORTEST, dice.choice)}", programme=programmes[told.programme], type=told.kind,
        reporter=reporter, happened_at=at - timedelta(minutes=25), reported_at=at,
        platform=vocabulary().platform_by_code.get(told.platform), second_person=second,
        seconded_at=at + timedelta(minutes=35) if told.confirmed else None,
        status=Incident.Status.CLOSED if told.outcome else Incident.Status.OPEN, outcome=told.outcome, closed_at=closed,
        on_call=_called(told, programmes), called_at=at + timedelta(minutes=12) if told.called else None,
    )  # fmt: skip
    IncidentKey.objects.create(state=state, incident=incident, wrapped=new_wrapped_key(bound_to=incident.place))
    incident.account = incident.seal("account", told.account)
    incident.lessons = incident.seal("lessons", told.lessons)
    incident.save(update_fields=["account", "lessons"])
    _steps(incident, told, at)
    _people(incident, told, people, now)
    count_incident(state=state.pk, programme=incident.programme_id, kind=told.kind, at=at)


def _called(told, programmes):
    mine = OnCallContact.objects.filter(programme=programmes[told.programme])
    return mine.order_by("order").first() if told.called else None


def _steps(incident, told, at):
    steps = built_in_steps(told.kind)
    done = len(steps) if told.done is None else told.done
    for position, text in enumerate(steps, 1):
        ticked = position <= done
        IncidentStep.objects.create(
            state_id=incident.state_id, incident=incident, position=position, text=text,
            done_at=at + timedelta(minutes=9 * position) if ticked else None,
            done_by=incident.reporter if ticked else None,
        )  # fmt: skip


def _people(incident, told, people, now):
    today = timezone.localdate(now)
    day = None
    if told.aftercare is not None:
        day = next_working_day(today) if told.aftercare > 0 else today + timedelta(days=told.aftercare)
    involved = [incident.reporter, *([incident.second_person] if told.confirmed else [])]
    for person in [*involved, *(people[key] for key in told.involved)]:
        waits = told.aftercare is not None and told.aftercare >= 0 and person == incident.reporter
        done = None if waits or day is None else min(now, now + timedelta(days=min(0, told.aftercare or 0)))
        IncidentPerson.objects.create(
            state_id=incident.state_id, incident=incident, user=person, aftercare_on=day, aftercare_done_at=done
        )
