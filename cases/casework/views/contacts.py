"""From a contact's page: open a case, attach the contact to one, take it out again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.casework.actions import OtherPlace, attach_contact, detach_contact, open_case
from cases.casework.panels import attachable
from cases.casework.rules import may_open
from cases.casework.views import for_case_workers, to_case
from cases.fields import number
from cases.models import Case
from cases.views import contact_or_404


@for_case_workers
@require_POST
def open_from_contact(request, pk):
    """One step, nothing typed again. A second press leads to the same case."""
    contact = contact_or_404(request, pk)
    was_open = contact.case_id is not None
    if not may_open(request.access, contact):
        messages.error(request, _("Only the counselor who logged this contact and the lead can make a case of it."))
        return redirect("contacts:detail", pk)
    case = open_case(contact=contact, access=request.access)
    if not Case.objects.visible_to(request.access).filter(pk=case.pk).exists():
        messages.error(request, _("Only the counselor who logged this contact and the lead can make a case of it."))
        return redirect("contacts:detail", pk)
    if not was_open:
        messages.success(request, _("The case %(code)s is open. What is the concern?") % {"code": case.code})
    return to_case(case)


@for_case_workers
@require_POST
def attach(request, pk):
    contact = contact_or_404(request, pk)
    wanted = number(request.POST.get("case"))
    case = next((each for each in attachable(request.access, contact) if each.pk == wanted), None)
    if case is None:
        messages.error(request, _("Choose one of your open cases of this state and programme."))
        return redirect("contacts:detail", pk)
    try:
        attach_contact(contact=contact, case=case, access=request.access)
    except OtherPlace:
        messages.error(request, _("This contact belongs to another case already."))
        return redirect("contacts:detail", pk)
    messages.success(request, _("The contact belongs to %(code)s now.") % {"code": case.code})
    return redirect("contacts:detail", pk)


@for_case_workers
@require_POST
def detach(request, pk):
    contact = contact_or_404(request, pk)
    visible = Case.objects.in_hands_of(request.access).open().filter(state=contact.state_id, pk=contact.case_id)
    if contact.case_id is None or not visible.exists():
        messages.error(request, _("Only those in charge of the open case take a contact out of it."))
        return redirect("contacts:detail", pk)
    detach_contact(contact=contact, access=request.access)
    messages.success(request, _("The contact belongs to no case any more."))
    return redirect("contacts:detail", pk)
