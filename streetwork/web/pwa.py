"""The installable app: manifest with shortcut and share target, in the reader's language."""

from django.conf import settings
from django.http import JsonResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from streetwork.accounts.access import public
from streetwork.web import rail
from streetwork.web.language import is_offered

# The light theme's --sw-accent and --sw-ground.
THEME_COLOUR = "#0b5f59"
BACKGROUND_COLOUR = "#f3f6f5"


def manifest_of(language: str) -> dict:
    """The manifest's content. The main action becomes the share sheet's target and a shortcut."""
    with translation.override(language):
        content = {
            "id": "/today/",
            "name": "Streetwork",
            "short_name": "Streetwork",
            "description": _("Digital streetwork: log contacts, see what is due, refer people to the right place."),
            "lang": language,
            "dir": "auto",
            "start_url": "/today/",
            "scope": "/",
            "display": "standalone",
            "theme_color": THEME_COLOUR,
            "background_color": BACKGROUND_COLOUR,
            "icons": _icons(),
        }
        if action := rail.primary():
            url = rail.url_of(action.url_name)
            content["shortcuts"] = [{"name": str(action.label), "url": url, "icons": _icons()[:1]}]
            content["share_target"] = {
                "action": url,
                "method": "GET",
                "params": {"title": "title", "text": "text", "url": "url"},
            }
    return content


def _icons() -> list[dict]:
    sizes = [("192", "any"), ("512", "any"), ("192", "maskable"), ("512", "maskable")]
    return [
        {
            "src": static(f"icons/{'maskable' if purpose == 'maskable' else 'icon'}-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in sizes
    ]


@public
@cache_control(max_age=3600, public=True)
def manifest(request):
    """The browser fetches this without cookies: the language comes with the address (`?lang=pl`)."""
    language = request.GET.get("lang")
    content = manifest_of(language if is_offered(language) else settings.LANGUAGE_CODE)
    return JsonResponse(content, content_type="application/manifest+json")
