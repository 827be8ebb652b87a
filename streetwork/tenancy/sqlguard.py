"""A guard on the cursor: silence would be worse than an error.

Without a scope, or outside a transaction, row-level security answers a query with nothing at all: an empty
export with status 200, an UPDATE of 0 rows. The guard turns these into ScopeError.
"""

import re
from functools import cache, lru_cache

from streetwork.tenancy.scope import ScopeError, current


@cache
def _tables_pattern():
    from streetwork.tenancy.registry import tenant_models

    names = sorted(model._meta.db_table for model in tenant_models())
    return re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b") if names else re.compile(r"(?!)")


@lru_cache(maxsize=2048)
def tenant_table_in(sql: str) -> str | None:
    """The first tenant table that the statement names."""
    found = _tables_pattern().search(sql)
    return found.group(1) if found else None


def guard(execute, sql, params, many, context):
    """An `execute_wrapper`: refuse a statement about a tenant's table that Postgres would answer with silence."""
    text = sql if isinstance(sql, str) else str(sql)
    table = tenant_table_in(text) if len(text) < 10_000 else tenant_table_in.__wrapped__(text)
    if table:
        if current() is None:
            raise ScopeError(f"{table} is a tenant's table: open a scope first (streetwork.tenancy.scope).")
        if not _in_real_transaction(context["connection"]):
            raise ScopeError(f"{table} is a tenant's table: use it inside transaction.atomic().")
    return execute(sql, params, many, context)


def _in_real_transaction(connection):
    """The transaction that Django's TestCase wraps around a test does not count: production has none."""
    return any(not block._from_testcase for block in connection.atomic_blocks)
