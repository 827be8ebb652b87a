"""Requests about figures: fetch, form, action, page."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from campaigns.metrics.queries import imports_of, placements_of
from campaigns.models import MetricImport, Placement
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.choices import programmes_of

for_readers = for_roles(*READS_CAMPAIGNS)
for_entering = for_roles(*PUBLISHES)

TOO_LARGE = 413


def placement_or_404(request: HttpRequest, pk: int) -> Placement:
    """A placement of a campaign that the person reads, published or not."""
    return get_object_or_404(placements_of(request.access), pk=pk)


def import_or_404(request: HttpRequest, pk: int) -> MetricImport:
    """An import of a programme for which the person enters figures."""
    return get_object_or_404(imports_of(request.access), pk=pk)


def running_programmes(request: HttpRequest) -> list[Programme]:
    return programmes_of(request.access, PUBLISHES, running=True)
