from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.filters import ContactFilter
from cases.forms import DeleteForm
from cases.models import Contact, SavedView
from cases.paging import page_of
from cases.presenters import rows_of
from cases.rules import may_change, may_log
from cases.views import for_contact_workers


@for_contact_workers
@require_safe
def contact_list(request):
    """The contacts that I may see, filtered by what the address says, paged by key."""
    selection = ContactFilter(request.GET, access=request.access)
    oldest_first = request.GET.get("sort") == "oldest"
    page = page_of(
        selection.apply(Contact.objects.visible_to(request.access)),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        oldest_first=oldest_first,
    )
    return render(
        request,
        "cases/contact_list.html#results" if request.htmx and not request.htmx.boosted else "cases/contact_list.html",
        {
            "filter": selection,
            "rows": rows_of(page.contacts),
            "page": page,
            "oldest_first": oldest_first,
            "query": selection.query,
            "changeable": {c.pk for c in page.contacts if may_change(request.access, c)},
            "views": SavedView.objects.filter(user=request.user),
            "delete_form": DeleteForm(),
            "may_log": may_log(request.access),
        },
    )
