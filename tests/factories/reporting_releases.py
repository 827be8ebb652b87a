"""Published statistics for tests, committed by the superuser: the runtime role may not write them.

A test file (or its conftest) imports the two fixtures and asks for `releases`:

    from tests.factories.reporting_releases import releases, statistics_swept  # noqa: F401

    def test_…(releases):
        release = releases("quarter", "2026-04-01", {"quarter-state-language": {("ST", "ro"): 14}})

They are gone before the next test that asks for `releases`, and at the end of the file.
"""

import hashlib
import os
from collections.abc import Mapping
from datetime import date

import psycopg
import pytest

from streetwork.reporting.models import Release
from streetwork.reporting.releases.menu import MENU_VERSION, tables_of
from streetwork.reporting.releases.perturbation import METHOD_VERSION

TABLES = ("reporting_correction", "reporting_statcell", "reporting_release")


def superuser() -> psycopg.Connection:
    from django.db import connection

    return psycopg.connect(os.environ["DATABASE_ADMIN_URL"], dbname=connection.settings_dict["NAME"])


def sweep() -> None:
    """Remove everything published, past the freeze. What an open transaction of the test holds is not waited for."""
    with superuser() as opened:
        opened.execute("SET LOCAL session_replication_role = replica")
        opened.execute("SET LOCAL lock_timeout = '2s'")
        for table in TABLES:
            opened.execute(f"DELETE FROM {table}")


def publish(kind: str, starts: str | date, cells: Mapping[str, Mapping[tuple[str, str], int]] | None = None, *,
            draw: int = 1, withheld=(), languages=("de", "en", "pl", "ro"), frozen_at=None) -> Release:  # fmt: skip
    """A committed release: tables named in `cells` hold these cells, the others of its kind are empty or withheld."""
    cells = cells or {}
    starts = date.fromisoformat(str(starts))
    tables = [table.key for table in tables_of(kind) if table.key not in withheld]
    rows = sorted((key, *place, value) for key, places in cells.items() for place, value in places.items())
    digest = hashlib.sha256("".join(f"{t},{r},{c},{v}\n" for t, r, c, v in rows).encode()).hexdigest()
    with superuser() as opened:
        (pk,) = opened.execute(
            """INSERT INTO reporting_release
                   (kind, starts, draw, menu, method, frozen_at, tables, withheld, languages, cells_hash)
               VALUES (%s, %s, %s, %s, %s, coalesce(%s, now()), %s, %s, %s, %s) RETURNING id""",
            [kind, starts, draw, MENU_VERSION, METHOD_VERSION, frozen_at, tables, list(withheld), list(languages),
             digest],
        ).fetchone()  # fmt: skip
        for key, row, column, value in rows:
            opened.execute(
                'INSERT INTO reporting_statcell (release_id, "table", "row", "column", value)'
                " VALUES (%s, %s, %s, %s, %s)",
                [pk, key, row, column, value],
            )
    return Release(
        pk=pk, kind=kind, starts=starts, draw=draw, menu=MENU_VERSION, method=METHOD_VERSION, tables=tables,
        withheld=list(withheld), languages=list(languages), cells_hash=digest,
    )  # fmt: skip


@pytest.fixture(scope="module")
def statistics_swept(django_db_setup):
    """Swept when the file is done: after the last test's own transaction has ended."""
    yield
    sweep()


@pytest.fixture
def releases(statistics_swept):
    """`publish`, beginning with nothing published."""
    sweep()
    return publish
