"""Pitfall 17: who dumps what. With the pg_dump that belongs to the server, on committed rows."""

import os
import re
import shutil
import subprocess

import psycopg
import pytest

from streetwork.devstack import postgres
from tests.factories.cases import contact_of
from tests.tenancy.conftest import conninfo

pytestmark = pytest.mark.django_db(transaction=True)
NOTES = {15: "a note of Magdeburg", 14: "a note of Dresden"}


@pytest.fixture
def dump(cast):
    """Run pg_dump of the notes with a role's rights; the scope goes along in PGOPTIONS."""
    contact_of(cast.owner, "ST", note=NOTES[15])
    contact_of(cast.outsider, "SN", note=NOTES[14])

    def run(role, *options, states=""):
        embedded = postgres.binary("pg_dump")
        command = [
            embedded if embedded.exists() else shutil.which("pg_dump"), "--role", role, "--data-only",
            "-t", "cases_contactnote", *options, "-d", conninfo(),
        ]  # fmt: skip
        env = os.environ | {"PGOPTIONS": f"-c app.state_ids={states}"}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    return run


def test_the_backup_role_dumps_every_row(dump):
    """Pitfall 17."""
    done = dump("streetwork_backup")
    assert done.returncode == 0, done.stderr
    assert all(note in done.stdout for note in NOTES.values())


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        ("streetwork_owner", "query would be affected by row-level security"),
        ("streetwork_runtime", "may lack SELECT privilege on the sequence"),
    ],
)
def test_nobody_behind_the_walls_can_take_half_a_backup_unawares(dump, role, reason):
    """Pitfall 17. pg_dump turns row_security off and fails rather than leaving rows out."""
    done = dump(role, states="15")
    assert done.returncode != 0
    assert reason in done.stderr
    assert not any(note in done.stdout for note in NOTES.values())


def test_one_tenant_can_be_dumped_alone(dump):
    """Pitfall 17. What a state gets when it leaves."""
    done = dump("streetwork_owner", "--enable-row-security", "--column-inserts", states="15")
    assert NOTES[15] in done.stdout
    assert NOTES[14] not in done.stdout
    assert len(re.findall("^INSERT INTO", done.stdout, re.MULTILINE)) == 1


def test_a_tenants_dump_can_be_restored(dump, admin_connection):
    """Pitfall 17. The restore drill: the dumped lines go back in."""
    done = dump("streetwork_owner", "--enable-row-security", "--column-inserts", states="15")
    lines = re.findall("^INSERT INTO.*;$", done.stdout, re.MULTILINE)
    admin_connection.execute("DELETE FROM cases_contactnote WHERE state_id = 15")
    for line in lines:
        admin_connection.execute(line)
    rows = admin_connection.execute("SELECT text FROM cases_contactnote WHERE state_id = 15").fetchall()
    assert rows == [(NOTES[15],)]


def test_the_backup_role_reads_and_nothing_else(dump, as_backup):
    """Pitfall 17."""
    assert as_backup.execute("SELECT count(*) FROM cases_contactnote").fetchone() == (2,)
    for statement in (
        "DELETE FROM cases_contactnote",
        "UPDATE cases_contactnote SET text = ''",
        "TRUNCATE cases_contactnote",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_backup.execute(statement)


def test_the_owner_is_refused_when_rows_would_be_left_out(dump, as_owner):
    """Pitfall 17."""
    as_owner.execute("SET row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="would be affected by row-level security"):
        as_owner.execute("SELECT count(*) FROM cases_contactnote")


def test_the_roles_have_the_rights_that_the_walls_need_and_no_others(admin_connection):
    """Pitfall 17. All log in by themselves: RESET ROLE would undo a SET ROLE."""
    rows = admin_connection.execute(
        """SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
           FROM pg_roles WHERE rolname LIKE 'streetwork_%'"""
    )
    rights = {name.removeprefix("streetwork_"): flags for name, *flags in rows}
    behind_the_walls = [True, False, False, False, False, False]
    assert rights == {
        "owner": behind_the_walls,
        "runtime": behind_the_walls,
        "stats_build": behind_the_walls,
        "stats_read": behind_the_walls,
        "backup": [True, False, True, False, False, False],
    }
    members = admin_connection.execute(
        "SELECT count(*) FROM pg_auth_members WHERE member::regrole::text LIKE 'streetwork_%'"
    )
    assert members.fetchone() == (0,)
