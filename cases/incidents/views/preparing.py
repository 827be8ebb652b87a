from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.fields import number
from cases.incidents.actions.preparing import keep_plan, reset_plan
from cases.incidents.enums import Type
from cases.incidents.figures import figures_of
from cases.incidents.people import on_call_of
from cases.incidents.plans import SOURCES, built_in_steps, steps_for
from cases.incidents.preparing_forms import OnCallForm, PlanForm
from cases.incidents.presenters import ICONS
from cases.incidents.views import for_leads, read_or_post
from cases.models import IncidentPlan, OnCallContact
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import Role
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.forms import INVALID


def _led(request, pk):
    """A running programme that the person leads."""
    if pk not in request.access.programmes_for(Role.LEAD, running=True):
        raise Http404
    return vocabulary().programmes[pk]


@for_leads
@require_safe
def plans(request):
    """Plans and on-call list of the programmes that I lead, one after the other."""
    led = sorted(request.access.programmes_for(Role.LEAD, running=True))
    own = {(plan.programme_id, plan.type): plan for plan in IncidentPlan.objects.filter(programme__in=led)}
    rooms = [
        {
            "programme": vocabulary().programmes[pk],
            "plans": [(kind, ICONS[kind], own.get((pk, kind.value)), len(steps_for(pk, kind))) for kind in Type],
            "on_call": on_call_of(pk, timezone.localdate()),
        }
        for pk in led
    ]
    return render(request, "incidents/plans.html", {"rooms": rooms})


@for_leads
@read_or_post
def plan(request, pk, kind):
    programme = _led(request, pk)
    if kind not in Type.values:
        raise Http404
    steps = steps_for(pk, kind)
    posted = request.POST if request.method == "POST" else None
    form = PlanForm(posted, kind=kind, initial={"steps": "\n\n".join(steps)})
    if posted is not None and form.is_valid():
        keep_plan(programme=pk, kind=kind, steps=form.cleaned_data["steps"], user=request.user.pk)
        messages.success(request, _("The plan is saved. Incidents reported from now on take it over."))
        return redirect("incidents:plans")
    context = {
        "form": form, "programme": programme, "kind": Type(kind), "source": SOURCES[Type(kind)],
        "built_in": built_in_steps(kind), "own": IncidentPlan.objects.filter(programme=pk, type=kind).first(),
    }  # fmt: skip
    return render(request, "incidents/plan_edit.html", context, status=INVALID if form.is_bound else 200)


@for_leads
@require_POST
def plan_reset(request, pk, kind):
    _led(request, pk)
    if kind not in Type.values:
        raise Http404
    reset_plan(programme=pk, kind=kind)
    messages.success(request, _("The built-in plan applies again."))
    return redirect("incidents:plans")


@for_leads
@read_or_post
def on_call_new(request, pk):
    return _on_call_page(request, _led(request, pk), OnCallContact(programme_id=pk))


@for_leads
@read_or_post
def on_call_edit(request, pk):
    entry = _entry(request, pk)
    return _on_call_page(request, _led(request, entry.programme_id), entry)


@for_leads
@require_POST
def on_call_delete(request, pk):
    _entry(request, pk).delete()
    messages.success(request, _("Taken off the on-call list."))
    return redirect("incidents:plans")


def _entry(request, pk):
    led = request.access.programmes_for(Role.LEAD, running=True)
    return get_object_or_404(OnCallContact, pk=pk, programme__in=led)


def _on_call_page(request, programme, entry):
    form = OnCallForm(request.POST if request.method == "POST" else None, programme=programme.pk, instance=entry)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The on-call list is saved."))
        return redirect("incidents:plans")
    context = {"form": form, "programme": programme, "entry": entry}
    return render(request, "incidents/on_call_edit.html", context, status=INVALID if form.is_bound else 200)


@for_roles(Role.LEAD, Role.COORDINATOR)
@require_safe
def figures(request):
    mine = request.access.programmes_for(Role.LEAD, Role.COORDINATOR)
    wanted = number(request.GET.get("programme"))
    programmes = [p for p in vocabulary().programmes.values() if p.pk in mine]
    chosen = wanted if wanted in mine else None
    context = {
        "figures": figures_of(request.access, timezone.localdate(), chosen),
        "programmes": programmes if len(programmes) > 1 else [],
        "chosen": chosen,
    }
    return render(request, "incidents/figures.html", context)
