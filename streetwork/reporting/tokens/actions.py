"""Making, renewing and revoking tokens: one transaction each, each with a line in the access log."""

import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.delivery.audit import log_access
from streetwork.reporting.models import ApiToken
from streetwork.reporting.tokens.keys import hash_of, new_key, prefix_of
from streetwork.reporting.tokens.memory import forget_after_commit
from streetwork.reporting.tokens.rules import LONGEST, RENEWED_FOR


class Revoked(Exception):
    """The token was revoked; it never works again."""


@transaction.atomic
def make_token(
    *, access: Access, client_ref: uuid.UUID, name: str, client: str, scopes: Iterable[str], days: int
) -> tuple[ApiToken, str]:
    """A token and its key, which nobody can read again; "" when the form of this `client_ref` was sent before.

    Raises ValueError for more than a year.
    """
    lifetime = timedelta(days=days)
    if lifetime > LONGEST:
        raise ValueError("A token lives for a year at most.")
    key, now = new_key(), timezone.now()
    token, is_new = ApiToken.objects.get_or_create(
        client_ref=client_ref,
        created_by_id=access.person,
        defaults={
            "name": name, "client": client, "scopes": sorted(scopes), "prefix": prefix_of(key),
            "token_hash": hash_of(key), "created_at": now, "expires_at": now + lifetime,
        },
    )  # fmt: skip
    if not is_new:
        return token, ""
    log_access(access.scope(), "token.make", detail=_said(token))
    return token, key


@transaction.atomic
def renew_token(*, access: Access, token: ApiToken) -> ApiToken:
    """The same key works for another year from now. Raises Revoked."""
    held = ApiToken.objects.select_for_update().get(pk=token.pk)
    if held.revoked_at:
        raise Revoked
    held.expires_at = timezone.now() + RENEWED_FOR
    held.save(update_fields=["expires_at"])
    forget_after_commit(held)
    log_access(access.scope(), "token.renew", detail=_said(held))
    return held


@transaction.atomic
def revoke_token(*, access: Access, token: ApiToken) -> bool:
    """Whether it worked until now; from now on every request with it is refused."""
    changed = ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())
    if changed:
        forget_after_commit(token)
        log_access(access.scope(), "token.revoke", detail=_said(token))
    return bool(changed)


def _said(token: ApiToken) -> str:
    return f"{token.pk}-{token.prefix}"
