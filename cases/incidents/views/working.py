from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.incidents.actions import working
from cases.incidents.forms import CallForm, CloseForm, ColleagueForm, TalkForm, TextsForm
from cases.incidents.rules import may_delete, may_remove, may_second
from cases.incidents.views import for_workers, incident_or_404, read_or_post, workable_or_404
from cases.incidents.views.detail import detail_page
from cases.models import IncidentPerson, IncidentStep
from streetwork.delivery.audit import log_access
from streetwork.web.forms import INVALID


@for_workers
@require_POST
def step(request, pk, position):
    """`done` is 1 or 0, so that a second click does no harm."""
    incident = workable_or_404(request, pk)
    try:
        ticked = working.tick_step(
            incident=incident, position=position, done=request.POST.get("done") == "1", access=request.access
        )
    except IncidentStep.DoesNotExist:
        raise Http404 from None
    if request.htmx:
        steps = list(incident.steps.filter(state=incident.state_id).select_related("done_by"))
        context = {
            "incident": incident, "steps": steps, "may_work": True, "focus": ticked.position,
            "done": sum(step.done_at is not None for step in steps),
        }  # fmt: skip
        return render(request, "incidents/_steps.html", context)
    return redirect(reverse("incidents:detail", args=[pk]) + f"#step-{position}")


@for_workers
@read_or_post
def edit(request, pk):
    incident = workable_or_404(request, pk)
    initial = {
        "happened_at": incident.happened_at, "platform": incident.platform_id,
        "account": incident.unseal("account", incident.account),
        "lessons": incident.unseal("lessons", incident.lessons),
    }  # fmt: skip
    form = TextsForm(request.POST if request.method == "POST" else None, incident=incident, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        working.write_texts(
            incident=incident, facts=form.facts, account=data["account"].strip(), lessons=data["lessons"].strip(),
            access=request.access, guard_overrides=form.guard_overrides,
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("incidents:detail", pk)
    if request.method != "POST":
        log_access(request.scope, "incident.read", incident)
    context = {"form": form, "incident": incident}
    return render(request, "incidents/incident_edit.html", context, status=INVALID if form.is_bound else 200)


@for_workers
@require_POST
def second(request, pk):
    incident = workable_or_404(request, pk)
    form = ColleagueForm(request.POST, incident=incident, leave_out=[request.user.pk])
    if not form.is_valid():
        return detail_page(request, incident, second_form=form, status=INVALID)
    working.ask_second_person(incident=incident, user_id=form.cleaned_data["user"], access=request.access)
    messages.success(request, _("Asked. It stands on their Today, and a mail with a link is on its way."))
    return redirect("incidents:detail", pk)


@for_workers
@require_POST
def confirm(request, pk):
    incident = workable_or_404(request, pk)
    if not may_second(request.access, incident) and incident.second_person_id != request.user.pk:
        messages.error(request, _("Only the colleague who was asked confirms it."))
        return redirect("incidents:detail", pk)
    working.confirm_second_person(incident=incident, access=request.access)
    messages.success(request, _("Confirmed with your name and the time."))
    return redirect("incidents:detail", pk)


@for_workers
@require_POST
def call(request, pk):
    incident = workable_or_404(request, pk)
    form = CallForm(request.POST, incident=incident)
    if not form.is_valid():
        messages.error(request, _("This entry is no longer on the on-call list. Choose another."))
        return redirect("incidents:detail", pk)
    working.note_call(incident=incident, contact=form.called, access=request.access)
    messages.success(request, _("The call is noted with its time."))
    return redirect("incidents:detail", pk)


@for_workers
@require_POST
def close(request, pk):
    incident = workable_or_404(request, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return detail_page(request, incident, close_form=form, status=INVALID)
    working.close_incident(
        incident=incident, outcome=form.cleaned_data["outcome"], aftercare_on=form.cleaned_data["aftercare_on"],
        access=request.access,
    )  # fmt: skip
    messages.success(request, _("Closed. Take care of yourselves."))
    return redirect("incidents:detail", pk)


@for_workers
@require_POST
def reopen(request, pk):
    working.reopen_incident(incident=workable_or_404(request, pk), access=request.access)
    messages.success(request, _("Open again."))
    return redirect("incidents:detail", pk)


@for_workers
@require_POST
def aftercare(request, pk):
    """The person's own: `talk_on` arranges a talk, without it they are all right."""
    incident = incident_or_404(request, pk)
    if not IncidentPerson.objects.filter(state=incident.state_id, incident=incident, user=request.user.pk).exists():
        raise Http404
    form = TalkForm(request.POST)
    if not form.is_valid():
        return detail_page(request, incident, talk_form=form, status=INVALID)
    talk_on = form.cleaned_data["talk_on"]
    if request.POST.get("how") == "talk" and not talk_on:
        form.add_error("talk_on", _("Say on which day you talk."))
        return detail_page(request, incident, talk_form=form, status=INVALID)
    working.settle_aftercare(incident=incident, access=request.access, talk_on=talk_on)
    messages.success(
        request, _("Noted. Today asks again on that day.") if talk_on else _("Good. Nobody asks any more.")
    )
    return redirect("web:today" if request.POST.get("from") == "today" else "incidents:list")


@for_workers
@require_POST
def add_person(request, pk):
    incident = workable_or_404(request, pk)
    form = ColleagueForm(request.POST, incident=incident)
    if not form.is_valid():
        return detail_page(request, incident, person_form=form, status=INVALID)
    working.involve(incident=incident, user_id=form.cleaned_data["user"], access=request.access)
    messages.success(request, _("They can read it now."))
    return redirect("incidents:detail", pk)


@for_workers
@require_POST
def remove_person(request, pk, user):
    incident = workable_or_404(request, pk)
    if not may_remove(request.access, incident, user):
        messages.error(request, _("Reporter and second person stay; others are removed by the reporter or the lead."))
        return redirect("incidents:detail", pk)
    working.release(incident=incident, user_id=user, access=request.access)
    messages.success(request, _("They can no longer read it."))
    return redirect("incidents:list" if user == request.user.pk else reverse("incidents:detail", args=[pk]))


@for_workers
@read_or_post
def delete(request, pk):
    incident = workable_or_404(request, pk)
    if not may_delete(request.access, incident):
        raise PermissionDenied("Only the lead deletes an incident.")
    if request.method == "POST":
        working.delete_incident(incident=incident, access=request.access)
        messages.success(request, _("The incident is deleted, and its key with it."))
        return redirect("incidents:list")
    return render(request, "incidents/incident_delete.html", {"incident": incident})
