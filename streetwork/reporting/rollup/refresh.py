"""Counting the days that changed.

**Invariant.** In every snapshot of the database: a local day of a state that has no row in the queue (`DirtyDay`) has
in the rollup exactly what the raw table has. A reader that takes queue, rollup and raw rows from *one* snapshot, that
is from one statement, and counts the days of the queue from the raw table, is therefore exact (`figures.reading`): each
row is counted on one side and on one only.

Why it holds, in READ COMMITTED, where each statement has a snapshot of its own:

1. A writer changes a row and puts its day into the queue in one transaction (triggers, migration 0002), so a snapshot
   has both or neither; a rollback, also to a savepoint, takes both along.
2. A refresh first deletes the queue's rows that it sees (snapshot 1), and then counts their days (snapshot 2, later).
   Whoever was committed by snapshot 1 is counted. Whoever commits between the two is counted too, and his row stays in
   the queue: counted once more later, no harm. Whoever commits after snapshot 2 is not counted, and his row stays.
3. Deletion and counts become visible together, when the refresh commits; its snapshot 2 is older than that, so who sees
   the refresh sees every writer it has counted.
4. Two refreshes of one state would overwrite newer counts with older ones: an advisory lock, taken in a statement of
   its own before the first snapshot and held until the commit, lets one wait for the other.

Months are sums of the days, counted behind them in the same transaction. Rows that did not change are not written.
"""

from datetime import date

from django.db import connection, transaction

from streetwork.reporting.enums import Source
from streetwork.reporting.figures.counting import parted, rows_of_days, stored_of
from streetwork.reporting.models import DirtyDay
from streetwork.reporting.models.rollup import Grain
from streetwork.reporting.periods import first_of_month
from streetwork.tenancy.scope import scope

# "roll" in ASCII: the class of the advisory locks, beside the state's number.
LOCK = 0x726F6C6C
# Two months at a time, the newest first: what is looked at most is counted first, and no statement grows without bound.
DAYS_AT_ONCE = 62

TAKE = """
    DELETE FROM reporting_dirtyday WHERE state_id = %(state)s AND (source, day) IN (
        SELECT DISTINCT source, day FROM reporting_dirtyday WHERE state_id = %(state)s
        ORDER BY day DESC, source LIMIT %(most)s)
    RETURNING source, day"""
FRESH_DAYS = """
    SELECT programme_id, day AS starts, dimension, key, sum(entries) AS entries, sum(people) AS people
    FROM ({parted}) parted CROSS JOIN LATERAL unnest(keys) key
    WHERE entries > 0 GROUP BY programme_id, day, dimension, key"""
FRESH_MONTHS = """
    SELECT programme_id, month AS starts, dimension, key, sum(entries) AS entries, sum(people) AS people
    FROM unnest(%(starts)s::date[]) month CROSS JOIN LATERAL (
        SELECT * FROM reporting_rollup r WHERE r.state_id = %(state)s AND r.grain = 'd' AND r.source = %(source)s
            AND r.starts >= month AND r.starts < month + interval '1 month' OFFSET 0) days
    GROUP BY programme_id, month, dimension, key"""
WRITE = """
    WITH fresh AS MATERIALIZED ({fresh}), gone AS (
        DELETE FROM reporting_rollup r
        WHERE r.state_id = %(state)s AND r.grain = %(grain)s AND r.starts = ANY(%(starts)s::date[])
            AND r.source = %(source)s AND NOT EXISTS (
                SELECT FROM fresh f WHERE f.starts = r.starts AND f.programme_id = r.programme_id
                    AND f.dimension = r.dimension AND f.key = r.key))
    INSERT INTO reporting_rollup AS r
        (state_id, source, grain, starts, programme_id, dimension, key, entries, people)
    SELECT %(state)s, %(source)s, %(grain)s, starts, programme_id, dimension, key, entries, people FROM fresh
    ON CONFLICT (state_id, grain, starts, source, programme_id, dimension, key)
        DO UPDATE SET entries = excluded.entries, people = excluded.people
        WHERE (r.entries, r.people) IS DISTINCT FROM (excluded.entries, excluded.people)"""


def refresh_all() -> int:
    """Count the changed days of every state in scope that nobody else is counting now; how many days."""
    with transaction.atomic():
        states = sorted(DirtyDay.objects.order_by().values_list("state", flat=True).distinct())
    return sum(refresh(state, wait=False) for state in states)


def refresh(state: int, *, wait: bool = True) -> int:
    """Count the changed days of one state, some in each transaction; how many days.

    Without `wait` it leaves a state alone that somebody else is counting.
    """
    done = 0
    with scope({state}, {state}):
        while taken := _refresh_some(state, wait=wait):
            done += taken
    return done


def _refresh_some(state: int, *, wait: bool) -> int:
    with transaction.atomic():
        if not lock(state, wait=wait):
            return 0
        days = take(state)
        for source, changed in days.items():
            count_days(state, source, sorted(changed))
        return sum(map(len, days.values()))


def lock(state: int, *, wait: bool = True) -> bool:
    """Be the only one who counts this state until the transaction ends."""
    function = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [LOCK, state])
        return wait or cursor.fetchone()[0]


def take(state: int) -> dict[Source, set[date]]:
    """Take days out of the queue. Who takes must count them in the same transaction, by a later statement."""
    days: dict[Source, set[date]] = {}
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"state": state, "most": DAYS_AT_ONCE})
        for source, day in cursor.fetchall():
            days.setdefault(Source(source), set()).add(day)
    return days


def count_days(state: int, source: Source, days: list[date]):
    """Write these days anew, and the months in which they lie."""
    months = sorted({first_of_month(day) for day in days})
    _write(FRESH_DAYS.format(parted=counted_days(source)), state, source, Grain.DAY, days)
    _write(FRESH_MONTHS, state, source, Grain.MONTH, months)


def counted_days(source: Source) -> str:
    """SQL: the raw rows of the days `starts` of the state `state`, parted by every stored dimension."""
    days = "(SELECT %(state)s::smallint AS state_id, unnest(%(starts)s::date[]) AS day)"
    by = dict.fromkeys(stored_of(source), ("programme_id", "day"))
    return parted(rows_of_days(source, days), by)


def _write(fresh: str, state: int, source: Source, grain: Grain, starts: list[date]):
    values = {"state": state, "source": source.value, "grain": grain.value, "starts": starts}
    with connection.cursor() as cursor:
        cursor.execute(WRITE.format(fresh=fresh), values)
