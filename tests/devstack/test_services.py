"""Real throw-away Postgres and Valkey, started and stopped by the devstack."""

import os

import psycopg
import pytest

from streetwork.devstack import database, services
from streetwork.devstack.paths import throwaway_dir
from streetwork.devstack.processes import Signals


@pytest.fixture(scope="module")
def stack():
    with throwaway_dir() as var, services.running({}, var, Signals(), fast=True) as env:
        yield var, env


def value(url, query):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchone()[0]


def test_both_services_answer(stack):
    var, env = stack
    assert all(service.answers() for service in services.describe({}, var))
    assert env["STREETWORK_EMBEDDED"] == "1"


def test_the_runtime_role_has_no_way_around_the_wall(stack):
    _var, env = stack
    query = (
        "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolinherit "
        "FROM pg_roles WHERE rolname = current_user"
    )
    assert value(env["DATABASE_URL"], query) is False


def test_the_runtime_role_may_fill_the_owners_tables_but_neither_empty_nor_make_them(stack):
    _var, env = stack
    with psycopg.connect(env["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("CREATE TABLE sample (id integer GENERATED ALWAYS AS IDENTITY, word text)")
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as runtime:
        runtime.execute("INSERT INTO sample (word) VALUES ('a')")
        for refused in ("TRUNCATE sample", "CREATE TABLE other ()", "CREATE TEMP TABLE other ()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                runtime.execute(refused)


def test_the_backup_role_reads_everything_and_writes_nothing(stack):
    _var, env = stack
    backup = env["DATABASE_URL"].replace("streetwork_runtime", "streetwork_backup")
    assert value(backup, "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        value(backup, "CREATE TABLE other ()")


def test_cyrillic_letters_have_upper_and_lower_case(stack):
    _var, env = stack
    assert value(env["DATABASE_URL"], "SELECT upper('ж') = 'Ж' AND 'Ж' ILIKE 'ж'")


def test_the_extensions_are_there(stack):
    _var, env = stack
    found = value(env["DATABASE_URL"], "SELECT array_agg(extname::text) FROM pg_extension")
    assert {"pg_trgm", "unaccent", "btree_gist"} <= set(found)


def test_provisioning_twice_changes_nothing(stack):
    var, env = stack
    (var / "postgres" / "provisioned").unlink()
    database.provision(env["DATABASE_ADMIN_URL"], stamp=var / "postgres" / "provisioned")
    assert value(env["DATABASE_URL"], "SELECT current_user") == database.RUNTIME


def test_a_copy_of_a_database_has_its_tables(stack):
    _var, env = stack
    admin = env["DATABASE_ADMIN_URL"]
    database.create(admin, "first")
    with psycopg.connect(admin, dbname="first", autocommit=True) as connection:
        connection.execute("CREATE TABLE thing ()")
    database.create(admin, "second", template="first")
    with psycopg.connect(admin, dbname="second") as connection:
        assert connection.execute("SELECT to_regclass('thing')").fetchone()[0] == "thing"
    database.drop(admin, "second")
    database.drop(admin, "first")


def test_a_stopped_stack_leaves_no_process_and_no_folder():
    with throwaway_dir() as var:
        with services.running({}, var, Signals(), fast=True):
            running = services.describe({}, var)
        assert not any(service.answers() for service in running)
    assert not var.exists()
    assert not running[0].sockets.exists()


def test_a_postgres_that_was_killed_recovers_by_itself():
    with throwaway_dir() as var:
        with services.running({}, var, Signals(), fast=True) as env:
            pid = int((var / "postgres/data/postmaster.pid").read_text().split()[0])
            killed = services.describe({}, var)[0]
            os.kill(pid, 9)
        assert (var / "postgres/data/postmaster.pid").exists()
        assert not killed.answers()
        with services.running({}, var, Signals(), fast=True) as env:
            assert value(env["DATABASE_URL"], "SELECT 1") == 1


def test_a_process_id_that_now_belongs_to_another_program_is_no_obstacle():
    with throwaway_dir() as var:
        with services.running({}, var, Signals(), fast=True):
            pass
        data = var / "postgres" / "data"
        own_pid = os.getpid()
        (data / "postmaster.pid").write_text(f"{own_pid}\n{data}\n1\n5432\n/nowhere\n\n 1 1\nready\n")
        with services.running({}, var, Signals(), fast=True) as env:
            assert value(env["DATABASE_URL"], "SELECT 1") == 1
