"""Reporting an incident: once, whatever the network does, and counted without any person."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from cases.casework.codes import new_code
from cases.incidents import mail
from cases.incidents.people import leads_of
from cases.incidents.plans import steps_for
from cases.incidents.rules import next_working_day
from cases.models import Incident, IncidentKey, IncidentPerson, IncidentStep, IncidentTally
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.delivery.mail import plan_mail
from streetwork.vault.sealing import new_wrapped_key

PREFIX = "V"
DRAWS = 8


class ForeignReport(Exception):
    """The uid already stands for somebody else's report."""


def report_incident(
    *, access: Access, uid: uuid.UUID, facts: dict, account: str = "", guard_overrides: int = 0
) -> tuple[Incident, bool]:
    """Save a report with its plan, its sealed account and its count. Answers the incident and whether it is new.

    `uid` is made by the form: sent twice, also at the same moment, it is one incident. `facts` are fields of the
    model: state, programme and type at least. Leads get a mail that carries a link alone. Raises ForeignReport.
    """
    for _draw in range(DRAWS):
        code = new_code(_taken_in(facts["state_id"]), prefix=PREFIX)
        incident = Incident(uid=uid, code=code, reporter_id=access.person, guard_overrides=guard_overrides, **facts)
        try:
            with transaction.atomic():
                _save(incident, account)
        except IntegrityError as error:
            violated = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
            if violated == "incident_code_once":
                continue
            if violated != "incident_uid_once":
                raise
            return _first(uid, access), False
        log_access(access.scope(), "incident.report", incident)
        return incident, True
    raise RuntimeError("No code was free in this state.")


def _taken_in(state: int):
    return lambda code: Incident.objects.filter(state=state, code=code).exists()


def _first(uid, access) -> Incident:
    with transaction.atomic():
        first = Incident.objects.filter(uid=uid, reporter=access.user_id).first()
    if first is None:
        raise ForeignReport
    return first


def _save(incident: Incident, account: str) -> None:
    state = incident.state_id
    incident.save(force_insert=True)
    IncidentKey.objects.create(state_id=state, incident=incident, wrapped=new_wrapped_key(bound_to=incident.place))
    if account:
        incident.account = incident.seal("account", account)
        incident.save(update_fields=["account"])
    steps = steps_for(incident.programme_id, incident.type)
    IncidentStep.objects.bulk_create(
        IncidentStep(state_id=state, incident=incident, position=position, text=text)
        for position, text in enumerate(steps, 1)
    )
    IncidentPerson.objects.create(
        state_id=state, incident=incident, user_id=incident.reporter_id,
        aftercare_on=next_working_day(timezone.localdate()),
    )  # fmt: skip
    count_incident(state=state, programme=incident.programme_id, kind=incident.type, at=incident.reported_at)
    for lead in leads_of(programme=incident.programme_id, state=state).exclude(pk=incident.reporter_id):
        plan_mail(mail.REPORTED, object_id=mail.name_of(incident), recipient=lead)
    if incident.second_person_id:
        plan_mail(mail.SECOND_PERSON, object_id=mail.name_of(incident), recipient=incident.second_person_id)


def count_incident(*, state: int, programme: int, kind: str, at: datetime) -> None:
    """Add one to the month's count, which knows no incident and no person and outlives both."""
    tally, _made = IncidentTally.objects.get_or_create(
        state_id=state, programme_id=programme, month=timezone.localdate(at).replace(day=1), type=kind
    )
    IncidentTally.objects.filter(pk=tally.pk).update(count=F("count") + 1)
