"""Who asks: a stranger of some network, or the holder of a token. A bad token is refused, never ignored."""

from dataclasses import dataclass

from django.utils import timezone

from streetwork.reporting.api.limits import ANONYMOUS, TOKEN
from streetwork.reporting.enums import TokenScope
from streetwork.reporting.models import ApiToken
from streetwork.reporting.tokens.keys import hash_of, is_key
from streetwork.reporting.tokens.memory import Known, known, remember
from streetwork.web.networks import network_of

REALM = 'Bearer realm="Streetwork API"'


class BadToken(Exception):
    """Why a token is refused, as a sentence."""


@dataclass(frozen=True)
class Client:
    """`who` is what is counted under: a network, or the number of a token. A stranger has every scope."""

    kind: str
    who: str
    scopes: frozenset[str] = frozenset(TokenScope.values)


def stranger(request) -> Client:
    return Client(ANONYMOUS, network_of(request))


def client_of(request) -> Client:
    """Who asks. Raises BadToken when there is an Authorization header that names no valid token."""
    header = request.META.get("HTTP_AUTHORIZATION")
    if header is None:
        return stranger(request)
    scheme, _space, key = header.partition(" ")
    if scheme.lower() != "bearer":
        raise BadToken("Send the token as “Authorization: Bearer sw_…”. No other scheme is known here.")
    token = _token(key.strip())
    return Client(TOKEN, str(token.pk), token.scopes)


def _token(key: str) -> Known:
    """The token of the key: looked up by its hash, so that the time it takes tells nothing of a near miss."""
    token_hash = hash_of(key)
    if (held := known(token_hash)) and held.expires_at > timezone.now():
        return held
    token = ApiToken.objects.filter(token_hash=token_hash).select_related("created_by").first() if is_key(key) else None
    if token is None:
        raise BadToken("This token is not known. A key is sw_ and 32 letters and digits; it is shown only once.")
    if token.revoked_at:
        raise BadToken("This token was revoked.")
    if token.expires_at <= timezone.now():
        raise BadToken("This token has expired. Who made it may renew it under Data → API tokens.")
    if not token.created_by.is_active:
        raise BadToken("The person who made this token has left. Ask for a new one.")
    _note_use(token)
    return remember(token)


def _note_use(token: ApiToken) -> None:
    """The day of the last use; written once a day, not with every request."""
    today = timezone.localdate()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
