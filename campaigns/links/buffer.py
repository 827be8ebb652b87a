"""Clicks on their way: counted in Redis at once, written to Postgres in parcels.

The open buffer is a hash of `day:link:kind` → count. Writing renames it to a parcel of its own number (atomic: what is
counted meanwhile opens the next one), writes the parcel and its number in one transaction of Postgres, then deletes the
parcel. A worker that dies anywhere in between leaves a parcel; the next run writes it unless its number is known.
So nothing is lost or counted twice while Redis lives. When Redis cannot be reached, clicks are written to Postgres one
by one; what was sent to it counts as taken, also when the answer stays away: the one click in whose request it fell
silent may be lost, none is counted twice. When it dies with its memory, what was counted since the last writing (10 s)
is gone, or one second of it with the append-only file that docker-compose.yml sets.
"""

import time
import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import redis
from django.conf import settings
from django.db import connection, transaction
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, RedisError, ResponseError
from redis.retry import Retry

from campaigns.models import ClickFlush

PERSON, BOT = "p", "b"
IMPATIENT = 0.5  # seconds: a redirect waits no longer for Redis
PATIENT = 10.0  # seconds: the writing may take its time
RESTS = 5.0  # seconds without asking again a Redis that did not answer

Counts = dict[tuple[int, date], dict[str, int]]


_silent_until = 0.0


@lru_cache(maxsize=2)
def client(timeout: float = PATIENT) -> redis.Redis:
    """Without retries: a count that was taken and not answered would be counted twice."""
    return redis.Redis.from_url(
        settings.COUNTER_URL, socket_timeout=timeout, socket_connect_timeout=timeout, decode_responses=True,
        retry=Retry(NoBackoff(), 0),
    )  # fmt: skip


def open_key() -> str:
    return f"{settings.COUNTER_PREFIX}:open"


def count_click(link: int, day: date, *, is_bot: bool) -> None:
    """Count one click; nothing but link, day and whether a machine came is kept."""
    kind = BOT if is_bot else PERSON
    if time.monotonic() >= _silent_until and _taken(f"{day.isoformat()}:{link}:{kind}"):
        return
    with transaction.atomic():
        _add({(link, day): {kind: 1}})


def _taken(field: str) -> bool:
    """Whether Redis has the click, or may have it; False when it certainly has not."""
    pool = client(IMPATIENT).connection_pool
    try:
        held = pool.get_connection()
    except RedisError:
        rest(RESTS)
        return False
    try:
        held.send_command("HINCRBY", open_key(), field, 1)
    except RedisError:  # not sent as a whole, so not taken
        rest(RESTS)
        return False
    else:
        return _answered(held)
    finally:
        pool.release(held)


def _answered(held) -> bool:
    """Read the answer; only a refusal says that it was not counted, silence says nothing."""
    try:
        held.read_response()
    except (ResponseError, BusyLoadingError):
        rest(RESTS)
        return False
    except RedisError:
        rest(RESTS)
    return True


def rest(seconds: float) -> None:
    """Leave Redis alone for so long, in this process."""
    global _silent_until
    _silent_until = time.monotonic() + seconds


def flush() -> int:
    """Write all parcels; answers how many clicks were written. Raises RedisError when Redis does not answer."""
    try:
        client().rename(open_key(), f"{settings.COUNTER_PREFIX}:parcel:{uuid.uuid4()}")
    except ResponseError as problem:
        if "no such key" not in str(problem):
            raise
    return sum(_write(key) for key in list(_parcels()))


def _parcels() -> Iterable[str]:
    return client().scan_iter(match=f"{settings.COUNTER_PREFIX}:parcel:*", count=500)


def _read(key: str) -> Counts:
    found: Counts = defaultdict(dict)
    for field, number in client().hgetall(key).items():
        day, link, kind = field.split(":")
        found[int(link), date.fromisoformat(day)][kind] = int(number)
    return found


def _write(key: str) -> int:
    counts = _read(key)
    with transaction.atomic():
        # A second writer of the same parcel waits here for the first, and finds its number.
        _flush, is_new = ClickFlush.objects.get_or_create(pk=uuid.UUID(key.rsplit(":", 1)[1]))
        if is_new:
            _add(counts)
    client().delete(key)
    return sum(sum(kinds.values()) for kinds in counts.values()) if is_new else 0


# Sorted, so that two writers lock the same rows in the same order; a link that was deleted meanwhile drops out.
ADD = """
    INSERT INTO campaigns_clickcount (link_id, day, count, bots)
    SELECT l.id, c.day, c.people, c.bots
    FROM unnest(%s::bigint[], %s::date[], %s::int[], %s::int[]) AS c (link, day, people, bots)
    JOIN campaigns_shortlink l ON l.id = c.link
    ORDER BY l.id, c.day
    ON CONFLICT (link_id, day) DO UPDATE
    SET count = campaigns_clickcount.count + excluded.count, bots = campaigns_clickcount.bots + excluded.bots"""


def _add(counts: Counts) -> None:
    if not counts:
        return
    rows = [(link, day, kinds.get(PERSON, 0), kinds.get(BOT, 0)) for (link, day), kinds in sorted(counts.items())]
    with connection.cursor() as cursor:
        cursor.execute(ADD, [list(column) for column in zip(*rows, strict=True)])
