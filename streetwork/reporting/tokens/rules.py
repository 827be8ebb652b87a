"""How long tokens live, and what state one is in. Pure."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from streetwork.reporting.models import ApiToken

DAY = timedelta(days=1)
LONGEST = 365 * DAY
LIFETIMES = (30, 90, 180, 365)  # days
RENEWED_FOR = LONGEST
WARNED_BEFORE = 14 * DAY
KEPT_DAYS = 90  # after the end


class State(TextChoices):
    VALID = "valid", pgettext_lazy("API token", "valid")
    ENDING = "ending", pgettext_lazy("API token", "expires soon")
    EXPIRED = "expired", pgettext_lazy("API token", "expired")
    REVOKED = "revoked", pgettext_lazy("API token", "revoked")


def state_of(token: ApiToken, now: datetime) -> State:
    if token.revoked_at:
        return State.REVOKED
    if token.expires_at <= now:
        return State.EXPIRED
    return State.ENDING if token.expires_at - WARNED_BEFORE <= now else State.VALID
