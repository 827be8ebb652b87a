"""The seam to platforms that are written to by machine: what a connector does, and which there are.

A connector tells apart three ways of failing, because they are answered differently: `TryLater` (nothing was posted,
another try is worth it), `RefusedByPlatform` (nothing was posted, and only a person can mend it), `NoAnswer` (nobody
knows whether it was posted). No exception carries a token, an address or the text of a post.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from campaigns.enums import Connector as Kind
from campaigns.models import ChannelConnection, Placement
from streetwork.delivery.registry import Registry

if TYPE_CHECKING:
    from campaigns.release.outgoing import Outgoing
    from campaigns.sending.tokens import Token


@dataclass(frozen=True)
class Sent:
    """Where the post stands now, and the platform's own key for it."""

    permalink: str
    external_id: str


@dataclass(frozen=True)
class Checked:
    """What a successful check found: whose token it is, and the channel as the platform names it."""

    bot_name: str
    title: str


class TryLater(Exception):
    """Nothing was posted. `seconds`: what the platform asks to wait, for the whole channel; None: it says nothing."""

    def __init__(self, code: str, seconds: int | None = None):
        super().__init__(code)
        self.code, self.seconds = code, seconds


class RefusedByPlatform(Exception):
    """Nothing was posted and the same again would fail again. `code` is a key of `problems.SENTENCES`."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class NoAnswer(Exception):
    """The request may have arrived: whether it was posted, only a look at the channel can tell."""


class Connector(Protocol):
    """A platform. `platform` is its code in the vocabulary."""

    platform: str

    def check(self, *, token: "Token", address: str) -> Checked:
        """Ask the platform whether we may post there. Raises TryLater, RefusedByPlatform; posts nothing."""

    def send(self, connection: ChannelConnection, outgoing: "Outgoing") -> Sent:
        """Post. Raises TryLater, RefusedByPlatform, NoAnswer."""


connectors: Registry[Connector] = Registry("connector")


def kind_for(platform_code: str) -> Kind | None:
    """The connection that a channel of this platform can have; None: it is written to by hand."""
    for kind in connectors:
        if connectors[kind].platform == platform_code:
            return Kind(kind)
    return None


def sends_itself(placement: Placement) -> bool:
    """Whether a machine can write to the placement's channel: it has a connection that works and is not paused. Whether
    a machine will: `rules.machine_takes`.

    No query when the placement came with `select_related("channel__connection")`.
    """
    if placement.channel_id is None:
        return False
    connection = getattr(placement.channel, "connection", None)
    return connection is not None and connection.is_active and not connection.problem
