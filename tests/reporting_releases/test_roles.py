"""What the two logins may, asked with the real roles; and that nobody changes what is published."""

import psycopg
import pytest

from streetwork.reporting.releases import checks
from tests.tenancy.conftest import conninfo, logged_in_as

BUILD, READ, RUNTIME, OWNER = (f"streetwork_{name}" for name in ("stats_build", "stats_read", "runtime", "owner"))
NEW = (
    "INSERT INTO reporting_release"
    " (kind, starts, draw, menu, method, frozen_at, tables, withheld, languages, cells_hash)"
    " VALUES ('month', '2020-01-01', 1, 1, 1, now(), '{}', '{}', '{}', '') RETURNING id"
)
CELL = "INSERT INTO reporting_statcell (release_id, \"table\", \"row\", \"column\", value) VALUES (%s, 't', '', '', 3)"


def refused(role, statement):
    with logged_in_as(role) as opened, pytest.raises(psycopg.errors.InsufficientPrivilege):
        opened.execute(statement)
    return True


@pytest.mark.parametrize(
    "table", ["cases_contact", "cases_contactnote", "cases_case", "accounts_user", "reporting_rollup", "tenancy_state"]
)
def test_the_reading_login_sees_nothing_but_what_is_published(db, table):
    assert refused(READ, f"SELECT 1 FROM {table}")


@pytest.mark.parametrize("column", ["id", "counselor_id", "programme_id", "origin_group_id", "thread_fingerprint", "*"])
def test_the_building_login_sees_nine_columns_of_contacts_alone(db, column):
    assert refused(BUILD, f"SELECT {column} FROM cases_contact")
    with logged_in_as(BUILD) as opened:
        columns = ", ".join(sorted(checks.BUILD_READS["cases_contact"]))
        assert opened.execute(f"SELECT {columns} FROM cases_contact").fetchall() == []


@pytest.mark.parametrize(
    "table", ["cases_contactnote", "cases_case", "cases_contactevent", "accounts_user", "referrals_referral"]
)
def test_the_building_login_reads_no_note_no_case_no_person(db, table):
    assert refused(BUILD, f"SELECT 1 FROM {table}")


def test_the_building_login_is_behind_the_walls(db, cast):
    with logged_in_as(BUILD) as opened:
        assert opened.execute("SELECT count(client_ref) FROM cases_contact").fetchone() == (0,)


@pytest.mark.parametrize("role", [RUNTIME, READ])
@pytest.mark.parametrize(
    "statement",
    [NEW, "DELETE FROM reporting_statcell", "UPDATE reporting_release SET draw = 2", "TRUNCATE reporting_statcell"],
)
def test_nobody_but_the_build_writes(db, role, statement):
    assert refused(role, statement)


@pytest.mark.parametrize("statement", ["DELETE FROM reporting_release", "UPDATE reporting_statcell SET value = 0",
                                       "UPDATE cases_contact SET kind = 'x'", "DELETE FROM cases_contact"])  # fmt: skip
def test_the_build_changes_nothing(db, statement):
    assert refused(BUILD, statement)


@pytest.mark.parametrize("table", ["reporting_release", "reporting_statcell"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = 0", "TRUNCATE {} CASCADE"])
def test_what_is_published_does_not_change_even_for_the_owner(releases, table, statement):
    releases("month", "2026-01-01", {"month-total": {("", ""): 40}})

    with (
        logged_in_as(OWNER) as opened,
        pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="never change"),
    ):
        opened.execute(statement.format(table))


def test_no_cell_joins_a_release_later(releases):
    done = releases("month", "2026-01-01")

    with logged_in_as(BUILD) as opened, pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="complete"):
        opened.execute(CELL, [done.pk])


def test_cells_join_their_release_in_its_own_transaction_and_after_savepoints(db):
    with psycopg.connect(conninfo()) as opened:
        opened.execute(f"SET SESSION AUTHORIZATION {BUILD}")
        with opened.transaction():
            (number,) = opened.execute(NEW).fetchone()
        with opened.transaction():
            opened.execute(CELL, [number])
        opened.rollback()


@pytest.fixture
def sealed_after(db, monkeypatch):
    """Do something to the database as superuser, check it as the runtime role, undo it."""

    def check(*statements):
        with psycopg.connect(conninfo()) as sabotaged:
            for statement in statements:
                sabotaged.execute(statement)
            sabotaged.execute("SET LOCAL ROLE streetwork_runtime")
            monkeypatch.setattr(checks, "connection", sabotaged)
            try:
                return sorted(m.id for m in checks.statistics_are_sealed(None, databases=["default"]))
            finally:
                sabotaged.rollback()

    return check


def test_the_real_grants_are_sound(sealed_after):
    assert sealed_after() == []


@pytest.mark.parametrize(
    ("sabotage", "found"),
    [
        (f"ALTER ROLE {BUILD} BYPASSRLS", "reporting.E001"),
        (f"GRANT streetwork_backup TO {READ}", "reporting.E001"),
        (f"GRANT SELECT (counselor_id) ON cases_contact TO {BUILD}", "reporting.E002"),
        (f"GRANT SELECT ON cases_contactnote TO {BUILD}", "reporting.E002"),
        (f"GRANT SELECT (kind) ON cases_contact TO {READ}", "reporting.E002"),
        ("GRANT SELECT ON accounts_user TO PUBLIC", "reporting.E002"),
        ("GRANT UPDATE ON reporting_statcell TO streetwork_runtime", "reporting.E003"),
        ("GRANT INSERT ON reporting_release TO streetwork_runtime", "reporting.E003"),
        (f"GRANT INSERT ON reporting_release TO {READ}", "reporting.E003"),
        (f"GRANT DELETE ON reporting_release TO {BUILD}", "reporting.E003"),
        (f"GRANT UPDATE (kind) ON cases_contact TO {BUILD}", "reporting.E003"),
        (f"GRANT INSERT ON cases_contact TO {BUILD}", "reporting.E004"),
        ("ALTER TABLE reporting_statcell DISABLE TRIGGER statcell_frozen", "reporting.E005"),
        ("DROP TRIGGER statcell_in_time ON reporting_statcell", "reporting.E005"),
    ],
)
def test_a_wider_grant_or_a_broken_freeze_stops_the_start(sealed_after, sabotage, found):
    assert found in sealed_after(sabotage)


def test_the_check_is_asked_at_every_start():
    from streetwork.tenancy import checks as tenancy_checks

    assert checks.statistics_are_sealed in tenancy_checks._at_start
