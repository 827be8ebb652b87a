"""How often a network does something on a public form, by the counters that allauth keeps (ADR 11)."""

from functools import lru_cache
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.core.exceptions import PermissionDenied

# What one household, office or phone has at least: an attacker has all of it, too.
PREFIX = {4: 24, 6: 64}


def network_of(request) -> str:
    """The client's network as text, /24 or /64; proxies are counted by ALLAUTH_TRUSTED_PROXY_COUNT."""
    try:
        return _network(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):
        return "unknown"


@lru_cache(maxsize=1024)
def _network(text: str) -> str:
    address = ip_address(text)
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network(f"{address}/{PREFIX[address.version]}", strict=False))


class NetworkLimit:
    """At most so many events per network: NetworkLimit("slip_code", "20/h").

    Requests that GET count only with `gets=True`.
    """

    def __init__(self, action: str, rate: str, *, gets: bool = False):
        self.action, self.config, self.gets = action, {action: f"{rate}/key"}, gets

    def is_reached(self, request) -> bool:
        return not self._consume(request, dry_run=True)

    def count(self, request) -> None:
        self._consume(request)

    def _consume(self, request, **options):
        return ratelimit.consume(
            request, app="streetwork", action=self.action, config=self.config, key=network_of(request),
            limit_get=self.gets, **options,
        )  # fmt: skip
