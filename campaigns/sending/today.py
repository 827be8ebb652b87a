"""What publishing by machine puts on Today, into the daily mail, and onto the page of a channel."""

from datetime import date

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy

from campaigns.models import Placement
from campaigns.release.concerned import concerned_by
from campaigns.sending import queries, rules
from campaigns.sending.connectors import kind_for
from campaigns.sending.looks import looks_in
from campaigns.sending.presenters import connection_of, state_of
from streetwork.accounts.access import Access, access_of
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.delivery.digest import line

SHOWN = 6


def needs_a_look(request) -> dict | None:
    """Posts in doubt, refused or held back that are up to this person; None when there are none."""
    looks = looks_in(queries.decided_by(request.access), timezone.now())
    mine = {placement.pk for placement in concerned_by(looks.all, request.user.pk, timezone.localdate())}
    rows = [
        (kind, each) for kind in ("doubtful", "refused", "late") for each in getattr(looks, kind) if each.pk in mine
    ]
    return {"rows": rows[:SHOWN], "more": max(len(rows) - SHOWN, 0)} if rows else None


@line(
    key="sending.looks",
    label=gettext_lazy("Posts whose sending needs a look"),
    path=reverse_lazy("sending:doubtful"),
)
def looks_to_take(user, day: date) -> int:
    return len(_concerning(access_of(user.pk), user.pk, day))


def _concerning(access: Access, user: int, day: date) -> list[Placement]:
    return concerned_by(looks_in(queries.decided_by(access), timezone.now()).all, user, day)


def panel_of(request, channel) -> dict | None:
    """How posts get into the channel, for its page; None for people and platforms to whom it says nothing."""
    reads = channel.programme_id in request.access.programmes_for(*READS_CAMPAIGNS)
    if not reads or kind_for(channel.platform.code) is None:
        return None
    connection = connection_of(channel)
    return {
        "connection": connection,
        "state": state_of(connection, timezone.now()),
        "may_connect": rules.may_connect(request.access, channel) and not channel.is_closed,
    }
