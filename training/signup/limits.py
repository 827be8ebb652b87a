"""How often somebody may post: generous for a network (a hall full of people behind one address), tight for an address.

Counted in fixed windows by one atomic step of the cache each; allauth's counters queue for a lock, which a hundred
people at once wait for in vain. Keys are keyed hashes.
"""

import hashlib
import hmac
import time

from django.core.cache import cache

from streetwork.vault.keys import purpose_key
from streetwork.web.networks import network_of

HOUR, DAY = 3600, 86400
POSTS_OF_A_NETWORK, POSTS_TO_A_LINK = 1000, 60
MAILS_ABOUT_A_SESSION, MAILS_TO_AN_ADDRESS = 5, 20


def network_is_too_busy(request) -> bool:
    """Count a POST to a public form; whether the network has sent more than 1000 within the hour."""
    return _count(f"network/{network_of(request)}", HOUR) > POSTS_OF_A_NETWORK


def address_is_too_busy(mark: bytes, session_id: int) -> bool:
    """Count a registration of an address; whether it would get more than 5 mails about the session today, or 20 in all.

    What is too much for the session does not count in all: who floods one session keeps nobody from the others.
    """
    if _count(f"address/{mark.hex()}/{session_id}", DAY) > MAILS_ABOUT_A_SESSION:
        return True
    return _count(f"address/{mark.hex()}", DAY) > MAILS_TO_AN_ADDRESS


def link_is_too_busy(token: str) -> bool:
    """Count a POST to a participant's link; whether there were more than 60 within the hour."""
    return _count(f"link/{token}", HOUR) > POSTS_TO_A_LINK


def _count(subject: str, seconds: int) -> int:
    digest = hmac.new(purpose_key("training-limits"), subject.encode(), hashlib.sha256).hexdigest()[:32]
    key = f"training-limit:{digest}:{int(time.time()) // seconds}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # the window ended between the two steps
        return 1
