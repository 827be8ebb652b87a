"""Requests about the calendar."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from campaigns.board.rules import may_write
from campaigns.calendar.problems import sentence
from campaigns.calendar.queries import placements_of
from campaigns.models import Placement
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS

# Larger numbers are no keys of ours, and the database would refuse them.
MAX_KEY = 2**63 - 1
for_readers = for_roles(*READS_CAMPAIGNS)
for_planners = for_roles(*WRITES_CAMPAIGNS)


def placement_or_404(request, pk) -> Placement:
    """The placement, if its programme is one in which the person reads campaigns."""
    if pk > MAX_KEY:
        raise Http404("No such placement.")
    return get_object_or_404(placements_of(request.access), pk=pk)


def may_plan(request, placement: Placement) -> bool:
    return may_write(request.access, placement.post.campaign)


def refused(request, placement: Placement):
    messages.error(request, sentence("closed"))
    return redirect("calendar:placement", placement.pk)


def keys_of(values) -> list[int]:
    """The keys among what a form or an address names."""
    return [int(each) for each in values if each.isascii() and each.isdigit() and len(each) < 19]


def safe_next(request, otherwise: str) -> str:
    """Where the person came from, if that is a page of ours."""
    url = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe else otherwise
