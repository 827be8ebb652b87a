"""The scope: which states the work at hand may read and write, and on whose behalf.

Opened in one place (a request, a task, a command) and only ever narrowed inside. It lives in a ContextVar;
the database backend copies it into every transaction as transaction-local settings, which the row-level
security policies read. No scope: nothing is visible and nothing can be written.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import structlog
from django.db import connections
from psycopg.pq import TransactionStatus

SET_CONFIG = (
    "SELECT set_config('app.state_ids', %s, true), set_config('app.write_state_ids', %s, true),"
    " set_config('app.actor_id', %s, true)"
)
# IDLE: an atomic block that has not sent a statement yet; psycopg says BEGIN with the first one.
APPLICABLE = {TransactionStatus.INTRANS, TransactionStatus.IDLE}
log = structlog.get_logger(__name__)
_current: ContextVar["Scope | None"] = ContextVar("tenancy_scope", default=None)


class ScopeError(Exception):
    """A tenant's table was named without a scope, outside a transaction, or with a wider scope than allowed."""


@dataclass(frozen=True, slots=True)
class Scope:
    """States by primary key. `write` is a subset of `read`; `actor` is the acting user's id, None for the system."""

    read: frozenset[int]
    write: frozenset[int] = frozenset()
    actor: int | None = None

    def settings(self) -> tuple[str, str, str]:
        """The values of the three transaction-local settings, in the order of SET_CONFIG."""
        return (
            ",".join(map(str, sorted(self.read))),
            ",".join(map(str, sorted(self.write))),
            "" if self.actor is None else str(self.actor),
        )

    def allows(self, other: "Scope") -> bool:
        return other.read <= self.read and other.write <= self.write


def current() -> Scope | None:
    """The scope in force here, or None."""
    return _current.get()


@contextmanager
def scope(read, write=(), actor=None, *, widen: str = ""):
    """Open a scope for the states `read` and `write` (primary keys).

    A nested scope may only narrow; to widen, say why in `widen`: it is logged. The actor of the outer
    scope stays unless another is named. Raises ScopeError when the new scope is wider without a reason, or
    when it would write what it cannot read.
    """
    old = _current.get()
    new = Scope(frozenset(read), frozenset(write), actor if actor is not None or old is None else old.actor)
    if not new.write <= new.read:
        raise ScopeError("A scope may write only what it may read.")
    if old is not None and not old.allows(new):
        if not widen:
            raise ScopeError("A nested scope may only narrow. Give `widen` a reason if it must not.")
        log.warning("scope_widened", reason=widen, actor=new.actor, read=sorted(new.read), write=sorted(new.write))
    _current.set(new)
    _apply_to_open_transactions()
    try:
        yield new
    finally:
        # set() and not reset(): a generator may be closed in another Context than it was opened in
        _current.set(old)
        _apply_to_open_transactions()


def _apply_to_open_transactions():
    """A transaction that is already open has copied the scope before: tell it of the change.

    One that has failed is left alone; its rollback to a savepoint applies the scope again.
    """
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block or connection.connection is None or not hasattr(connection, "apply_scope"):
            continue
        if connection.connection.info.transaction_status in APPLICABLE:
            connection.apply_scope()
