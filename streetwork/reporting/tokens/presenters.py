"""Screen shapes of tokens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from streetwork.reporting.enums import TokenScope
from streetwork.reporting.models import ApiToken
from streetwork.reporting.tokens.rules import State, state_of

ICONS = {State.VALID: "check-circle", State.ENDING: "hourglass-split", State.EXPIRED: "clock-history",
         State.REVOKED: "slash-circle"}  # fmt: skip


@dataclass(frozen=True)
class TokenRow:
    token: ApiToken
    state: State
    is_mine: bool

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def is_over(self) -> bool:
        return self.state in {State.EXPIRED, State.REVOKED}

    @property
    def is_revoked(self) -> bool:
        return self.state == State.REVOKED

    @property
    def needs_care(self) -> bool:
        return self.state in {State.ENDING, State.EXPIRED}

    @property
    def scopes(self) -> list:
        return [TokenScope(scope).label for scope in self.token.scopes if scope in TokenScope.values]


def rows_of(tokens: Iterable[ApiToken], person: int, now: datetime) -> list[TokenRow]:
    """Those that work first, the newest first; then those that are over."""
    rows = [TokenRow(token, state_of(token, now), token.created_by_id == person) for token in tokens]
    return sorted(rows, key=lambda row: (row.is_over, -row.token.created_at.timestamp()))
