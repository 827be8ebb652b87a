"""Pages of the incidents, mounted at /incidents/."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.views.decorators.http import require_http_methods

from cases.incidents.rules import may_work
from cases.models import Incident
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import REPORTS_INCIDENTS, Role

for_workers = for_roles(*REPORTS_INCIDENTS)
for_leads = for_roles(Role.LEAD)
read_or_post = require_http_methods(["GET", "HEAD", "POST"])


def incident_or_404(request, pk) -> Incident:
    """The incident, if the person is involved or leads; for everybody else there is none."""
    found = Incident.objects.visible_to(request.access).select_related(
        "programme", "state", "platform", "reporter", "second_person", "on_call__user", "case"
    )
    try:
        return found.get(pk=pk)
    except Incident.DoesNotExist:
        raise Http404 from None


def workable_or_404(request, pk) -> Incident:
    """As `incident_or_404`; in an archived programme it can only be read."""
    incident = incident_or_404(request, pk)
    if not may_work(request.access, incident):
        raise PermissionDenied("The programme is archived.")
    return incident
