"""Where a short link may lead: to a stored http(s) address, never to one from the request. Pure."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 500


def clean_target(text: str) -> str:
    """The address, checked. Raises ValidationError.

    Refused: other schemes (`javascript:`), addresses without host (`//host`, `/path`), names or passwords before an
    @ (`https://bank.example@evil.example`), backslashes and control characters, which browsers read in their own ways.
    """
    address = text.strip()
    if any(ord(character) < 33 or ord(character) == 127 or character == "\\" for character in address):
        raise ValidationError(_("The address has spaces or signs that do not belong there. Copy it anew."))
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host, parts = None, None
    if parts is None or parts.scheme.lower() not in {"http", "https"} or not host or "." not in host.strip("."):
        raise ValidationError(_("Write the whole address, beginning with https://"))
    if parts.username is not None or parts.password is not None:
        raise ValidationError(_("The address names somebody before an @. Leave that away."))
    if len(address) > LONGEST:
        raise ValidationError(_("The address has more than 500 characters."))
    return address


def is_target(text: str) -> bool:
    """Whether a short link may lead there."""
    try:
        clean_target(text)
    except ValidationError:
        return False
    return True


def host_of(address: str) -> str:
    """The host in lower case, without port."""
    return (urlsplit(address).hostname or "").lower()


def is_foreign(address: str, own_hosts) -> bool:
    """Whether the host is none of `own_hosts`; a subdomain of an own host is own."""
    host = host_of(address)
    return not any(host == own or host.endswith(f".{own}") for own in map(str.lower, own_hosts) if own)
