"""The page that tells strangers how to use the API: in German and English; who reads another language gets English."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public
from streetwork.reporting.api.limits import ANONYMOUS, TOKEN, allowed, rate
from streetwork.reporting.api.snippets import snippets
from streetwork.reporting.releases.menu import MENU
from streetwork.reporting.releases.perturbation import D

WRITTEN = ("de", "en")


@public
@require_safe
@cache_control(public=True, max_age=300)
def page(request):
    told = get_language() if get_language() in WRITTEN else "en"
    context = {
        "told": told,
        "body": f"api_guide/_{told}.html",
        "snippets": snippets(),
        "tables": MENU,
        "d": D,
        "anonymous": _said(ANONYMOUS, told),
        "token": _said(TOKEN, told),
    }
    return render(request, "api_guide/guide.html", context)


@public
@require_safe
def from_data(request):
    """The address beside the team's pages of data."""
    return HttpResponsePermanentRedirect(reverse("api-guide:guide"))


UNITS = {
    "de": {1: "Sekunde", 60: "Minute", 3600: "Stunde", 86400: "Tag"},
    "en": {1: "second", 60: "minute", 3600: "hour", 86400: "day"},
}


def _said(kind: str, language: str) -> str:
    """120 requests per minute, as words of the language; German needs only number and unit."""
    number, seconds = rate(allowed(kind))
    return f"{number} {'pro' if language == 'de' else 'per'} {UNITS[language][seconds]}"
