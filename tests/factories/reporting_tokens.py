"""API tokens and their keys."""

from datetime import timedelta

from django.utils import timezone

from streetwork.reporting.enums import TokenScope
from streetwork.reporting.models import ApiToken
from streetwork.reporting.tokens.keys import hash_of, new_key, prefix_of


def token_of(user, *, days=100, **facts) -> tuple[ApiToken, str]:
    """A token that expires in so many days, and its key."""
    key = new_key()
    facts = {"name": "night script", "client": "University", "scopes": list(TokenScope.values)} | facts
    token = ApiToken.objects.create(
        created_by=user, prefix=prefix_of(key), token_hash=hash_of(key),
        expires_at=timezone.now() + timedelta(days=days), **facts,
    )  # fmt: skip
    return token, key
