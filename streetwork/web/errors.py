"""Error pages in the product's design. They ask no database and no context processor.

An htmx request gets a short notice for the flash region instead (header `X-Flash`), so that what was
typed stays on the page.
"""

import structlog
from django.http import HttpResponse
from django.template import loader
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import public

log = structlog.get_logger(__name__)

PLAIN_500 = (
    '<!doctype html><html lang="de"><title>Streetwork</title><main>'
    "<h1>Da ist etwas schiefgegangen</h1><p>Bitte versuchen Sie es in einer Minute noch einmal.</p>"
    '<p lang="en">Something went wrong. Please try again in a minute.</p></main></html>'
)
NOTICES = {
    403: _("You may not do this. What you typed is still here."),
    404: _("This no longer exists, or it is not yours to see. What you typed is still here."),
    429: _("That was too often in a short time. Wait a minute, then try again. Nothing is lost."),
    500: _("Something went wrong on our side. Nothing is lost: please try again in a minute."),
}
EXPIRED = _("This page was open too long. Reload it, then send again; copy what you typed first.")


@public
def forbidden(request, exception=None):
    return _answer(request, 403)


@public
def not_found(request, exception=None):
    return _answer(request, 404)


@public
def too_many(request, exception=None):
    return _answer(request, 429)


@public
def server_error(request):
    """Never raises: when even the template fails, plain HTML says so."""
    try:
        return _answer(request, 500)
    except Exception:
        log.exception("error_page_failed")
        return HttpResponse(PLAIN_500, status=500)


@public
def csrf_failure(request, reason=""):
    """The form's token is missing or old, mostly because the page was open over night."""
    return _answer(request, 403, template="403_csrf.html", notice=EXPIRED)


def _answer(request, status: int, *, template: str = "", notice=None) -> HttpResponse:
    if request.headers.get("HX-Request"):
        body = loader.render_to_string("web/_flash.html", {"tags": "error", "message": notice or NOTICES[status]})
        return HttpResponse(body, status=status, headers={"X-Flash": "1"})
    body = loader.render_to_string(template or f"{status}.html", {"request_id": getattr(request, "id", "")})
    return HttpResponse(body, status=status)
