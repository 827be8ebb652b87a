"""Writing counted clicks to Postgres, every ten seconds."""

import structlog
from redis.exceptions import RedisError

from campaigns.links.buffer import flush
from streetwork.tenancy.celery import system_task

EVERY = 10  # seconds
log = structlog.get_logger(__name__)


@system_task(reason="Short links belong to programmes, not to states; clicks are numbers.")
def flush_clicks():
    """Write what was counted. Without Redis there is nothing to write: clicks went to Postgres directly."""
    try:
        flush()
    except RedisError as problem:
        log.warning("clicks_not_written", error=type(problem).__name__)
