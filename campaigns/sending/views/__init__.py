"""Requests about publishing by machine: fetch, form, action, page."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from campaigns.models import ChannelConnection, Placement
from campaigns.sending import queries, rules
from campaigns.sending.connectors import kind_for
from campaigns.sending.presenters import connection_of
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS, WRITES_CAMPAIGNS
from streetwork.presence.models import OwnChannel

for_readers = for_roles(*READS_CAMPAIGNS)
for_publishers = for_roles(*PUBLISHES)
for_planners = for_roles(*WRITES_CAMPAIGNS)


def channel_or_404(request, pk: int) -> OwnChannel:
    """A channel that a connector can write to, of a programme in which the person plans campaigns; 403 when that is
    archived.
    """
    channel = get_object_or_404(queries.channels_of(request.access), pk=pk)
    if kind_for(channel.platform.code) is None:
        raise Http404
    if not rules.may_connect(request.access, channel):
        if channel.programme_id in request.access.programmes_for(*WRITES_CAMPAIGNS):
            raise PermissionDenied("The programme is archived.")
        raise Http404
    return channel


def connection_or_404(request, pk: int) -> ChannelConnection:
    """The connection of the channel with this key."""
    connection = connection_of(channel_or_404(request, pk))
    if connection is None:
        raise Http404
    return connection


def placement_or_404(request, pk: int) -> Placement:
    """A placement for which the person may decide."""
    return get_object_or_404(queries.decided_by(request.access), pk=pk)
