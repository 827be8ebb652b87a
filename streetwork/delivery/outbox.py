"""The outbox: work that follows a change is written in the change's own transaction, and done after it.

The row is the promise. Redis only carries a hint, and beat sweeps every 30 seconds, so a wiped broker or a
killed worker loses nothing. Each message is delivered at least once; what its handler writes to Postgres
commits together with `done_at`, so it is written exactly once. Messages are not ordered.
"""

import time
import uuid
from collections.abc import Callable
from datetime import timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from streetwork.delivery.models import OutboxMessage
from streetwork.delivery.on_behalf import acting, scope_of_actor
from streetwork.delivery.poke import poke_after_commit
from streetwork.delivery.registry import Registry

FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(hours=6)
BATCH = 200
PAUSES = (0, 0.05, 0.2)  # seconds
TASK = "streetwork.delivery.tasks.deliver_outbox"

handlers: Registry[Callable] = Registry("outbox handler")
log = structlog.get_logger(__name__)


def handler(kind: str):
    """Register `function(**ids)` for a kind of message. It runs in the actor's scope, in one transaction."""
    return lambda function: handlers.add(kind, function)


def notify_later(kind: str, *, actor: int | None = None, **ids) -> OutboxMessage:
    """Write a message into the running transaction; it is delivered after the commit, or never with it.

    `ids` are numbers and UUIDs, never content. Without `actor` it is the scope's, and without a scope the
    system. Raises TransactionManagementError outside a transaction, UnknownNameError without a handler.
    """
    handlers[kind]
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("notify_later needs the transaction of its change.")
    message = OutboxMessage.objects.create(
        kind=kind, ids={name: _as_id(value) for name, value in ids.items()}, actor=acting(actor)
    )
    poke_after_commit(TASK)
    return message


def _as_id(value):
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"The outbox carries ids (int, UUID), not {type(value).__name__}.")


def backoff(attempts: int) -> timedelta:
    """How long to wait after the n-th attempt: 30 s, 1 min, 2 min … at most 6 hours."""
    return min(FIRST_RETRY * 2 ** min(attempts - 1, 20), LONGEST_RETRY)


def deliver_due(*, limit: int = BATCH) -> int:
    """Deliver what is due, at most `limit` messages; answers how many succeeded."""
    delivered = 0
    for _turn in range(limit):
        message = _claim()
        if message is None:
            break
        delivered += _deliver(message)
    return delivered


def _claim() -> OutboxMessage | None:
    """Take the next message and push its next attempt away first: one that kills its worker does not spin."""
    with transaction.atomic():
        due = OutboxMessage.objects.due().select_for_update(skip_locked=True)
        message = due.order_by("due_at", "pk").first()
        if message is not None:
            message.attempts += 1
            message.due_at = timezone.now() + backoff(message.attempts)
            message.save(update_fields=["attempts", "due_at"])
    return message


def _deliver(message: OutboxMessage) -> bool:
    unfinished = OutboxMessage.objects.filter(pk=message.pk, done_at=None)
    try:
        with scope_of_actor(message.actor), transaction.atomic():
            if not _is_ours(unfinished):
                return False
            handlers[message.kind](**message.ids)
            unfinished.update(done_at=timezone.now(), last_error="")
    except Exception as problem:  # noqa: BLE001 (whatever it is, the message stays and is tried again)
        error = type(problem).__name__
        unfinished.update(last_error=error)
        log.warning("outbox_failed", kind=message.kind, message=message.pk, attempts=message.attempts, error=error)
        return False
    return True


def _is_ours(unfinished) -> bool:
    """Lock the message, unless it is done or another worker delivers it.

    Who looked for the next message while this one was being claimed may hold its row for a moment more.
    """
    for pause in PAUSES:
        time.sleep(pause)
        if unfinished.select_for_update(skip_locked=True).first() is not None:
            return True
    return False
