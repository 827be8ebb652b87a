from dataclasses import replace

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from referrals.gap_offers import offers_for
from referrals.gaps import GapFilter, Row, batches, headings, sums_of
from referrals.models import Gap
from referrals.views import for_readers
from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import current
from streetwork.tenancy.streaming import scoped_stream
from streetwork.web.tables import csv_batches

PAGE_SIZE = 50


@for_readers
@require_safe
def gap_list(request):
    """Where nobody fitted, with the sums by topic and language: evidence for the next funding request."""
    selection = GapFilter(request.GET, access=request.access)
    gaps = selection.apply(Gap.objects.visible_to(request.access))
    page = Paginator(gaps.newest_first(), PAGE_SIZE).get_page(request.GET.get("page"))
    sums = sums_of(gaps)
    offers = offers_for(request.access, [each.place for each in sums])
    context = {
        "filter": selection,
        "page": page,
        "rows": [Row(gap) for gap in page],
        "sums": [replace(each, offers=offers[each.place]) for each in sums],
    }
    return render(request, "referrals/gap_list.html", context)


@for_readers
@require_safe
def gap_export(request):
    """Exactly what the list shows, as CSV; each state's access log says who took it."""
    gaps = GapFilter(request.GET, access=request.access).apply(Gap.objects.visible_to(request.access))
    for state in sorted(current().read):
        log_access(request.scope, "gap.export", state=state, detail="csv")
    language = translation.get_language()

    def lines():
        with translation.override(language):
            yield from csv_batches(headings(), batches(gaps))

    return StreamingHttpResponse(
        scoped_stream(request.scope, lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="gaps-{timezone.localdate()}.csv"'},
    )
