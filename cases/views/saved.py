from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.filters import ContactFilter
from cases.forms import SavedViewForm
from cases.models import SavedView
from cases.views import for_contact_workers

AT_MOST = 30


@for_contact_workers
@require_POST
def save_view(request):
    """Keep the filter of the list under a name; the same name again replaces it."""
    query = _known_part(request, request.POST.get("query", ""))
    form = SavedViewForm(request.POST)
    mine = SavedView.objects.filter(user=request.user)
    if not form.is_valid():
        messages.error(request, _("Give the view a name of at most 60 characters."))
    elif mine.count() >= AT_MOST:
        messages.error(request, _("You have 30 saved views. Delete one first."))
    else:
        mine.update_or_create(user=request.user, name=form.cleaned_data["name"], defaults={"query": query})
        messages.success(request, _("The view is saved."))
    return redirect(f"{reverse('contacts:list')}?{query}")


def _known_part(request, query: str) -> str:
    """Only what the filter bar knows: a saved view is shown as a link."""
    known = ContactFilter(QueryDict(), access=request.access).fields
    return urlencode([(name, value) for name, value in parse_qsl(query[:500]) if name in known])


@for_contact_workers
@require_POST
def delete_view(request, pk):
    get_object_or_404(SavedView, user=request.user, pk=pk).delete()
    messages.success(request, _("The view is deleted."))
    return redirect("contacts:list")
