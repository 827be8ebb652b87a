"""Counting from the raw tables: which rows, and how they are parted. SQL, written once for the rollup and for filters.

All dimensions come from one pass over the rows (GROUPING SETS). What the rows are is said by a sub-select of the names
in CONTACT and REFERRAL; it reads nothing that the covering index `contact_figures` does not hold.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.conf import settings

from streetwork.reporting.enums import Source
from streetwork.reporting.figures.dimensions import OFFER_ANSWERED, OFFER_UNANSWERED, POST, Dimension

CONTACT = f"""
    c.state_id, c.programme_id, c.occurred_at AS at, c.people_reached AS people,
    (c.kind <> 'offer' OR c.offer_answered IS TRUE) AS is_counted,
    CASE WHEN c.kind <> 'offer' THEN c.kind WHEN c.offer_answered THEN '{OFFER_ANSWERED}'
        ELSE '{OFFER_UNANSWERED}' END AS kind,
    c.language_id AS language, c.platform_id AS platform, c.main_topic_id AS topic, c.topic_ids, c.acts,
    c.origin_group_id AS origin, c.region_evidence AS evidence, c.initiative, c.setting, c.depth, c.audience,
    c.residence_country AS country, c.target_state_id AS target, c.placement_id IS NOT NULL AS through"""
REFERRAL = """
    r.state_id, r.programme_id, r.suggested_at AS at, 1 AS people, true AS is_counted,
    r.result, r.level, r.topic_id AS topic"""

# What the rollup stores: the columns that part the rows, and the keys they give (several for a list).
STORED: Mapping[Dimension, tuple[tuple[str, ...], str]] = {
    Dimension.KIND: (("kind",), "ARRAY[kind]::text[]"),
    Dimension.LANGUAGE: (("language",), "ARRAY[language]::text[]"),
    Dimension.PLATFORM: (("platform",), "ARRAY[platform::text]::text[]"),
    Dimension.TOPIC_LEAF: (("topic",), "ARRAY[topic::text]::text[]"),
    Dimension.MENTIONED: (("topic_ids",), "topic_ids::text[]"),
    Dimension.ORIGIN: (("origin",), "ARRAY[coalesce(origin::text, '')]::text[]"),
    Dimension.EVIDENCE: (("evidence",), "ARRAY[evidence]::text[]"),
    Dimension.ACT: (("acts",), "acts::text[]"),
    Dimension.INITIATIVE: (("initiative",), "ARRAY[initiative]::text[]"),
    Dimension.SETTING: (("setting",), "ARRAY[setting]::text[]"),
    Dimension.DEPTH: (("depth",), "ARRAY[depth]::text[]"),
    Dimension.AUDIENCE: (("audience",), "ARRAY[audience]::text[]"),
    Dimension.COUNTRY: (("country",), "ARRAY[country]::text[]"),
    Dimension.TARGET: (("target",), "ARRAY[coalesce(target::text, '')]::text[]"),
    Dimension.THROUGH: (("through",), f"ARRAY[CASE WHEN through THEN '{POST}' ELSE '' END]::text[]"),
    Dimension.TOPIC_LANGUAGE: (("topic", "language"), "ARRAY[topic::text || '|' || language]::text[]"),
    Dimension.RESULT: (("result",), "ARRAY[result]::text[]"),
    Dimension.LEVEL: (("level",), "ARRAY[level]::text[]"),
    Dimension.REFERRAL_TOPIC: (("topic",), "ARRAY[topic::text]::text[]"),
}


class Table(NamedTuple):
    name: str
    alias: str
    moment: str
    columns: str


TABLES = {
    Source.CONTACTS: Table("cases_contact", "c", "occurred_at", CONTACT),
    Source.REFERRALS: Table("referrals_referral", "r", "suggested_at", REFERRAL),
}
ROWS = "SELECT {columns}{more} FROM {name} {alias} WHERE {where}"
DAY_BY_DAY = "SELECT counted.*, d.day{more} FROM {days} d CROSS JOIN LATERAL ({rows} OFFSET 0) counted"
PARTED = "SELECT {columns} FROM ({of}) counted GROUP BY GROUPING SETS ({groups})"


def stored_of(source: Source) -> list[Dimension]:
    """The stored dimensions of contacts or of referrals."""
    return [dimension for dimension in STORED if dimension.source == source]


def rows(source: Source, where: str, *, more: str = "") -> str:
    """The rows that `where` keeps; it names the table `c` or `r`. `more` are further columns."""
    return ROWS.format(where=where, more=more, **TABLES[source]._asdict())


def rows_of_days(source: Source, days: str, where: str = "true", *, more: str = "") -> str:
    """The rows of the (state_id, day)s in `days`, a FROM item named d; each day is one range of the index.

    `where` may name further columns of d, and `more` gives some to the answer.
    """
    _name, alias, moment, _columns = TABLES[source]
    within = (
        f"{alias}.state_id = d.state_id AND {alias}.{moment} >= {midnight('d.day')}"
        f" AND {alias}.{moment} < {midnight('d.day + 1')} AND {where}"
    )
    return DAY_BY_DAY.format(days=days, rows=rows(source, within), more=more)


def midnight(day: str) -> str:
    """SQL: the moment at which a local day begins."""
    return f"(({day})::timestamp AT TIME ZONE '{settings.TIME_ZONE}')"


def parted(of: str, by: Mapping[Dimension, Collection[str]]) -> str:
    """SQL: dimension, keys, the columns that any of `by` names, entries, people.

    `by` says for each stored dimension by which further columns of the rows it is parted; a row of the answer has NULL
    in those that others ask for. Unanswered offers count under KIND alone. A key may come in several rows.
    """
    more = sorted({column for columns in by.values() for column in columns})
    sets = {dimension: (*STORED[dimension][0], *columns) for dimension, columns in by.items()}
    every = list(dict.fromkeys(column for columns in sets.values() for column in columns))
    grouping = f"GROUPING({', '.join(every)})"
    masks = {
        dimension: sum(1 << place for place, column in enumerate(reversed(every)) if column not in columns)
        for dimension, columns in sets.items()
    }

    def case(values: Mapping[Dimension, str]) -> str:
        return f"CASE {grouping} {' '.join(f'WHEN {masks[each]} THEN {value}' for each, value in values.items())} END"

    def number(aggregate: str) -> str:
        counted = f"{aggregate} FILTER (WHERE is_counted)"
        if Dimension.KIND not in by:
            return counted
        return f"CASE {grouping} WHEN {masks[Dimension.KIND]} THEN {aggregate} ELSE {counted} END"

    columns = (
        f"{case({each: repr(each.value) for each in by})} AS dimension",
        f"{case({each: STORED[each][1] for each in by})} AS keys",
        *more,
        f"{number('count(*)')} AS entries",
        f"coalesce({number('sum(people)')}, 0) AS people",
    )
    groups = ", ".join(f"({', '.join(each)})" for each in sets.values())
    return PARTED.format(columns=", ".join(columns), of=of, groups=groups)
