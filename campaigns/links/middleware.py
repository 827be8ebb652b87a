"""The short way: a link that simply leads on is answered before session, language and scope are looked at."""

import re

from django.http import HttpResponseRedirect
from django.utils import timezone

from campaigns.links.buffer import count_click
from campaigns.links.following import way_of
from campaigns.links.visitors import is_machine

SHORT = re.compile(r"/l/([a-z0-9-]{1,40})")
CONTINUES = "on"


class ShortLinks:
    """Answers `/l/<slug>` with 302 and counts it. No cookie is set, nothing is logged.

    302 and `no-store`, because a 301 is remembered by browsers: they would not come back, and a corrected target
    would not reach them. Everything else (notices, links that are over, capitals) goes on to the views.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in {"GET", "HEAD"} and (match := SHORT.fullmatch(request.path_info)):
            way = way_of(match[1])
            if way and way.is_active and (not way.shows_notice or CONTINUES in request.GET):
                return follow(request, way)
        return self.get_response(request)


def follow(request, way) -> HttpResponseRedirect:
    """Count the click and lead on."""
    headers = request.headers
    machine = is_machine(
        method=request.method,
        agent=headers.get("User-Agent", ""),
        purpose=headers.get("Sec-Purpose", "") + headers.get("Purpose", ""),
    )
    count_click(way.link, timezone.localdate(), is_bot=machine)
    return HttpResponseRedirect(
        way.target,
        headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"},
    )
