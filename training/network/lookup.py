"""Fetching rows of the network within what a person may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from training.models import Partner, PartnerContact, PartnerRelation
from training.network.queries import partners_of, people_of, with_facts


def partner_or_404(request: HttpRequest, pk: int) -> Partner:
    """The institution, if its programme is one in which the person reads trainings."""
    return get_object_or_404(with_facts(partners_of(request.access)).prefetch_related("topics"), pk=pk)


def person_or_404(request: HttpRequest, partner: Partner, pk: int) -> PartnerContact:
    """A contact person of the institution, if the person plans trainings in that state."""
    return get_object_or_404(people_of(request.access, partner.programme_id), pk=pk, partner=partner)


def relation_or_404(request: HttpRequest, pk: int) -> PartnerRelation:
    """A relation, if its institutions are of a programme in which the person reads trainings."""
    rows = PartnerRelation.objects.filter(source__in=partners_of(request.access).values("pk"))
    return get_object_or_404(rows.select_related("source", "target"), pk=pk)
