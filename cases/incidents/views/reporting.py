from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.choices import running_programmes
from cases.fields import number
from cases.incidents.actions.reporting import ForeignReport, report_incident
from cases.incidents.forms import ReportForm
from cases.incidents.presenters import rows_of, tiles_of
from cases.incidents.views import for_workers, read_or_post
from cases.models import Case, Incident
from streetwork.accounts.roles import REPORTS_INCIDENTS, Role
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.forms import INVALID

PAGE_SIZE = 50


@for_workers
@require_safe
def incident_list(request):
    """The incidents that are mine to see, open ones first."""
    shown = Incident.objects.visible_to(request.access).select_related("programme", "state", "reporter")
    page = Paginator(shown.newest_first(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows_of(page.object_list, request.user.pk),
        "leads": request.access.has(Role.LEAD),
        "may_report": bool(running_programmes(request.access, REPORTS_INCIDENTS)),
        "shows_programme": len(request.access.programmes_for(*REPORTS_INCIDENTS)) > 1,
    }
    return render(request, "incidents/incident_list.html", context)


@for_workers
@read_or_post
def incident_new(request):
    """What to do and whom to call, before anything is asked; saving needs the type alone."""
    programmes = running_programmes(request.access, REPORTS_INCIDENTS)
    if not programmes:
        raise PermissionDenied("All programmes of this person are archived.")
    case = _case_of(request)
    initial = {"type": request.GET.get("type", ""), "programme": request.GET.get("programme", "")}
    posted = request.POST if request.method == "POST" else None
    form = ReportForm(posted, access=request.access, programmes=programmes, case=case, initial=initial)
    if posted is not None and form.is_valid():
        try:
            incident, is_new = report_incident(
                access=request.access,
                uid=form.cleaned_data["uid"],
                facts=form.facts,
                account=form.cleaned_data["account"].strip(),
                guard_overrides=form.guard_overrides,
            )
        except ForeignReport:
            form.add_error(None, _("This form was sent before. Open the page anew, then report."))
        else:
            if is_new:
                messages.success(request, _("%(code)s is saved. The plan goes on here.") % {"code": incident.code})
            return redirect("incidents:detail", incident.pk)
    programme = form.chosen_programme
    context = {
        "form": form,
        "case": case,
        "programme": programme,
        "tiles": tiles_of(programme.pk, form["type"].value() or "", timezone.localdate()),
        "several": len(programmes) > 1 and case is None,
        "state": vocabulary().states.get(form.chosen_state),
    }
    return render(request, "incidents/incident_new.html", context, status=INVALID if form.is_bound else 200)


def _case_of(request):
    """The case from which the report starts, if it is the person's to see and its programme runs."""
    key = (request.POST if request.method == "POST" else request.GET).get("case")
    if not key:
        return None
    case = get_object_or_404(Case.objects.visible_to(request.access).select_related("programme"), pk=number(key) or 0)
    if case.state_id not in request.access.states_for(*REPORTS_INCIDENTS, programme=case.programme_id, running=True):
        raise PermissionDenied("The case's programme is archived.")
    return case
