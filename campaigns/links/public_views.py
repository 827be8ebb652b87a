"""What the short way (`middleware`) leaves: notices, links that are over, addresses typed in capitals."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.links.following import way_of
from campaigns.links.middleware import CONTINUES, follow
from campaigns.links.targets import host_of
from streetwork.accounts.access import public

HEADERS = {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@public
@require_safe
def go(request, slug):
    """301 to the proper spelling, 302 to the target, a notice before a foreign page, 410 for a link that is over.

    A notice counts no click; going on from it does.
    """
    tidy = slug.strip().strip("/.,;:!?)").lower()
    if tidy != slug and len(tidy) <= 40 and way_of(tidy):
        return HttpResponsePermanentRedirect(reverse("links:go", args=[tidy]), headers=HEADERS)
    way = way_of(slug) if len(slug) <= 40 and "\x00" not in slug else None
    if way is None or not way.is_active:
        page = render(request, "links/over.html", {"is_known": way is not None}, status=404 if way is None else 410)
    elif way.shows_notice and CONTINUES not in request.GET:
        page = render(request, "links/notice.html", {"host": host_of(way.target), "slug": slug, "way": way})
    else:
        return follow(request, way)
    for name, value in HEADERS.items():
        page.headers[name] = value
    return page
