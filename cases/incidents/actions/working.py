"""Working on an incident: steps, texts, second person, call, outcome, those involved, their aftercare."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.incidents import mail
from cases.incidents.enums import Outcome, Status
from cases.incidents.people import colleagues_of
from cases.incidents.rules import may_delete, may_remove, may_second, may_work, next_working_day
from cases.models import Incident, IncidentPerson, IncidentStep, OnCallContact
from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.delivery.mail import plan_mail


class NotAColleague(ValueError):
    """The person does not work in the incident's programme and state, or is its reporter."""


@transaction.atomic
def tick_step(*, incident: Incident, position: int, done: bool, access: Access) -> IncidentStep:
    """Tick a step of the plan, or take the tick back. Ticked twice it keeps its first time and person.

    Raises IncidentStep.DoesNotExist.
    """
    _require(may_work(access, incident))
    step = IncidentStep.objects.select_for_update().get(state=incident.state_id, incident=incident, position=position)
    if done != (step.done_at is not None):
        step.done_at = timezone.now() if done else None
        step.done_by_id = access.user_id if done else None
        step.save(update_fields=["done_at", "done_by"])
    return step


@transaction.atomic
def write_texts(
    *, incident: Incident, facts: dict, account: str, lessons: str, access: Access, guard_overrides: int = 0
) -> Incident:
    """Write what happened and what came of it, sealed, and the facts around it."""
    _require(may_work(access, incident))
    for name, value in facts.items():
        setattr(incident, name, value)
    if account != incident.unseal("account", incident.account):
        incident.account = incident.seal("account", account)
    if lessons != incident.unseal("lessons", incident.lessons):
        incident.lessons = incident.seal("lessons", lessons)
    incident.guard_overrides += guard_overrides
    incident.save(update_fields=[*facts, "account", "lessons", "guard_overrides"])
    return incident


@transaction.atomic
def ask_second_person(*, incident: Incident, user_id: int, access: Access) -> Incident:
    """Ask a colleague to look at it: Today and a mail with a link. Once confirmed, the stamp stands.

    Asking somebody else takes the reading right from who was asked before. Raises NotAColleague.
    """
    _require(may_work(access, incident))
    if incident.seconded_at:
        return incident
    _colleague(incident, user_id)
    incident.second_person_id = user_id
    incident.save(update_fields=["second_person"])
    plan_mail(mail.SECOND_PERSON, object_id=mail.name_of(incident), recipient=user_id)
    return incident


@transaction.atomic
def confirm_second_person(*, incident: Incident, access: Access) -> Incident:
    """“I have looked at it with you”, with the time. From now on the person counts as involved, with aftercare."""
    incident = Incident.objects.select_for_update().get(state=incident.state_id, pk=incident.pk)
    if incident.second_person_id == access.user_id and incident.seconded_at:
        return incident
    _require(may_second(access, incident))
    incident.seconded_at = timezone.now()
    incident.save(update_fields=["seconded_at"])
    IncidentPerson.objects.update_or_create(
        state_id=incident.state_id, incident=incident, user_id=access.person,
        defaults={"aftercare_on": next_working_day(timezone.localdate())},
    )  # fmt: skip
    log_access(access.scope(), "incident.second", incident)
    return incident


@transaction.atomic
def note_call(*, incident: Incident, contact: OnCallContact | None, access: Access) -> Incident:
    """Note who was called and when: an entry of the on-call list, or None for a public service."""
    _require(may_work(access, incident))
    incident.on_call, incident.called_at = contact, timezone.now()
    incident.save(update_fields=["on_call", "called_at"])
    return incident


@transaction.atomic
def close_incident(*, incident: Incident, outcome: str, aftercare_on: date | None, access: Access) -> Incident:
    """Close it with what came of it; open aftercare of all involved moves to `aftercare_on`. Closed is closed."""
    _require(may_work(access, incident))
    if incident.status == Status.CLOSED:
        return incident
    incident.outcome, incident.status, incident.closed_at = Outcome(outcome), Status.CLOSED, timezone.now()
    incident.save(update_fields=["outcome", "status", "closed_at"])
    if aftercare_on:
        _people(incident).filter(aftercare_done_at=None).update(aftercare_on=aftercare_on)
    log_access(access.scope(), "incident.close", incident, detail=incident.outcome)
    return incident


@transaction.atomic
def reopen_incident(*, incident: Incident, access: Access) -> Incident:
    """Something came up: the outcome stays as a note of what it was."""
    _require(may_work(access, incident))
    incident.status, incident.closed_at = Status.OPEN, None
    incident.save(update_fields=["status", "closed_at"])
    return incident


@transaction.atomic
def settle_aftercare(*, incident: Incident, access: Access, talk_on: date | None = None) -> None:
    """The person's own: they are all right (no day), or a talk is arranged on which Today asks again."""
    mine = IncidentPerson.objects.filter(state=incident.state_id, incident=incident, user=access.user_id)
    if talk_on:
        mine.update(aftercare_on=talk_on, aftercare_done_at=None)
    else:
        mine.filter(aftercare_done_at=None).update(aftercare_done_at=timezone.now())


@transaction.atomic
def involve(*, incident: Incident, user_id: int, access: Access) -> None:
    """Let a colleague read it; twice is once. Raises NotAColleague."""
    _require(may_work(access, incident))
    _colleague(incident, user_id)
    _person, is_new = IncidentPerson.objects.get_or_create(
        state_id=incident.state_id, incident=incident, user_id=user_id
    )
    if is_new:
        log_access(access.scope(), "incident.involve", incident, detail=str(user_id))


@transaction.atomic
def release(*, incident: Incident, user_id: int, access: Access) -> None:
    """End a colleague's right to read it."""
    _require(may_remove(access, incident, user_id))
    if _people(incident).filter(user=user_id).delete()[0]:
        log_access(access.scope(), "incident.release", incident, detail=str(user_id))


@transaction.atomic
def delete_incident(*, incident: Incident, access: Access) -> None:
    """Delete it with its key: what backups still hold of its texts is noise. The anonymous count stays."""
    _require(may_delete(access, incident))
    log_access(access.scope(), "incident.delete", incident)
    incident.delete()


def _people(incident):
    return IncidentPerson.objects.filter(state=incident.state_id, incident=incident)


def _colleague(incident, user_id) -> None:
    colleagues = colleagues_of(programme=incident.programme_id, state=incident.state_id)
    if user_id == incident.reporter_id or not colleagues.filter(pk=user_id).exists():
        raise NotAColleague


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied("Not by this person, or the programme is archived.")
