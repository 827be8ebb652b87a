"""Comparing the rollup with the raw tables. What differs is put into the queue: from that moment on figures are right.

Nothing should ever differ. It would after a bulk load past the triggers, after work on the database by hand, or for a
mistake of ours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection, transaction

from streetwork.reporting.enums import Source
from streetwork.reporting.figures.counting import TABLES
from streetwork.reporting.models.rollup import Grain
from streetwork.reporting.periods import DAY, Period, last_of_month
from streetwork.reporting.rollup.refresh import FRESH_DAYS, FRESH_MONTHS, counted_days, refresh
from streetwork.tenancy.scope import scope

MONTHS = """
    SELECT DISTINCT date_trunc('month', starts::timestamp)::date FROM reporting_rollup
    WHERE state_id = %(state)s AND source = %(source)s
    UNION
    SELECT DISTINCT date_trunc('month', {moment} AT TIME ZONE '{zone}')::date FROM {table} WHERE state_id = %(state)s
    ORDER BY 1"""
MARK = """
    INSERT INTO reporting_dirtyday (state_id, source, day) SELECT %(state)s, %(source)s, unnest(%(days)s::date[])"""
# One statement, so one snapshot: days that are still in the queue are not expected to agree, nor are their months.
COMPARE = """
    WITH fresh AS MATERIALIZED ({fresh}), stored AS MATERIALIZED (
        SELECT programme_id, starts, dimension, key, entries, people FROM reporting_rollup
        WHERE state_id = %(state)s AND source = %(source)s AND grain = %(grain)s AND starts = ANY(%(starts)s::date[]))
    SELECT starts, programme_id, dimension, key, coalesce(s.entries, 0), coalesce(s.people, 0),
        coalesce(f.entries, 0), coalesce(f.people, 0)
    FROM fresh f FULL JOIN stored s USING (programme_id, starts, dimension, key)
    WHERE (f.entries, f.people) IS DISTINCT FROM (s.entries::numeric, s.people::numeric)
        AND NOT EXISTS (
            SELECT FROM reporting_dirtyday d WHERE d.state_id = %(state)s AND d.source = %(source)s
                AND CASE %(grain)s WHEN 'd' THEN d.day
                    ELSE date_trunc('month', d.day::timestamp)::date END = starts)
    ORDER BY starts, programme_id, dimension, key"""


@dataclass(frozen=True)
class Difference:
    """A stored number that is not what the raw table has (for a month: not the sum of its days)."""

    source: Source
    grain: Grain
    starts: date
    programme: int
    dimension: str
    key: str
    stored: tuple[int, int]
    counted: tuple[int, int]

    def __str__(self):
        return (
            f"{self.source} {self.starts}{' (month)' if self.grain == Grain.MONTH else ''} programme {self.programme}"
            f" {self.dimension}={self.key or '-'}: {self.stored[0]}/{self.stored[1]} entries/people stored,"
            f" {self.counted[0]}/{self.counted[1]} counted"
        )


def check(state: int) -> Iterator[Difference]:
    """Compare one state, month by month, and repair what differs; each month in transactions of its own."""
    refresh(state)
    with scope({state}, {state}):
        for source in Source:
            for month in _months(state, source):
                found = _differences(state, source, month)
                _repair(state, source, found)
                yield from found


def rebuild(state: int):
    """Count every day of one state anew, without comparing: after a bulk load past the triggers."""
    with scope({state}, {state}):
        for source in Source:
            for month in _months(state, source):
                mark(state, source, _days(month))
                refresh(state)


def mark(state: int, source: Source, days: list[date]):
    """Put days into the queue."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(MARK, {"state": state, "source": source.value, "days": days})


def _months(state: int, source: Source) -> list[date]:
    """The months in which there is anything."""
    table = TABLES[source]
    sql = MONTHS.format(table=table.name, moment=table.moment, zone=settings.TIME_ZONE)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, {"state": state, "source": source.value})
        return [month for (month,) in cursor.fetchall()]


def _days(month: date) -> list[date]:
    return [month + at * DAY for at in range(Period(month, last_of_month(month)).days)]


def _differences(state: int, source: Source, month: date) -> list[Difference]:
    found = []
    days = FRESH_DAYS.format(parted=counted_days(source))
    for grain, fresh, starts in ((Grain.DAY, days, _days(month)), (Grain.MONTH, FRESH_MONTHS, [month])):
        values = {"state": state, "source": source.value, "grain": grain.value, "starts": starts}
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(COMPARE.format(fresh=fresh), values)
            found += [_difference(source, grain, row) for row in cursor.fetchall()]
    return found


def _difference(source: Source, grain: Grain, row: tuple) -> Difference:
    starts, programme, dimension, key, *numbers = row
    entries, people, counted_entries, counted_people = map(int, numbers)
    counted = (counted_entries, counted_people)
    return Difference(source, grain, starts, programme, dimension, key, (entries, people), counted)


def _repair(state: int, source: Source, found: list[Difference]):
    if found:
        mark(state, source, sorted({difference.starts for difference in found}))
        refresh(state)
