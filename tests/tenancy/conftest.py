"""Other logins to the worker's database, and short words for what these tests ask of it."""

import os
from contextlib import contextmanager

import environ
import psycopg
import pytest
from django.db import connection, connections
from psycopg.conninfo import make_conninfo

from streetwork.tenancy.models import State
from streetwork.tenancy.sqlguard import guard

ADMIN_URL = os.environ.get("DATABASE_ADMIN_URL", "")


def conninfo():
    """The worker's database as superuser."""
    return make_conninfo(ADMIN_URL, dbname=connection.settings_dict["NAME"])


@contextmanager
def logged_in_as(role):
    """A plain psycopg connection with this role's rights, in autocommit: no scope, no guard, no Django."""
    with psycopg.connect(conninfo(), autocommit=True) as opened:
        opened.execute(f"SET SESSION AUTHORIZATION {role}")
        yield opened


@pytest.fixture
def as_runtime(db):
    with logged_in_as("streetwork_runtime") as opened:
        yield opened


@pytest.fixture
def as_owner(db):
    with logged_in_as("streetwork_owner") as opened:
        yield opened


@pytest.fixture
def as_backup(db):
    with logged_in_as("streetwork_backup") as opened:
        yield opened


@contextmanager
def owner_wrapper(name=None):
    """Django's connection `owner`, as `manage.py migrate` has it: the owner's login and no guard."""
    opened = connection.copy(alias="owner")
    wanted = environ.Env.db_url_config(os.environ["DATABASE_OWNER_URL"])
    opened.settings_dict |= {key: wanted[key] for key in ("USER", "PASSWORD", "HOST", "PORT")}
    opened.settings_dict["NAME"] = name or connection.settings_dict["NAME"]
    opened.execute_wrappers.remove(guard)
    connections["owner"] = opened
    try:
        yield opened
    finally:
        opened.close()
        del connections["owner"]


@pytest.fixture
def owner(db):
    with owner_wrapper() as opened:
        yield opened


@pytest.fixture
def state(db):
    """`state("ST")` is its primary key."""
    return dict(State.objects.values_list("code", "pk")).__getitem__


def setting(name="app.state_ids"):
    """What Postgres knows of the scope at this moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        return cursor.fetchone()[0] or ""


def raw_states():
    """States of the contacts that Postgres itself shows, without the ORM's own condition."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT state_id FROM cases_contact ORDER BY 1")
        return [pk for (pk,) in cursor.fetchall()]
