"""The token of a connection: sealed in its row, opened only to ask the platform.

A bot's token stands in the path of every address of the Bot API, so it lives in a `Token` here: its `repr` and `str`
say nothing, and no exception, log line or address of ours is ever built with it.
"""

import re

from campaigns.models import ChannelConnection
from streetwork.vault.keys import purpose_key
from streetwork.vault.sealing import seal, unseal

PURPOSE = "channel-token"
# As @BotFather hands them out: the bot's number, a colon, 35 letters, digits, - and _ (longer ones may come).
FORM = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,80}", re.ASCII)


class Token:
    """A secret that is not written anywhere by accident. `reveal` is the only way to it."""

    __slots__ = ("_text",)

    def __init__(self, text: str):
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "<token>"

    __str__ = __repr__


def sealed(token: Token, *, channel: int) -> bytes:
    """The bytes for the row of this channel; in another row they open nothing."""
    return seal(purpose_key(PURPOSE), token.reveal(), bound_to=_place(channel))


def token_of(connection: ChannelConnection) -> Token:
    """The token again. Raises BrokenSeal when the row was tampered with, or the root key is another."""
    return Token(unseal(purpose_key(PURPOSE), connection.token, bound_to=_place(connection.channel_id)))


def _place(channel: int) -> str:
    return f"{ChannelConnection._meta.label_lower}|{channel}|token"
