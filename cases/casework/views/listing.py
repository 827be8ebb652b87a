from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.casework.filters import LED, MINE, CaseFilter
from cases.casework.presenters import rows_of
from cases.casework.views import for_case_workers
from cases.paging import page_of
from streetwork.accounts.roles import Role


@for_case_workers
@require_safe
def case_list(request):
    """My cases, those that I deputise, or all of my programme as lead. Facts alone, paged by key, without an export."""
    selection = CaseFilter(request.GET, access=request.access)
    page = page_of(
        selection.cases(),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        column="last_activity_at",
    )
    rows = rows_of(page.contacts)
    template = "casework/case_list.html"
    context = {
        "filter": selection,
        "rows": rows,
        "page": page,
        "query": selection.query,
        "is_led": selection.view == LED,
        "shows_worker": selection.view != MINE,
        "shows_programme": len({row.programme for row in rows}) > 1,
        "leads": request.access.has(Role.LEAD),
    }
    return render(request, f"{template}#results" if request.htmx and not request.htmx.boosted else template, context)
