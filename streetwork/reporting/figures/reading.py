"""The two statements that read figures: one for all plain selections, one for each filtered selection.

A statement has one snapshot. Queue, rollup and raw rows of plain selections come from the same one, so a contact that
is saved, moved or deleted meanwhile, or a refresh that ends meanwhile, is seen as a whole or not at all (the argument
is in `rollup.refresh`):

- whole months without a changed day: the rows of months;
- the other days that did not change: the rows of days, at the edges of the period and within changed months;
- changed days: the raw table, one range of its index each.

Rows of the answer: number of the selection, dimension, key, programme, state and bucket (NULL where not asked for),
entries, people.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from cases.queries import local_midnight
from streetwork.reporting.enums import Source
from streetwork.reporting.figures.conditions import Values, filters_of, in_states, of_pairs
from streetwork.reporting.figures.counting import TABLES, parted, rows, rows_of_days
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.models.rollup import Grain
from streetwork.reporting.periods import DAY, Period, first_of_month

FINE = ("day", "week")
BUCKETS = {
    "day": "{day}",
    "week": "date_trunc('week', {day}::timestamp)::date",
    "month": "date_trunc('month', {day}::timestamp)::date",
    "quarter": "date_trunc('quarter', {day}::timestamp)::date",
    "half": "make_date(extract(year FROM {day})::int, CASE WHEN extract(month FROM {day}) > 6 THEN 7 ELSE 1 END, 1)",
    "year": "date_trunc('year', {day}::timestamp)::date",
}
# spans: months and days of the rollup that the selections need, by dimension as `rollup_once` is, so that no row of
# another dimension is read; then the days of those months that changed.
# What stands inside of OFFSET 0 is what the index can answer by one search: with lists of sources or programmes the
# planner leaves it for the index of the states, because it counts one search for each combination of their values.
PLAIN = """
    WITH whole AS MATERIALIZED (
        SELECT number, state_id, string_to_array(programmes, ',')::bigint[] AS programmes, first, last
        FROM unnest({whole}) AS given(number, state_id, programmes, first, last)
    ), given AS MATERIALIZED (
        SELECT number, state_id, string_to_array(programmes, ',')::bigint[] AS programmes, grain, first, last,
            dimension, dimension = ANY({placed}) AS placed, dimension = ANY({coursed}) AS coursed
        FROM unnest({given}) AS given(number, state_id, programmes, dimensions, grain, first, last)
            CROSS JOIN LATERAL unnest(string_to_array(dimensions, ',')) dimension
    ), dirty AS MATERIALIZED (
        SELECT DISTINCT state_id, source, day, date_trunc('month', day::timestamp)::date AS month
        FROM reporting_dirtyday
        WHERE state_id = ANY({states}) AND source = ANY({sources}) AND day BETWEEN {first} AND {last}
    ), stale AS MATERIALIZED (
        SELECT state_id, source, 'd' AS grain, day AS starts FROM dirty
        UNION ALL SELECT DISTINCT state_id, source, 'm', month FROM dirty
    ), spans AS (
        SELECT number, state_id, programmes, grain, first, last, dimension, placed, coursed, {sources} AS sources
        FROM given
        UNION ALL
        SELECT g.number, g.state_id, g.programmes, 'd', s.starts, (s.starts + interval '1 month - 1 day')::date,
            g.dimension, g.placed, g.coursed, ARRAY[s.source]
        FROM given g JOIN stale s ON g.grain = 'm' AND s.grain = 'm' AND s.state_id = g.state_id
            AND s.starts BETWEEN g.first AND g.last
    ), kept AS (
        SELECT r.* FROM spans w CROSS JOIN LATERAL (
            SELECT w.number, w.placed, w.coursed, r.state_id, r.grain, r.starts, r.source, r.programme_id,
                r.dimension, r.key, r.entries, r.people
            FROM reporting_rollup r
            WHERE r.state_id = w.state_id AND r.grain = w.grain AND r.dimension = w.dimension
                AND r.starts BETWEEN w.first AND w.last OFFSET 0
        ) r WHERE r.source = ANY(w.sources) AND r.programme_id = ANY(w.programmes)
            AND NOT EXISTS (
                SELECT FROM stale s WHERE s.state_id = r.state_id AND s.source = r.source AND s.grain = r.grain
                    AND s.starts = r.starts)
    )
    SELECT number, dimension, key, CASE WHEN placed THEN programme_id END, CASE WHEN placed THEN state_id END,
        CASE WHEN coursed THEN {bucket} END, sum(entries), sum(people)
    FROM kept GROUP BY 1, 2, 3, 4, 5, 6
    {live}"""
LIVE_DAYS = """(
    SELECT w.number, w.state_id, w.programmes, dirty.day FROM whole w JOIN dirty ON dirty.state_id = w.state_id
        AND dirty.source = {source} AND dirty.day BETWEEN w.first AND w.last)"""
WITH_BUCKET = "SELECT *, {bucket} AS bucket FROM ({of}) live"
ANSWER = """
    SELECT {columns}, entries, people
    FROM ({parted}) parted CROSS JOIN LATERAL unnest(keys) key WHERE entries > 0"""


@dataclass(frozen=True)
class Wanted:
    """What is read: stored dimensions, the bucket of those in `courses`, and which are parted by place."""

    dimensions: frozenset[Dimension]
    courses: frozenset[Dimension] = frozenset()
    bucket: str = ""
    by_place: frozenset[Dimension] = frozenset()

    @property
    def sources(self) -> list[Source]:
        return sorted({dimension.source for dimension in self.dimensions})

    def columns(self, source: Source, *more: str) -> dict[Dimension, tuple[str, ...]]:
        """By which further columns each dimension of the source is parted; all of them by `more`."""
        place, time = ("programme_id", "state_id"), ("bucket",)
        return {
            each: (*more, *(place if each in self.by_place else ()), *(time if each in self.courses else ()))
            for each in sorted(self.dimensions)
            if each.source == source
        }

    def bucket_of(self, day: str) -> str:
        return BUCKETS[self.bucket].format(day=day) if self.bucket else "NULL::date"


def plain_statement(selections: Sequence[Selection], wanted: Wanted) -> tuple[str, dict[str, object]]:
    """SQL and values for plain selections; numbers are their places in the sequence."""
    values = Values()
    whole = [
        (number, state, programmes, selection.period.first, selection.period.last)
        for number, selection in enumerate(selections)
        for state, programmes in _by_state(selection)
    ]
    given = [
        (number, state, programmes, ",".join(sorted(dimensions)), grain, span.first, span.last)
        for number, selection in enumerate(selections)
        for dimensions, grain, span in _spans(selection.period, wanted)
        for state, programmes in _by_state(selection)
    ]
    bucket = wanted.bucket_of("day")
    live = (
        _answer(WITH_BUCKET.format(bucket=bucket, of=_live_rows(source, values)), wanted.columns(source, "number"))
        for source in wanted.sources
    )
    statement = PLAIN.format(
        whole=_columns(whole, ("int", "smallint", "text", "date", "date"), values),
        given=_columns(given, ("int", "smallint", "text", "text", "text", "date", "date"), values),
        states=values(sorted({state for _number, state, *_ in whole}), "smallint[]"),
        sources=values([source.value for source in wanted.sources], "text[]"),
        first=values(min(each.period.first for each in selections)),
        last=values(max(each.period.last for each in selections)),
        placed=values([each.value for each in wanted.by_place], "text[]"),
        coursed=values([each.value for each in wanted.courses], "text[]"),
        bucket=wanted.bucket_of("starts"),
        live="\n".join(f"UNION ALL {part}" for part in live),
    )
    return statement, values.named


def filtered_statement(selection: Selection, wanted: Wanted) -> tuple[str, dict[str, object]]:
    """SQL and values for one selection, from the raw tables alone; its number is 0."""
    values = Values()
    parts = []
    for source in wanted.sources:
        alias, moment = TABLES[source].alias, TABLES[source].moment
        conditions = [
            in_states(selection, alias, values),
            f"{alias}.{moment} >= {values(local_midnight(selection.period.first))}",
            f"{alias}.{moment} < {values(local_midnight(selection.period.last + DAY))}",
            of_pairs(selection, alias, values),
            *filters_of(selection, source, values),
        ]
        day = f"({alias}.{moment} AT TIME ZONE '{settings.TIME_ZONE}')::date"
        of = rows(source, " AND ".join(conditions), more=f", {wanted.bucket_of(day)} AS bucket")
        parts.append(_answer(of, wanted.columns(source)))
    return "\nUNION ALL\n".join(parts), values.named


def _by_state(selection: Selection) -> list[tuple[int, str]]:
    """Each state with its programmes: "3,7"."""
    return [
        (state, ",".join(str(programme) for programme, states in sorted(selection.pairs.items()) if state in states))
        for state in sorted(selection.states)
    ]


def _spans(period: Period, wanted: Wanted) -> Iterator[tuple[frozenset[Dimension], str, Period]]:
    """Which dimensions are read from which rows of the rollup. A course of days or weeks needs days."""
    by_day = wanted.courses if wanted.bucket in FINE else frozenset()
    if by_day:
        yield by_day, Grain.DAY, period
    if by_month := wanted.dimensions - by_day:
        months, edges = split(period)
        yield from ((by_month, Grain.MONTH, span) for span in months)
        yield from ((by_month, Grain.DAY, span) for span in edges)


def _columns(table: list[tuple], casts: Sequence[str], values: Values) -> str:
    """The table as arguments of unnest(), column by column."""
    columns = zip(*table, strict=True) if table else ((),) * len(casts)
    return ", ".join(values(list(column), f"{cast}[]") for column, cast in zip(columns, casts, strict=True))


def _live_rows(source: Source, values: Values) -> str:
    """The raw rows of the days in the queue, once for each selection."""
    days = LIVE_DAYS.format(source=values(source.value))
    return rows_of_days(source, days, f"{TABLES[source].alias}.programme_id = ANY(d.programmes)", more=", d.number")


def _answer(of: str, by: Mapping[Dimension, Collection[str]]) -> str:
    named = {column for columns in by.values() for column in columns}
    columns = (
        column if column in named else unknown
        for column, unknown in (
            ("number", "0"),
            ("dimension", "dimension"),
            ("key", "key"),
            ("programme_id", "NULL::bigint"),
            ("state_id", "NULL::smallint"),
            ("bucket", "NULL::date"),
        )
    )
    return ANSWER.format(columns=", ".join(columns), parted=parted(of, by))


def split(period: Period) -> tuple[list[Period], list[Period]]:
    """The whole months of a period, as one span or none, and the days at its edges.

    >>> months, edges = split(Period(date(2026, 1, 15), date(2026, 3, 31)))
    >>> months == [Period(date(2026, 2, 1), date(2026, 3, 31))], edges == [Period(date(2026, 1, 15), date(2026, 1, 31))]
    (True, True)
    """
    first = period.first if period.first.day == 1 else _next_month(period.first)
    after = first_of_month(period.last + DAY)
    if first >= after:
        return [], [period]
    edges = [Period(period.first, first - DAY), Period(after, period.last)]
    return [Period(first, after - DAY)], [edge for edge in edges if edge.first <= edge.last]


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
