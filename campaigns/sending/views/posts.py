"""What goes out by machine, and what needs a look."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from campaigns.flow import Refused
from campaigns.sending import actions, queries
from campaigns.sending.forms import FoundForm
from campaigns.sending.looks import looks_in
from campaigns.sending.presenters import channel_rows, look_lists, next_rows
from campaigns.sending.views import for_publishers, for_readers, placement_or_404
from streetwork.web.forms import INVALID

NEXT_SHOWN = SENT_SHOWN = 15
REFUSALS = {
    "status": gettext_lazy("Somebody was faster, or a worker is at it: look at how it stands now."),
    "machine": gettext_lazy("The channel has no connection that works. Mend it, or post by hand."),
    "campaign": gettext_lazy("The campaign is not running."),
    "hindered": gettext_lazy("Something keeps it from going out: look at the checklist."),
    "cancelled": gettext_lazy("The placement was cancelled."),
}


@for_readers
@require_safe
def overview(request):
    now = timezone.now()
    coming = list(queries.upcoming(request.access)[: NEXT_SHOWN + 1])
    context = {
        "looks": looks_in(queries.decided_by(request.access), now),
        "channels": channel_rows(list(queries.channels_of(request.access)), request.access, now),
        "next": next_rows(coming[:NEXT_SHOWN], request.access, now),
        "has_more": len(coming) > NEXT_SHOWN,
        "sent": list(queries.sent_of(request.access)[:SENT_SHOWN]),
    }
    return render(request, "sending/overview.html", context)


@for_publishers
@require_safe
def doubtful(request):
    return look_page(request)


def look_page(request, *, failed=None):
    looks = looks_in(queries.decided_by(request.access), timezone.now())
    context = {"looks": looks, **look_lists(looks, failed=failed)}
    return render(request, "sending/looks.html", context, status=INVALID if failed else 200)


@for_publishers
@require_POST
def send_now(request, pk):
    return _decided(
        request, pk, lambda placement: actions.send_now(placement=placement), _("It goes out now.")
    )  # fmt: skip


@for_publishers
@require_POST
def send_again(request, pk):
    return _decided(
        request,
        pk,
        lambda placement: actions.send_again(placement=placement, user=request.user.pk),
        _("It is sent again now."),
    )


@for_publishers
@require_POST
def back_to_plan(request, pk):
    return _decided(
        request,
        pk,
        lambda placement: actions.back_to_plan(placement=placement, user=request.user.pk),
        _("It is planned again: move it, or post it by hand."),
    )


@for_publishers
@require_POST
def found_there(request, pk):
    placement = placement_or_404(request, pk)
    form = FoundForm(request.POST, platform=placement.platform.code, prefix=f"p{placement.pk}")
    if not form.is_valid():
        return look_page(request, failed=(placement.pk, form))
    return _decided(
        request,
        pk,
        lambda held: actions.found_there(
            placement=held, permalink=form.cleaned_data["permalink"], user=request.user.pk
        ),
        _("Noted as published."),
    )


def _decided(request, pk, action, done):
    placement = placement_or_404(request, pk)
    try:
        action(placement)
    except Refused as refusal:
        messages.error(request, REFUSALS[refusal.code])
    else:
        messages.success(request, done)
    return redirect(_back(request))


def _back(request) -> str:
    """Where the button stood, on a page of ours."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if is_ours else reverse("sending:doubtful")
