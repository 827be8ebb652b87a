"""The suite runs as the runtime role, on a copy of one migrated and ground-seeded template database.

`make test` starts the throw-away cluster and names it in DATABASE_ADMIN_URL. The first process makes the
template, each parallel worker copies it. Tests that open their own transactions are cleaned up by the
superuser: the runtime role neither sees nor may delete everything.
"""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from xdist.scheduler import LoadFileScheduling

TEMPLATE = "streetwork_template"
DEMO = "tests/demo/"
ADMIN_URL = os.environ.get("DATABASE_ADMIN_URL", "")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
# What seed_ground wrote: stays from test to test, so no test may change it outside a transaction.
GROUND_PREFIXES = ("tenancy_", "vocabulary_", "places_", "accounts_declaration", "cases_keyword",
                   "reporting_reporttemplate", "django_content_type", "auth_permission",
                   "django_migrations")  # fmt: skip
NOT_GROUND = {"accounts_declarationsigned", "cases_keywordtally"}


class Together(LoadFileScheduling):
    """A file goes to one worker, and the files of the demo go to one: they share data that take 20 s to write."""

    def _split_scope(self, nodeid):
        file = super()._split_scope(nodeid)
        return DEMO if file.startswith(DEMO) else file


def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)


def pytest_configure(config):
    if ADMIN_URL and not WORKER:
        _make_template()


def _make_template():
    """Migrating from nothing takes half of a short run's time, so the migrated schema is kept in var/."""
    from streetwork.devstack import database, stamps
    from streetwork.devstack.paths import REPO
    from streetwork.devstack.postgres import binary

    database.drop(ADMIN_URL, TEMPLATE)
    database.create(ADMIN_URL, TEMPLATE)
    urls = {name: _with_database(os.environ[name], TEMPLATE) for name in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    target = f"--dbname={_with_database(ADMIN_URL, TEMPLATE)}"
    kept = REPO / "var" / "test-schema" / f"{stamps.of_migrations()[:24]}.dump"

    def run(*command):
        subprocess.run([str(part) for part in command], env={**os.environ, **urls}, check=True)

    if kept.exists():
        run(binary("pg_restore"), "--clean", "--if-exists", "--no-comments", target, kept)
    else:
        run(sys.executable, "manage.py", "migrate", "-v0")
        for old in kept.parent.glob("*.dump*"):
            if time.time() - old.stat().st_mtime > 86400:
                old.unlink(missing_ok=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        run(binary("pg_dump"), "--format=custom", target, f"--file={kept}.{os.getpid()}")
        Path(f"{kept}.{os.getpid()}").rename(kept)
    run(sys.executable, "manage.py", "seed_ground", "-v0")


def _with_database(url, name):
    head, _, query = url.partition("?")
    return head.rsplit("/", 1)[0] + "/" + name + ("?" + query if query else "")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker):
    if not ADMIN_URL:
        pytest.exit("These tests need Postgres: run them with `make test ARGS=…`.", returncode=2)
    from django.db import connections

    from streetwork.devstack import database

    name = f"test_{WORKER or 'only'}"
    database.drop(ADMIN_URL, name)
    database.create(ADMIN_URL, name, template=TEMPLATE)
    with django_db_blocker.unblock():
        connections.close_all()
        for alias in connections:
            connections[alias].settings_dict |= {"NAME": name, "CONN_MAX_AGE": 0}
        yield
        connections.close_all()
    database.drop(ADMIN_URL, name)


@pytest.fixture(scope="session")
def admin_connection(django_db_setup):
    """A superuser's connection to the worker's database, in autocommit."""
    with psycopg.connect(ADMIN_URL, dbname=f"test_{WORKER or 'only'}", autocommit=True) as connection:
        yield connection


def _empty_as_superuser():
    """DELETE without triggers: for the few rows of a test about ten times faster than TRUNCATE of all tables."""
    with psycopg.connect(ADMIN_URL, dbname=f"test_{WORKER or 'only'}") as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in rows if not name.startswith(GROUND_PREFIXES) or name in NOT_GROUND]
        connection.execute("SET LOCAL session_replication_role = replica")
        statement = sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in tables)
        connection.execute(statement)


@pytest.fixture(autouse=True, scope="session")
def _clean_up_as_superuser():
    from django.test import TransactionTestCase

    TransactionTestCase._fixture_teardown = lambda self: _empty_as_superuser()


@pytest.fixture(autouse=True, scope="session")
def _media_of_their_own(tmp_path_factory):
    """Pictures that tests take in never land among real ones."""
    from django.test.utils import override_settings

    with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        yield


@pytest.fixture(autouse=True)
def _fresh_memory(request):
    """Nothing remembered from the test before, except the ground data in memory when no test touched it."""
    if not ({"db", "transactional_db", "live_server"} & set(request.fixturenames) or "django_db" in request.keywords):
        yield
        return
    from django.core.cache import cache

    from streetwork.tenancy import changes

    announced, version = changes.announced, cache.get(changes.VERSION_KEY)
    yield
    forget_own_keys(cache)
    if version and changes.announced == announced:
        cache.set(changes.VERSION_KEY, version, None)
    else:
        changes.announced += 1


def forget_own_keys(cache):
    """Only this worker's: `cache.clear()` would empty the Valkey that all workers share."""
    client = cache._cache.get_client(None, write=True)
    if keys := list(client.scan_iter(f"{cache.key_prefix}:*", count=1000)):
        client.delete(*keys)


@pytest.fixture
def opened(db):
    """`with opened("ST", "NW"): …` opens a scope for these states and a transaction, as a request would."""
    return open_states


@contextmanager
def open_states(*codes, write=None, actor=None):
    from django.db import transaction

    from streetwork.tenancy.models import State
    from streetwork.tenancy.scope import scope

    ids = dict(State.objects.values_list("code", "pk"))
    read = {ids[code] for code in codes}
    writable = read if write is None else {ids[code] for code in write}
    with scope(read, writable, actor=getattr(actor, "pk", actor)), transaction.atomic():
        yield


@pytest.fixture
def cast(db):
    """The fixed cast, made as they are named: see tests/factories/cast.py."""
    from tests.factories.cast import Cast

    return Cast()
