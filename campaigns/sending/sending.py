"""One round of publishing: everything that may go out now, one after the other."""

import time

import structlog
from django.utils import timezone

from campaigns.sending import claims, queries
from campaigns.sending.connectors import NoAnswer, RefusedByPlatform, TryLater, connectors

# A round ends before the next begins; what is left waits for that.
ROUND_SECONDS = 50
log = structlog.get_logger(__name__)


def send_due() -> int:
    """Send what is due; answers how many were posted. Runs outside of any transaction: each claim commits its own."""
    began, sent = time.monotonic(), 0
    claims.sweep()
    for placement_id in list(queries.ready(timezone.now()).values_list("pk", flat=True)):
        if time.monotonic() - began > ROUND_SECONDS:
            break
        claimed = _claim(placement_id)
        if claimed is not None:
            sent += send(claimed)
    return sent


def _claim(placement_id: int) -> claims.Claimed | None:
    """One that cannot be claimed for a fault of ours does not hold up the others."""
    try:
        return claims.claim(placement_id)
    except Exception:
        log.exception("claim_failed", placement=placement_id)
        return None


def send(claimed: claims.Claimed) -> bool:
    """Make the request and note its end; answers whether it was posted.

    A fault of our own in here counts as a doubt: better somebody looks than that it stands there twice.
    """
    if not claims.may_start(claimed):
        claims.note_later(claimed, TryLater("late-start"))
        return False
    try:
        sent = connectors[claimed.connection.connector].send(claimed.connection, claimed.outgoing)
    except TryLater as reason:
        claims.note_later(claimed, reason)
    except RefusedByPlatform as refusal:
        claims.note_refused(claimed, refusal.code)
    except NoAnswer as silence:
        claims.note_doubt(claimed, str(silence))
    except Exception:
        claims.note_doubt(claimed, "error")
        log.exception("sending_failed", placement=claimed.attempt.placement_id)
    else:
        claims.note_sent(claimed, sent)
        return True
    return False
