"""What became of a referral, told by who referred or by the lead."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals.actions.referrals import NotOnLadder, record_result, stop_asking
from referrals.enums import Result
from referrals.ladder_card import LadderCard, may_tell
from referrals.models import Referral
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import REFERS
from streetwork.web.forms import INVALID


@for_roles(*REFERS)
@require_POST
def referral_result(request, pk):
    """Note the posted `result`, or `stop` asking. Answers the ladder to htmx, else leads back to `next`."""
    referral = get_object_or_404(Referral.objects.filter(request.access.within(*REFERS)), pk=pk)
    problem = _note(request, referral)
    if request.htmx:
        ladder = LadderCard(referral, request.access, _way_back(request))
        return render(
            request,
            "referrals/_ladder.html",
            {"ladder": ladder, "problem": problem},
            status=INVALID if problem else 200,
        )
    if problem:
        messages.error(request, problem)
    else:
        messages.success(request, _("Noted."))
    return redirect(_way_back(request))


def _note(request, referral) -> str:
    """Do it; answers what is wrong, or nothing."""
    if not may_tell(request.access, referral):
        return _("Only the counselor who referred and the programme lead tell what became of it.")
    if "stop" in request.POST:
        stop_asking(referral=referral)
        return ""
    result = request.POST.get("result", "")
    if result not in Result:
        return _("Choose what became of it.")
    try:
        record_result(referral=referral, result=result, user=request.user)
    except NotOnLadder:
        referral.refresh_from_db()
        return _("This was told already, or something newer was. Look at the steps.")
    return ""


def _way_back(request) -> str:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return target
    return reverse("directory:referrals")
