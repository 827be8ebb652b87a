"""Requests about letting posts out: fetch, form, action, page."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from campaigns.board.queries import campaigns_of
from campaigns.models import Placement, PostVersion
from campaigns.release.queries import readable
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS, RELEASES_POSTS
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

for_readers = for_roles(*READS_CAMPAIGNS)
for_publishers = for_roles(*PUBLISHES)
for_releasers = for_roles(*RELEASES_POSTS)


def placement_or_404(request, pk: int) -> Placement:
    """The placement, if it belongs to a programme in which the person reads campaigns."""
    return get_object_or_404(readable(request.access), pk=pk)


def version_or_404(request, pk: int) -> PostVersion:
    """The text, if it belongs to a programme in which the person reads campaigns."""
    return get_object_or_404(
        PostVersion.objects.filter(post__campaign__in=campaigns_of(request.access)).select_related(
            "post__campaign__programme", "image", "edited_by", "reviewed_by"
        ),
        pk=pk,
    )


def programme_or_404(request, pk: int) -> Programme:
    """The programme, if the person decides there what the checklist asks."""
    programme = vocabulary().programmes.get(pk)
    if programme is None or pk not in request.access.programmes_for(*RELEASES_POSTS):
        raise Http404("No programme of theirs.")
    return programme
