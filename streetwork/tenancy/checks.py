"""System checks: the application refuses to start when a wall is down.

Model checks (E001–E006) need no database. Wall checks (E010–E019) read Postgres' catalogues as the runtime
role and run with `check --database default`, in CI and at the start of every web and worker process.
"""

from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models

from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.operations import reference_name
from streetwork.tenancy.registry import is_declared, published_models, tenant_models

# Functions that run with their owner's rights, each reviewed (see the migration that makes it).
SECURITY_DEFINER_ALLOWED = {"purge_access_log"}


# A policy's condition as Postgres writes operations.STATES_OF back; what stands in brackets is the setting.
SOUND_CONDITION = (
    r"^\(state_id = ANY \(\( SELECT \(string_to_array\(current_setting\('app\.(\w+)'::text, true\), ','::text\)\)"
    r"::integer\[\] AS string_to_array\)::integer\[\]\)\)$"
)
# Command (a INSERT, d DELETE, r SELECT, w UPDATE), the setting of USING, the setting of WITH CHECK.
POLICIES = ["a write_state_ids", "d write_state_ids", "r state_ids", "w write_state_ids write_state_ids"]
APPEND_ONLY_POLICIES = ["a state_ids", "r state_ids"]
PUBLISHED_POLICIES = ["a write_state_ids", "d write_state_ids", "r", "w write_state_ids write_state_ids"]


def error(number, message, obj=None):
    return checks.Error(message, obj=obj, id=f"tenancy.E{number:03d}")


@checks.register("tenancy")
def models_are_declared(app_configs, **kwargs):
    """E001: every model is a tenant's, shared, or of a reviewed third-party app."""
    return [
        error(1, "Say whether the rows are a tenant's: inherit TenantModel or SharedModel.", model)
        for model in apps.get_models(include_auto_created=True)
        if not is_declared(model)
    ]


@checks.register("tenancy")
def tenant_models_stay_inside(app_configs, **kwargs):
    """E002–E006: references, automatic through tables and unique constraints cannot leave the state."""
    tenants = set(tenant_models())
    found = [problem for model in tenants for problem in _ways_out(model, tenants)]
    return found + [
        error(6, f"{field.name} points from a shared table into a tenant's.", model)
        for model in set(apps.get_models(include_auto_created=True)) - tenants
        for field in model._meta.local_fields
        if field.remote_field and field.remote_field.model in tenants
    ]


def _ways_out(model, tenants):
    for field in model._meta.local_fields:
        target = field.remote_field and field.remote_field.model
        if target in tenants and not isinstance(field, TenantForeignKey):
            yield error(2, f"{field.name} must be a TenantForeignKey.", model)
        if field.unique and not field.primary_key:
            yield error(3, f"{field.name} is unique over all states: that tells of foreign rows.", model)
    for field in model._meta.local_many_to_many:
        if field.remote_field.through._meta.auto_created:
            yield error(4, f"{field.name} needs a through model that carries the state.", model)
    for name, fields in _uniques(model):
        if not fields or fields[0] != "state":
            yield error(5, f"The unique constraint {name} must start with the state.", model)


def _uniques(model):
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield constraint.name, constraint.fields
    for fields in model._meta.unique_together:
        yield str(fields), fields


@checks.register(checks.Tags.database)
def walls_stand(app_configs, databases, **kwargs):
    """E010–E019: what Postgres says about roles, policies, keys and views."""
    if not databases or "default" not in databases or settings.DB_PURPOSE == "migrate":
        return []
    with connection.cursor() as cursor:
        return [*_role_errors(cursor), *_table_errors(cursor), *_bypass_errors(cursor)]


def _role_errors(cursor):
    cursor.execute(
        """SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolreplication,
                  EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                          WHERE c.relowner = r.oid AND n.nspname = 'public'),
                  EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                          WHERE m.member = r.oid AND (g.rolsuper OR g.rolbypassrls OR g.rolname = %s))
           FROM pg_roles r WHERE r.rolname = current_user""",
        [settings.DB_RUNTIME_ROLE.replace("runtime", "owner")],
    )
    names = ["a superuser", "allowed to bypass row-level security", "allowed to create roles",
             "allowed to replicate", "the owner of tables", "a member of a role that is above the walls"]  # fmt: skip
    found = [
        error(10, f"The application's database role must not be {name}.")
        for name, wrong in zip(names, cursor.fetchone(), strict=True)
        if wrong
    ]
    cursor.execute(
        """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
             AND has_table_privilege(current_user, c.oid, 'TRUNCATE')"""
    )
    return found + [error(11, f"The runtime role may TRUNCATE {name}.") for (name,) in cursor.fetchall()]


