"""The slip, its centre as a contact for the phone, and the page where a centre confirms.

These forms need no CSRF token and so set no cookie: they use no authority of the browser. Who may post is who knows
the token or the code, and posting twice is posting once.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from referrals.actions.referrals import confirm_arrival, open_slip
from referrals.models import Slip
from referrals.slips.cards import SlipCard, center_of
from referrals.slips.tokens import hash_of
from referrals.slips.vcards import vcard_of
from streetwork.accounts.access import public
from streetwork.web.networks import NetworkLimit

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
}
MOST_TYPED = 40
wrong_codes = NetworkLimit("slip_code", "20/h")


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request, token):
    """GET shows the card and changes nothing, so that link scanners open no slip. POST shows the code, too.

    A colleague who is signed in may look at the code without having opened the slip for the person.
    """
    found = _slip_of(token)
    if found is None or found.expires_at <= timezone.now():
        return _over(request, known=found is not None)
    asks = request.method == "POST"
    if asks and not request.user.is_authenticated:
        open_slip(token)
    return _page(request, "slips/slip.html", {"slip": SlipCard(found, token, shows_code=asks)})


@public
@require_safe
def vcard(request, token):
    found = _slip_of(token)
    if found is None or found.expires_at <= timezone.now():
        return _over(request, known=found is not None)
    headers = HEADERS | {"Content-Disposition": 'attachment; filename="centre.vcf"'}
    return HttpResponse(vcard_of(center_of(found)), content_type="text/vcard; charset=utf-8", headers=headers)


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request):
    """A centre confirms that a person came. GET changes nothing, also with the code in its address."""
    typed = (request.POST if request.method == "POST" else request.GET).get("code", "")[:MOST_TYPED]
    if request.method != "POST":
        return _page(request, "slips/confirm.html", {"typed": typed})
    if wrong_codes.is_reached(request):
        return _page(request, "slips/confirm.html", {"typed": typed, "is_too_often": True}, status=429)
    arrival = confirm_arrival(typed)
    if arrival is None:
        wrong_codes.count(request)
        return _page(request, "slips/confirm.html", {"typed": typed, "is_wrong": True}, status=422)
    return _page(request, "slips/confirmed.html", {"arrival": arrival, "center": center_of(arrival.slip)})


def _slip_of(token) -> Slip | None:
    return Slip.objects.select_related("center").filter(token_hash=hash_of(token)).first()


def _over(request, *, known: bool):
    return _page(request, "slips/over.html", {}, status=410 if known else 404)


def _page(request, template, context, *, status=200):
    response = render(request, template, context, status=status)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
