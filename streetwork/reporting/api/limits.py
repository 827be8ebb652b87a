"""How often one client may ask: strangers by network, holders of a token by token. An answer 304 counts, too."""

import time

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}
ANONYMOUS, TOKEN = "anonymous", "token"


def rate(text: str) -> tuple[int, int]:
    """Requests and seconds of a rate.

    >>> rate("120/min")
    (120, 60)
    """
    number, _slash, unit = text.partition("/")
    return int(number), SECONDS[unit]


def allowed(kind: str) -> str:
    """The rate of strangers or of tokens, as the settings say: 120/min."""
    return settings.API_RATES[kind]


def seconds_to_wait(kind: str, who: str, *, now: float | None = None) -> int:
    """Count a request of this client; 0 when it may be answered, else the seconds until the next one may.

    Windows of the clock, the same for all clients. Without Redis nobody is counted: the answers are public.
    """
    most, seconds = rate(allowed(kind))
    now = time.time() if now is None else now
    window = int(now // seconds)
    try:
        asked = cache.count(f"api:{kind}:{who}:{window}", seconds + 1)
    except RedisError:
        return 0
    return 0 if asked <= most else max(1, int((window + 1) * seconds - now) + 1)
