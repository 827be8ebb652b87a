"""Tokens that were valid a moment ago, so that a client who asks often does not ask the database each time."""

import contextlib
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from redis.exceptions import RedisError

from streetwork.reporting.models import ApiToken

# So long a token may still work after whoever made it has left. Revoking and renewing are known at once.
SECONDS = 60


@dataclass(frozen=True)
class Known:
    """What a request needs of a valid token."""

    pk: int
    scopes: frozenset[str]
    expires_at: datetime


def known(token_hash: bytes) -> Known | None:
    """The token, if it was looked up within the last minute. Without Redis nothing is known."""
    try:
        return cache.get(_key(token_hash))
    except RedisError:
        return None


def remember(token: ApiToken) -> Known:
    found = Known(token.pk, frozenset(token.scopes), token.expires_at)
    with contextlib.suppress(RedisError):
        cache.set(_key(bytes(token.token_hash)), found, SECONDS)
    return found


def forget_after_commit(token: ApiToken) -> None:
    """The next request looks it up again."""
    key = _key(bytes(token.token_hash))
    transaction.on_commit(lambda: cache.delete(key), robust=True)


def _key(token_hash: bytes) -> str:
    return f"api:known:{token_hash.hex()}"
