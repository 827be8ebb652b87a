"""The suggestions under a place field. Everybody gets the same answer: it is kept by browsers and caches."""

from django.conf import settings
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public
from streetwork.places.search import find_places
from streetwork.web.language import is_offered


@public
@require_safe
@cache_control(public=True, max_age=3600)
def suggest(request):
    """The options of a listbox for `?q=`; `lang` names the language in which states are written, else German."""
    language = request.GET.get("lang")
    with translation.override(language if is_offered(language) else settings.LANGUAGE_CODE):
        return render(request, "places/_options.html", {"places": find_places(request.GET.get("q", ""))})
