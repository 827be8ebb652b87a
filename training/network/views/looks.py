"""Looking at the network as a whole: the map, and who never took part."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from training.network.absent import Absence
from training.network.filters import AbsentFilter, GraphFilter
from training.network.graph.page import GraphPage
from training.network.presenters import PartnerRow
from training.network.views import for_readers
from training.network.views.partners import PAGE_SIZE


@for_readers
@require_safe
def graph(request):
    """The relations as a picture and as a table."""
    wanted = GraphFilter(request.GET, access=request.access)
    return render(request, "network/graph.html", {"filter": wanted, "page": GraphPage(wanted)})


@for_readers
@require_safe
def absent(request):
    """Which institutions never took part in a training, or not since a day."""
    wanted = AbsentFilter(request.GET, access=request.access)
    absence = Absence(wanted)
    page = Paginator(absence.absent, PAGE_SIZE).get_page(request.GET.get("page"))
    since = wanted.chosen.get("since")
    context = {
        "filter": wanted,
        "absence": absence,
        "page": page,
        "rows": [PartnerRow(partner) for partner in page],
        "since": since if since and since <= timezone.localdate() else None,
        "shows_programme": len(wanted.programmes) > 1,
    }
    return render(request, "network/absent.html", context)
