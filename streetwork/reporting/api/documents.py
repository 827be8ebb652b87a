"""What the statistics say, as JSON and as lines of a CSV. Every document names its releases and the method."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from streetwork.reporting.api.arithmetic import PERIOD, Number, Row, chosen, summed
from streetwork.reporting.api.editions import Edition, period
from streetwork.reporting.api.parameters import Asked
from streetwork.reporting.models import Release
from streetwork.reporting.releases import published
from streetwork.reporting.releases.menu import LANGUAGE, MENU, MENU_VERSION, PLATFORM, STATE, TOPIC, Table
from streetwork.reporting.releases.perturbation import METHOD_VERSION, D

METHOD = "cell-key perturbation"
ZERO = f"0 may mean 0–{D}"
ABSENT = (
    f"A combination without a row has the number 0 ({ZERO}). A language that no release names is part of “other”;"
    " a period that is withheld has no number."
)
TOTALS = (
    "Totals do not add up: each table is perturbed by itself, and a sum of cells is off by more than a cell. "
    "Prefer the table that has the total you need."
)
COUNTED = "Contacts. A cell of fewer than three people counts people."
TITLES = {
    "": "Contacts in all",
    STATE: "Contacts by state",
    LANGUAGE: "Contacts by language",
    TOPIC: "Contacts by topic",
    PLATFORM: "Contacts by platform",
}
VOCABULARIES = {
    STATE: "open-api:states",
    LANGUAGE: "open-api:languages",
    TOPIC: "open-api:topics",
    PLATFORM: "open-api:platforms",
}


@dataclass(frozen=True)
class Listed:
    """A document and the same as a table: `head` names the columns of `lines`. `total` counts rows of all pages."""

    document: dict
    head: Sequence[str]
    lines: Iterable[Sequence]
    total: int
    file_name: str


def absolute(url_name: str, *args) -> str:
    with override("en"):
        return settings.BASE_URL + reverse(url_name, args=args)


def method() -> dict:
    """What holds for every published number."""
    return {
        "name": METHOD,
        "version": METHOD_VERSION,
        "menu": MENU_VERSION,
        "d": D,
        "counted": COUNTED,
        "zero": ZERO,
        "absent": ABSENT,
        "totals": TOTALS,
        "documentation": absolute("statistics:method"),
    }


def title_of(table: Table) -> str:
    if not table.column:
        return TITLES[table.row]
    return f"{TITLES[table.row]} and {table.column}"


def menu_document(edition: Edition) -> Listed:
    """All tables: their dimensions, and the periods that are there."""
    tables = [_table_entry(table, edition) for table in MENU]
    lines = [
        (entry["key"], " ".join(each["name"] for each in entry["dimensions"]), row["period"], row["release"],
         row["frozen_at"], row["is_withheld"])
        for entry in tables
        for row in entry["periods"]
    ]  # fmt: skip
    head = ("table", "dimensions", "period", "release", "frozen_at", "is_withheld")
    return Listed({"method": method(), "count": len(tables), "tables": tables}, head, lines, len(tables), "tables")


def _table_entry(table: Table, edition: Edition) -> dict:
    return {
        "key": table.key,
        "title": title_of(table),
        "kind": table.kind,
        "dimensions": [{"name": name, "codes": absolute(VOCABULARIES[name])} for name in table.dimensions],
        "url": absolute("stats-api:table", table.key),
        "periods": [
            {"period": edition.codes[each.pk], "release": each.pk, "frozen_at": _moment(each),
             "is_withheld": table.key in each.withheld}
            for each in edition.of_kind(table.kind)
            if table.key in each.tables or table.key in each.withheld
        ],
    }  # fmt: skip


def releases_document(edition: Edition, asked: Asked) -> Listed:
    """The releases, the newest first."""
    rows = [_release_entry(each) for each in edition.releases]
    part = rows[asked.offset : asked.offset + asked.limit]
    head = ("id", "kind", "period", "starts", "ends", "frozen_at", "draw", "is_correction", "menu", "method",
            "languages", "tables", "withheld", "cells_hash")  # fmt: skip
    lines = [[" ".join(row[name]) if isinstance(row[name], list) else row[name] for name in head] for row in part]
    document = {"method": method(), **_page(len(rows), asked), "releases": part}
    return Listed(document, head, lines, len(rows), "releases")


def _release_entry(release: Release) -> dict:
    covered = period(release)
    return {
        "id": release.pk,
        "kind": release.kind,
        "period": covered.code,
        "starts": covered.first.isoformat(),
        "ends": covered.last.isoformat(),
        "frozen_at": _moment(release),
        "draw": release.draw,
        "is_correction": release.draw > 1,
        "menu": release.menu,
        "method": release.method,
        "languages": release.languages,
        "tables": release.tables,
        "withheld": release.withheld,
        "cells_hash": release.cells_hash,
    }


def table_document(table: Table, edition: Edition, asked: Asked) -> Listed:
    """The rows of one table: what was filtered and summed, in the order of period and codes."""
    covered = [each for each in edition.of_kind(table.kind) if _is_within(each, asked)]
    shown = [each for each in covered if table.key in each.tables]
    withheld = [each for each in covered if table.key in each.withheld]
    numbers = chosen(_numbers(table, shown, edition), table.dimensions, asked.codes)
    rows = summed(numbers, table.dimensions, asked.sum_over)
    part = rows[asked.offset : asked.offset + asked.limit]
    kept = [name for name in table.dimensions if name not in asked.sum_over]
    by_period = PERIOD not in asked.sum_over
    document = {
        "table": {"key": table.key, "title": title_of(table), "kind": table.kind, "dimensions": list(table.dimensions)},
        "method": method(),
        "releases": [_short(each, edition, table) for each in shown],
        "withheld": [_short(each, edition, table) for each in withheld],
        "filters": {name: sorted(codes) for name, codes in sorted(asked.codes.items())},
        "sum_over": sorted(asked.sum_over),
        **_page(len(rows), asked),
        "rows": [_row(row, kept, by_period=by_period) for row in part],
    }
    frozen = {each.pk: _moment(each) for each in shown}
    head = (*(("period", "frozen_at") if by_period else ()), "releases", *kept, "value", "cells")
    lines = [_line(row, frozen, by_period=by_period) for row in part]
    return Listed(document, head, lines, len(rows), table.key)


def _is_within(release: Release, asked: Asked) -> bool:
    """Whether the whole period lies between `from` and `to`."""
    covered = period(release)
    return (not asked.first or covered.first >= asked.first) and (not asked.last or covered.last <= asked.last)


def _numbers(table: Table, releases: Sequence[Release], edition: Edition) -> Iterable[Number]:
    cells = published.cells(table.key, [each.pk for each in releases]) if releases else ()
    for cell in cells:
        codes = tuple(code for name, code in ((table.row, cell.row), (table.column, cell.column)) if name)
        yield Number(edition.codes[cell.release_id], cell.release_id, codes, cell.value)


def _short(release: Release, edition: Edition, table: Table) -> dict:
    return {
        "id": release.pk,
        "period": edition.codes[release.pk],
        "frozen_at": _moment(release),
        "draw": release.draw,
        "is_correction": release.draw > 1,
        **({"languages": release.languages} if LANGUAGE in table.dimensions else {}),
    }


def _row(row: Row, kept: Sequence[str], *, by_period: bool) -> dict:
    return {
        **({"period": row.period} if by_period else {}),
        "releases": list(row.releases),
        **dict(zip(kept, row.codes, strict=True)),
        "value": row.value,
        "cells": row.cells,
    }


def _line(row: Row, frozen: dict[int, str], *, by_period: bool) -> list:
    head = [row.period, frozen[row.releases[0]]] if by_period else []
    return [*head, " ".join(str(each) for each in row.releases), *row.codes, row.value, row.cells]


def _page(count: int, asked: Asked) -> dict:
    return {"count": count, "limit": asked.limit, "offset": asked.offset}


def _moment(release: Release) -> str:
    return release.frozen_at.isoformat(timespec="seconds").replace("+00:00", "Z")
