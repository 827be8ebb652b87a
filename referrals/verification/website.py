"""Whether the web sites of centres answer. Off unless LINK_CHECK is set: nothing else fetches an address.

An editor typed these addresses, so the machine trusts none of them: http and https on their usual ports alone,
only to addresses of the public internet (looked up once, and connected to exactly that address), at most
MOST_REDIRECTS redirects, each tested the same way, five seconds per step, no more than 64 kB. The answer is a
hint for editors; nothing depends on it.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import structlog
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from referrals.enums import Status
from referrals.models import AdvisoryCenter

USER_AGENT = "Streetwork-link-check/1 (directory of advisory centres)"
TIMEOUT_SECONDS = 5
DEADLINE_SECONDS = 12
MOST_BYTES = 64 * 1024
MOST_REDIRECTS = 3
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
# The site is there, it only does not like machines.
SHY = {401, 403, 405, 406, 429}
MOST_PER_RUN = 300
AGAIN_AFTER = timedelta(days=7)
PAUSE_PER_HOST_SECONDS = 1.0
MOST_SECONDS = 480  # of a run; Celery ends tasks after 600
log = structlog.get_logger(__name__)


class NotAllowed(Exception):
    """The address is none that the check may call."""


@dataclass(frozen=True)
class Target:
    """An address taken apart, with the IP address to connect to."""

    scheme: str
    host: str
    port: int
    path: str
    ip: str


@dataclass(frozen=True)
class Answer:
    status: int
    location: str = ""


Resolve = Callable[[str, int], Iterable[str]]
Fetch = Callable[[str, Target], Answer]


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises OSError when it has none."""
    return [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def target_of(url: str, resolve: Resolve = look_up) -> Target:
    """Take an address apart. Raises NotAllowed unless every IP address behind it is public, OSError without any."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as bad:
        raise NotAllowed(str(bad)) from None
    if parts.scheme not in PORTS or port != PORTS[parts.scheme] or not parts.hostname or parts.username:
        raise NotAllowed("Only http and https, on their usual ports, without a login.")
    addresses = list(resolve(parts.hostname, port))
    if not addresses or not all(_is_public(address) for address in addresses):
        raise NotAllowed("No address of the public internet.")
    path = parts.path or "/"
    return Target(parts.scheme, parts.hostname, port, f"{path}?{parts.query}" if parts.query else path, addresses[0])


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (inner := ip.ipv4_mapped or ip.sixtofour):
        ip = inner
    return ip.is_global and not ip.is_multicast


def fetch(method: str, target: Target) -> Answer:
    """One request to exactly the address that was tested; the body is not read beyond 64 kB."""
    connection = _PinnedHTTPS(target) if target.scheme == "https" else _PinnedHTTP(target)
    alarm = threading.Timer(DEADLINE_SECONDS, _hang_up, [connection])
    alarm.start()
    try:
        connection.request(method, target.path, headers={"User-Agent": USER_AGENT, "Accept": "text/html,*/*;q=0.1"})
        response = connection.getresponse()
        response.read(MOST_BYTES)
        return Answer(response.status, response.headers.get("Location", ""))
    finally:
        alarm.cancel()
        connection.close()


def _hang_up(connection) -> None:
    """A server that sends one byte at a time does not hold the run up."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


class _PinnedHTTP(http.client.HTTPConnection):
    """Connects to the IP address that was tested and not to what a second look-up says."""

    def __init__(self, target: Target):
        super().__init__(target.host, target.port, timeout=TIMEOUT_SECONDS)
        self.ip = target.ip

    def connect(self):
        self.sock = socket.create_connection((self.ip, self.port), self.timeout)


class _PinnedHTTPS(_PinnedHTTP):
    def connect(self):
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def answers(url: str, *, resolve: Resolve = look_up, fetch: Fetch = fetch) -> bool | None:
    """Whether a web site answers; None when the check may not call it. HEAD first, GET where that does not do."""
    try:
        for _turn in range(MOST_REDIRECTS + 1):
            target = target_of(url, resolve)
            answer = fetch("HEAD", target)
            if answer.status >= 400:
                answer = fetch("GET", target)
            if answer.status not in REDIRECTS or not answer.location:
                return answer.status < 400 or answer.status in SHY
            url = urljoin(url, answer.location)
    except NotAllowed:
        return None
    except (OSError, http.client.HTTPException, UnicodeError, ValueError):
        return False
    return False


def check_some(
    *, limit: int = MOST_PER_RUN, check: Callable[[str], bool | None] = answers, sleep: Callable = time.sleep
) -> int:
    """Look at the web sites that nobody looked at for the longest time, each host once a second; answers how many."""
    today, ends = timezone.localdate(), time.monotonic() + MOST_SECONDS
    with transaction.atomic():
        waiting = list(
            AdvisoryCenter.objects.filter(
                Q(website_checked_on=None) | Q(website_checked_on__lte=today - AGAIN_AFTER), status=Status.PUBLISHED
            )
            .exclude(website="")
            .order_by(F("website_checked_on").asc(nulls_first=True), "pk")
            .values_list("pk", "website")[:limit]
        )
    number, last = 0, {}
    for pk, url in waiting:
        if time.monotonic() > ends:
            break
        host = url.split("/")[2] if url.count("/") > 1 else url
        if (wait := last.get(host, 0) + PAUSE_PER_HOST_SECONDS - time.monotonic()) > 0:
            sleep(wait)
        outcome = check(url)
        last[host] = time.monotonic()
        with transaction.atomic():
            AdvisoryCenter.objects.filter(pk=pk, website=url).update(website_checked_on=today, website_answers=outcome)
        number += 1
    log.info("websites_checked", number=number)
    return number
