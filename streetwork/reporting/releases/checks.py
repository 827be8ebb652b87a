"""System checks: the application refuses to start when the two logins of the statistics may do more than they need.

`check --database default` and every start of web and worker ask Postgres (see streetwork/tenancy/checks.py). What is
allowed here is granted in migration 0003: the two are changed together.
"""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.db import connection

BUILD, READ = "streetwork_stats_build", "streetwork_stats_read"
PUBLISHED = ("reporting_release", "reporting_statcell")
# What the build may read beside the published tables, column by column.
BUILD_READS = {
    "cases_contact": {
        "state_id", "client_ref", "case_id", "occurred_at", "language_id", "main_topic_id", "platform_id", "kind",
        "offer_answered",
    },
    "tenancy_state": {"id", "code"},
    "vocabulary_topic": {"id", "code", "parent_id"},
    "vocabulary_platform": {"id", "code"},
}  # fmt: skip
FREEZES = {"release_frozen", "statcell_frozen", "statcell_in_time"}


@checks.register(checks.Tags.database)
def statistics_are_sealed(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """E001–E005: who reads contacts, who writes statistics, and whether the freeze is on."""
    if not databases or "default" not in databases or settings.DB_PURPOSE == "migrate":
        return []
    with connection.cursor() as cursor:
        return [*_attributes(cursor), *_readable(cursor), *_writable(cursor), *_freezes(cursor)]


def _error(number: int, message: str) -> checks.Error:
    return checks.Error(message, id=f"reporting.E{number:03d}")


def _attributes(cursor) -> Iterator[checks.Error]:
    cursor.execute(
        """SELECT r.rolname FROM pg_roles r WHERE r.rolname = ANY(%s) AND (
               r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication
               OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid)
               OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid))""",
        [[BUILD, READ]],
    )
    for (role,) in cursor.fetchall():
        yield _error(
            1, f"{role} must be a plain login: no superuser, no bypass, no member of a role, owner of nothing."
        )


def _readable(cursor) -> Iterator[checks.Error]:
    cursor.execute(
        """SELECT r.rolname, c.relname, a.attname
           FROM pg_roles r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
           WHERE r.rolname = ANY(%s) AND n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
             AND NOT c.relname = ANY(%s) AND has_column_privilege(r.oid, c.oid, a.attnum, 'SELECT')
           ORDER BY 1, 2, 3""",
        [[BUILD, READ], list(PUBLISHED)],
    )
    for role, table, column in cursor.fetchall():
        if role == READ or column not in BUILD_READS.get(table, ()):
            yield _error(2, f"{role} may read {table}.{column}: it must not.")


def _writable(cursor) -> Iterator[checks.Error]:
    cursor.execute(
        """SELECT r.rolname, c.relname, p.privilege
           FROM pg_roles r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
                unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p (privilege)
           WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'f')
             AND (r.rolname = ANY(%(two)s) OR r.rolname = %(runtime)s AND c.relname = ANY(%(published)s))
             AND CASE WHEN p.privilege IN ('INSERT', 'UPDATE') THEN has_any_column_privilege(r.oid, c.oid, p.privilege)
                      ELSE has_table_privilege(r.oid, c.oid, p.privilege) END
           ORDER BY 1, 2, 3""",
        {"two": [BUILD, READ], "runtime": settings.DB_RUNTIME_ROLE, "published": list(PUBLISHED)},
    )
    for role, table, privilege in cursor.fetchall():
        if (role, privilege) != (BUILD, "INSERT"):
            yield _error(3, f"{role} may {privilege} {table}: published statistics are built once, by {BUILD} alone.")
        elif table not in PUBLISHED:
            yield _error(4, f"{BUILD} may INSERT into {table}: it must not.")


def _freezes(cursor) -> Iterator[checks.Error]:
    cursor.execute(
        """SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
           WHERE c.relname = ANY(%s) AND t.tgenabled IN ('O', 'A')""",
        [list(PUBLISHED)],
    )
    for missing in sorted(FREEZES - {name for (name,) in cursor.fetchall()}):
        yield _error(5, f"The trigger {missing} is missing or disabled: published statistics could be changed.")
