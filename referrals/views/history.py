from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from referrals.actions.centers import restore_version
from referrals.comparison import beside
from referrals.facts import changes
from referrals.models import AdvisoryCenter
from referrals.models.history import AdvisoryCenterEvent
from referrals.presenters import CenterCard
from referrals.rules import Refused, may_edit
from referrals.steps import CONTENT
from referrals.timeline import moments, versions
from referrals.views import for_editors, for_readers
from referrals.views.editing import editable_or_404


@for_readers
@require_safe
def center_history(request, pk):
    """All versions of an entry; the one that the address names beside the present."""
    center = get_object_or_404(AdvisoryCenter.objects.visible_to(request.access), pk=pk)
    known = versions(center)
    wanted = request.GET.get("version", "")
    chosen = next((version for version in known if str(version.event.pgh_id) == wanted), None)
    if wanted and chosen is None:
        raise Http404
    differences = changes(chosen.event, center, chosen.people) if chosen else []
    context = {
        "center": center,
        "card": CenterCard(center),
        "moments": moments(known),
        "chosen": chosen,
        "rows": [beside(change) for change in differences],
        "may_restore": may_edit(request.access, center) and any(change.field in CONTENT for change in differences),
    }
    return render(request, "referrals/center_history.html", context)


@for_editors
@require_POST
def restore(request, pk, version):
    """Make an older version the present one; the present one stays in the history."""
    center = editable_or_404(request, pk)
    try:
        restore_version(center=center, version_id=version, user=request.user)
    except AdvisoryCenterEvent.DoesNotExist:
        raise Http404 from None
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("directory:history", pk)
    messages.success(request, _("The older version is restored. The one before it stays in the history."))
    return redirect("directory:detail", pk)
