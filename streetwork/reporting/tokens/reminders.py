"""Tokens whose end comes near: who made them hears of it once, two weeks before."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.reminders import Due, reminder
from streetwork.reporting.tokens.queries import ending
from streetwork.reporting.tokens.rules import WARNED_BEFORE


@reminder(key="tokens.expiry", subject=_("An API token expires soon"), link=lambda _token: reverse("tokens:list"))
def expiring_tokens(today):
    """A renewed token is a new reminder a year later."""
    for pk, user, expires_at in ending().values_list("pk", "created_by", "expires_at"):
        yield Due(pk, user, timezone.localdate(expires_at - WARNED_BEFORE))
