from django.contrib import messages
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cases.actions import delete_contact
from cases.enums import DeleteReason
from cases.models import Contact
from cases.rules import may_change
from cases.views import for_contact_workers

AT_MOST = 200


@for_contact_workers
@require_POST
def delete_many(request):
    """Delete the chosen contacts, all for one reason; those that are not mine to delete stay."""
    chosen = [int(pk) for pk in request.POST.getlist("contact")[:AT_MOST] if pk.isdecimal() and len(pk) < 19]
    contacts = Contact.objects.visible_to(request.access).filter(pk__in=chosen)
    reason = request.POST.get("reason", "")
    if reason not in DeleteReason:
        messages.error(request, _("Nothing was deleted: choose why."))
        return redirect(_back(request))
    mine = [contact for contact in contacts if may_change(request.access, contact)]
    for contact in mine:
        delete_contact(contact=contact, access=request.access, reason=reason)
    if mine:
        messages.success(
            request,
            ngettext("%(number)d contact deleted.", "%(number)d contacts deleted.", len(mine)) % {"number": len(mine)},
        )
    else:
        messages.warning(request, _("Nothing was deleted: choose contacts that you logged."))
    return redirect(_back(request))


def _back(request) -> str:
    url = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe else "contacts:list"