class Table(NamedTuple):
    """What Postgres knows of a table; `policies` as in POLICIES, `composite` the names of its two-column keys."""

    is_forced: bool
    policies: list[str]
    may_change: bool
    has_state: bool
    composite: list[str]


def _table_errors(cursor):
    tables = _tables(cursor)
    published = {model._meta.db_table: model for model in published_models()}
    declared = {model._meta.db_table: model for model in tenant_models()} | published
    found = []
    for name, model in declared.items():
        found += _wall_errors(model, tables.get(name), is_published=name in published)
    known = {m._meta.db_table for m in apps.get_models(include_auto_created=True) if is_declared(m)}
    for name in tables.keys() - declared.keys():
        if tables[name].has_state and name not in known:
            found.append(error(16, f"Table {name} carries state_id but belongs to no declared model."))
        elif tables[name].is_forced:
            found.append(error(17, f"Table {name} is walled off but its model is declared shared."))
    return found


def _wall_errors(model, table, *, is_published):
    if table is None:
        yield error(12, "The table does not exist: run `manage.py migrate`.", model)
        return
    if not table.is_forced:
        yield error(13, "Row-level security is not enabled and forced: add TenantTable.", model)
    expected = POLICIES if table.may_change else APPEND_ONLY_POLICIES
    if table.policies != (PUBLISHED_POLICIES if is_published else expected):
        yield error(14, f"Policies are {table.policies}: TenantTable makes others.", model)
    for field in model._meta.local_fields:
        if isinstance(field, TenantForeignKey) and reference_name(model, field) not in table.composite:
            yield error(15, f"{field.name} has no composite foreign key: add TenantReference.", model)


def _tables(cursor) -> dict[str, Table]:
    cursor.execute(
        """SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
                  ARRAY(SELECT concat_ws(' ', p.polcmd, substring(pg_get_expr(p.polqual, c.oid) FROM %(sound)s),
                                         substring(pg_get_expr(p.polwithcheck, c.oid) FROM %(sound)s))
                        FROM pg_policy p WHERE p.polrelid = c.oid AND EXISTS (
                            SELECT FROM unnest(p.polroles) AS r WHERE r = 0 OR pg_has_role(r, 'USAGE')) ORDER BY 1),
                  has_table_privilege(current_user, c.oid, 'UPDATE')
                    OR has_table_privilege(current_user, c.oid, 'DELETE'),
                  EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'state_id'
                          AND NOT a.attisdropped),
                  ARRAY(SELECT k.conname::text FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'
                        AND array_length(k.conkey, 1) = 2)
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')""",
        {"sound": SOUND_CONDITION},
    )
    return {name: Table(*facts) for name, *facts in cursor.fetchall()}


def _bypass_errors(cursor):
    cursor.execute(
        """SELECT c.relname, c.relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'public' AND (c.relkind IN ('m', 'p')
              OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions)
                                             OR 'security_invoker=on' = ANY (c.reloptions), false))"""
    )
    found = [
        error(18, f"{name}: materialised views, partitions and views without security_invoker bypass the walls.")
        for name, _kind in cursor.fetchall()
    ]
    cursor.execute(
        """SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'public' AND p.prosecdef"""
    )
    return found + [
        error(19, f"Function {name} runs with its owner's rights and is not on the reviewed list.")
        for (name,) in cursor.fetchall()
        if name not in SECURITY_DEFINER_ALLOWED
    ]


_at_start = [walls_stand]


def also_at_start(check):
    """Let a database check of an upper app stop web and worker from starting, as the walls do."""
    if check not in _at_start:
        _at_start.append(check)


def refuse_unsafe_start():
    """Raise ImproperlyConfigured when a tenancy check fails; called by the web and the worker as they start."""
    of_database = [message for check in _at_start for message in check(None, databases=["default"])]
    found = [
        message for message in [*checks.run_checks(tags=["tenancy"]), *of_database] if message.level >= checks.ERROR
    ]
    if found:
        raise ImproperlyConfigured("The walls between tenants are down:\n" + "\n".join(map(str, found)))
