"""What the templates show of publishing by machine."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.models import ChannelConnection, ChannelConnectionEvent, Placement, SendAttempt
from campaigns.release.queries import Standing, standings_of
from campaigns.sending import rules
from campaigns.sending.connectors import kind_for, sends_itself
from campaigns.sending.forms import FoundForm
from campaigns.sending.looks import Looks, last_codes, open_attempts
from campaigns.sending.problems import sentence
from streetwork.accounts.access import Access
from streetwork.presence.models import OwnChannel

EVENTS: dict[str, str | Promise] = {
    "connected": _("connected"),
    "disconnected": _("disconnected, the token destroyed"),
    "paused": _("paused"),
    "resumed": _("resumed"),
    "changed": _("connected anew"),
}


@dataclass(frozen=True)
class State:
    """How a connection stands: a word, its look, and what to do, where something is to be done."""

    word: str | Promise
    tag: str
    icon: str
    sentence: str | Promise = ""


def state_of(connection: ChannelConnection | None, now: datetime) -> State:
    if connection is None:
        return State(_("by hand"), "tag-outline", "hand-index-thumb")
    if connection.problem:
        return State(_("does not work"), "tag-brick", "exclamation-triangle", sentence(connection.problem))
    if not connection.is_active:
        return State(_("paused"), "tag-amber", "pause", _("What is due there is posted by hand."))
    if connection.waits_until and connection.waits_until > now:
        return State(_("waits"), "tag-amber", "hourglass-split", _("Telegram asked us to wait."))
    return State(_("publishes by itself"), "tag-accent", "check-lg")


@dataclass(frozen=True)
class ChannelRow:
    """A channel of our own that a machine can write to."""

    channel: OwnChannel
    connection: ChannelConnection | None
    state: State
    may_connect: bool


def channel_rows(channels: list[OwnChannel], access: Access, now: datetime) -> list[ChannelRow]:
    return [
        ChannelRow(channel, held, state_of(held, now), rules.may_connect(access, channel))
        for channel in channels
        if kind_for(channel.platform.code) and not channel.is_closed
        for held in [connection_of(channel)]
    ]


def connection_of(channel: OwnChannel) -> ChannelConnection | None:
    return getattr(channel, "connection", None)


@dataclass(frozen=True)
class Next:
    """A placement that goes out by machine: what keeps it, whether somebody may send it now."""

    placement: Placement
    standing: Standing
    may_send_now: bool
    is_late: bool


def next_rows(placements: list[Placement], access: Access, now: datetime) -> list[Next]:
    """Two queries."""
    standings = standings_of(placements)
    return [
        Next(
            placement,
            standings[placement.pk],
            may_send_now=(
                standings[placement.pk].may_go_out and sends_itself(placement) and rules.may_publish(access, placement)
            ),
            is_late=rules.needs_decision(placement, now),
        )
        for placement in placements
    ]


@dataclass(frozen=True)
class Look:
    """A placement about which a person decides. `text` is what was sent, `form` takes the link of the post."""

    placement: Placement
    sentence: str | Promise
    attempt: SendAttempt | None = None
    form: FoundForm | None = None
    may_send: bool = True

    @property
    def text(self) -> str:
        return self.attempt.text if self.attempt else ""


def look_lists(looks: Looks, *, failed: tuple[int, FoundForm] | None = None) -> dict[str, list[Look]]:
    """{doubtful, refused, late}; five queries at most. `failed`: a form that did not validate, with its placement."""
    tries, codes = open_attempts(looks.doubtful), last_codes(looks.late)
    standings = standings_of([*looks.refused, *looks.late])

    def form_of(placement):
        if failed and failed[0] == placement.pk:
            return failed[1]
        return FoundForm(platform=placement.platform.code, prefix=f"p{placement.pk}")

    def may_send(placement):
        return standings[placement.pk].may_go_out and sends_itself(placement)

    return {
        "doubtful": [
            Look(placement, _why(tries.get(placement.pk)), tries.get(placement.pk), form_of(placement))
            for placement in looks.doubtful
        ],
        "refused": [Look(each, sentence(each.problem or "refused"), may_send=may_send(each)) for each in looks.refused],
        "late": [Look(each, sentence(codes.get(each.pk, "")), may_send=may_send(each)) for each in looks.late],
    }


def _why(attempt: SendAttempt | None) -> str | Promise:
    return sentence((attempt.code if attempt else "") or "worker-lost")


@dataclass(frozen=True)
class Step:
    """A line of a connection's history."""

    at: datetime
    who: str
    word: str | Promise


def history_of(channel: OwnChannel) -> list[Step]:
    """Who connected, paused, disconnected; the newest first. One query."""
    events = ChannelConnectionEvent.objects.filter(channel=channel.pk).select_related("actor").order_by("pgh_id")
    steps, before = [], None
    for event in events:
        steps.append(Step(event.pgh_created_at, str(event.actor or ""), EVENTS[_kind(event, before)]))
        before = event
    return steps[::-1][:30]


def _kind(event: ChannelConnectionEvent, before: ChannelConnectionEvent | None) -> str:
    if event.pgh_label == "insert":
        return "connected"
    if event.pgh_label == "delete":
        return "disconnected"
    if before is not None and before.is_active != event.is_active:
        return "resumed" if event.is_active else "paused"
    return "changed"
