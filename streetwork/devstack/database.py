"""Roles, database and extensions, by the same SQL that docker-compose's init runs."""

import hashlib

import psycopg
from psycopg import sql

from streetwork.devstack.paths import REPO

NAME = "streetwork"
OWNER = "streetwork_owner"
RUNTIME = "streetwork_runtime"
STATS_BUILD, STATS_READ = "streetwork_stats_build", "streetwork_stats_read"
ROLES_SQL = REPO / "deploy" / "postgres" / "roles.sql"
DATABASE_SQL = REPO / "deploy" / "postgres" / "database.sql"


def provision(admin_url, *, stamp):
    """Make the roles and the database `streetwork`, once per content of the SQL files."""
    current = hashlib.sha256(ROLES_SQL.read_bytes() + DATABASE_SQL.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == current:
        return
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(ROLES_SQL.read_text())
    create(admin_url, NAME)
    stamp.write_text(current)


def create(admin_url, name, *, template=None):
    """Make a database of the owner with extensions and grants, or a copy of `template`, which has them.

    An existing database of that name is kept.
    """
    with psycopg.connect(admin_url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            copy = sql.SQL(" TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
            make = sql.SQL("CREATE DATABASE {} OWNER {}{}")
            connection.execute(make.format(sql.Identifier(name), sql.Identifier(OWNER), copy))
    if not template:
        with psycopg.connect(admin_url, dbname=name, autocommit=True) as connection:
            connection.execute(DATABASE_SQL.read_text())


def drop(admin_url, name):
    """Drop a database with whatever is still connected to it."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
