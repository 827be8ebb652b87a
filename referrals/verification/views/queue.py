"""Where the verification stands, for editors: due, asked, overdue, stuck; and asking by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from referrals.enums import Status
from referrals.models import AdvisoryCenter
from referrals.rules import Refused, states_written
from referrals.verification.asking import ask
from referrals.verification.presenters import QUEUES, Queue, queue_rows
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import WRITES_DIRECTORY

PAGE_SIZE = 50
MOST_AT_ONCE = 100
editors_only = for_roles(*WRITES_DIRECTORY)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def verification_queue(request):
    """The queues as tabs; POST asks the ticked centres now."""
    states = states_written(request.access)
    if request.method == "POST":
        return _ask_many(request, states)
    queue = Queue.named(request.GET.get("show"))
    page = Paginator(queue.centers(states), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "queue": queue,
        "tabs": [(each, each.centers(states).count()) for each in QUEUES],
        "rows": queue_rows(page.object_list),
        "page": page,
        "shows_state": len(states) > 1,
    }
    return render(request, "verification/queue.html", context)


@editors_only
@require_POST
def ask_again(request, pk):
    """A new mail to this centre; the link of an earlier one stops working."""
    center = get_object_or_404(AdvisoryCenter, pk=pk, state__in=sorted(states_written(request.access)))
    try:
        ask(center=center)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(name)s” is being asked by e-mail.") % {"name": center.name})
    return redirect("directory:detail", center.pk)


def _ask_many(request, states):
    wanted = [int(pk) for pk in request.POST.getlist("center") if pk.isdecimal() and len(pk) < 19][:MOST_AT_ONCE]
    centers = AdvisoryCenter.objects.filter(pk__in=wanted, state__in=sorted(states), status=Status.PUBLISHED)
    asked, refused = 0, 0
    for center in centers.order_by("pk"):
        try:
            ask(center=center)
            asked += 1
        except Refused:
            refused += 1
    if asked:
        said = ngettext("%(n)d centre is being asked by e-mail.", "%(n)d centres are being asked by e-mail.", asked)
        messages.success(request, said % {"n": asked})
    if refused:
        said = ngettext("%(n)d centre has no e-mail address.", "%(n)d centres have no e-mail address.", refused)
        messages.error(request, said % {"n": refused})
    if not wanted:
        messages.info(request, _("Tick at least one centre first."))
    show = Queue.named(request.POST.get("show")).key
    return redirect(f"{reverse('directory:verification')}?show={show}")
