from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from referrals.filters import SHOWN, CenterFilter
from referrals.ordering import page_of
from referrals.presenters import CenterCard
from referrals.rules import states_written
from referrals.views import for_readers

FORMATS = {"csv": "CSV", "xlsx": "XLSX", "json": "HSDS"}


@for_readers
@require_safe
def center_list(request):
    """The centres of the own states, or the published ones of all; filtered by the address, paged by key."""
    selection = CenterFilter(request.GET, access=request.access)
    may_add = bool(states_written(request.access))
    page = page_of(
        selection.centers().only(*SHOWN),
        selection.order,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "filter": selection,
        "rows": [CenterCard(center) for center in page.rows],
        "page": page,
        "columns": _columns(selection),
        "views": _views(selection, keeps=may_add),
        "exports": _exports(selection),
        "may_add": may_add,
    }
    return render(request, "referrals/center_list.html", context)


def _columns(selection) -> dict[str, dict]:
    """The sortable columns: the address that sorts by each (or turns its order), and how it is sorted now."""
    now = selection.order.sort
    return {
        name: {
            "query": selection.query_with(sort=f"-{name}" if now == name != "distance" else name),
            "aria": {name: "ascending", f"-{name}": "descending"}.get(now, ""),
        }
        for name in ("name", "verified", "distance")
    }


def _views(selection, *, keeps: bool) -> list[dict]:
    """The selections that people want most; `keeps` adds those of editors."""
    views = [(_("My states"), {"where": "own"}), (_("All of Germany"), {"where": "all"})]
    if keeps:
        views.append((_("Drafts"), {"where": "own", "status": "draft"}))
        views.append((_("Overdue"), {"where": "own", "overdue": "on", "sort": "verified"}))
    links = [(label, urlencode(fields)) for label, fields in views]
    named = [query for _label, query in links]
    now = selection.query if selection.query in named else named[0 if selection.is_own else 1]
    return [{"label": label, "query": query, "is_current": query == now} for label, query in links]


def _exports(selection) -> list[tuple[str, str]]:
    """(name, address) of each file format, with exactly this selection."""
    try:
        addresses = {name: reverse("directory:export", args=[key]) for key, name in FORMATS.items()}
    except NoReverseMatch:
        return []
    return [(name, f"{address}?{selection.query}") for name, address in addresses.items()]
