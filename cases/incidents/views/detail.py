from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.incidents.enums import Type
from cases.incidents.forms import CloseForm, ColleagueForm, TalkForm
from cases.incidents.people import on_call_of
from cases.incidents.plans import SOURCES
from cases.incidents.presenters import ICONS, clock_of, involved_in, numbers_of
from cases.incidents.rules import may_delete, may_second, may_work, needs_second_person
from cases.incidents.views import for_workers, incident_or_404
from cases.models import Case, IncidentPerson
from streetwork.delivery.audit import log_access


@for_workers
@require_safe
def incident_detail(request, pk):
    return detail_page(request, incident_or_404(request, pk))


def detail_page(request, incident, *, status=200, **forms):
    """The page with its small forms; a form that failed comes in `forms` with what was typed. The reading is logged."""
    access, today = request.access, timezone.localdate()
    log_access(request.scope, "incident.read", incident)
    steps = list(incident.steps.filter(state=incident.state_id).select_related("done_by"))
    mine = IncidentPerson.objects.filter(state=incident.state_id, incident=incident, user=access.user_id).first()
    works = may_work(access, incident)
    people = involved_in(incident, access)
    context = {
        "incident": incident,
        "icon_name": ICONS[Type(incident.type)],
        "source": SOURCES[Type(incident.type)],
        "account": incident.unseal("account", incident.account),
        "lessons": incident.unseal("lessons", incident.lessons),
        "steps": steps,
        "done": sum(step.done_at is not None for step in steps),
        "clock": clock_of(incident, timezone.now()),
        "on_call": [entry for entry in on_call_of(incident.programme_id, today) if entry.is_for(incident.type)],
        "services": numbers_of(incident.type),
        "people": people,
        "mine": mine,
        "asks_me": mine and mine.aftercare_on and mine.aftercare_on <= today and mine.aftercare_done_at is None,
        "may_work": works,
        "may_second": may_second(access, incident),
        "needs_second": needs_second_person(incident),
        "may_delete": may_delete(access, incident),
        "case": _case_of(access, incident),
    } | forms
    if works:
        known = [person.user.pk for person in people]
        context.setdefault("second_form", ColleagueForm(incident=incident, leave_out=[access.user_id]))
        context.setdefault("person_form", ColleagueForm(incident=incident, leave_out=known))
        context.setdefault("close_form", CloseForm())
        context.setdefault("talk_form", TalkForm())
    return render(request, "incidents/incident_detail.html", context, status=status)


def _case_of(access, incident):
    """The case, if the person may see that, too: one right does not bring the other."""
    if incident.case_id is None:
        return None
    return Case.objects.visible_to(access).filter(state=incident.state_id, pk=incident.case_id).first()
