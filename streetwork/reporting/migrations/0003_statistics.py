"""Published statistics: who may build them, who may read them, and that nobody changes them.

The grants are checked at every start (reporting/releases/checks.py); the two must be changed together.
"""

from django.conf import settings
from django.db import migrations

BUILD, READ = "streetwork_stats_build", "streetwork_stats_read"

GRANTS = f"""
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON reporting_release, reporting_statcell FROM {settings.DB_RUNTIME_ROLE};
GRANT SELECT ON reporting_release, reporting_statcell TO {READ};
GRANT SELECT, INSERT ON reporting_release, reporting_statcell TO {BUILD};
GRANT SELECT (state_id, client_ref, case_id, occurred_at, language_id, main_topic_id, platform_id, kind,
              offer_answered) ON cases_contact TO {BUILD};
GRANT SELECT (id, code) ON tenancy_state TO {BUILD};
GRANT SELECT (id, code, parent_id) ON vocabulary_topic TO {BUILD};
GRANT SELECT (id, code) ON vocabulary_platform TO {BUILD};
"""
NO_GRANTS = f"""
REVOKE SELECT (id, code) ON vocabulary_platform FROM {BUILD};
REVOKE SELECT (id, code, parent_id) ON vocabulary_topic FROM {BUILD};
REVOKE SELECT (id, code) ON tenancy_state FROM {BUILD};
REVOKE SELECT (state_id, client_ref, case_id, occurred_at, language_id, main_topic_id, platform_id, kind,
               offer_answered) ON cases_contact FROM {BUILD};
REVOKE ALL ON reporting_release, reporting_statcell FROM {BUILD}, {READ};
GRANT INSERT, UPDATE, DELETE ON reporting_release, reporting_statcell TO {settings.DB_RUNTIME_ROLE};
"""  # noqa: S608 (no value of anybody's)

# Binds the owner, too: whoever must mend something disables the trigger first, on purpose and in the server's log.
FREEZE = """
CREATE FUNCTION reporting_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published statistics never change: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER release_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON reporting_release
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_frozen();
CREATE TRIGGER statcell_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON reporting_statcell
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_frozen();

-- A release is complete when it is committed: no cell joins it in a later transaction. `xmin` is the (sub)transaction
-- that wrote the release, in 32 bits; the half of the numbers around our own tells its epoch.
CREATE FUNCTION reporting_cell_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ours bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF EXISTS (
        SELECT FROM (
            SELECT ours - ours % 4294967296 + release.xmin::text::bigint AS number
            FROM reporting_release AS release WHERE release.id IN (SELECT release_id FROM added)
        ) AS written
        WHERE pg_xact_status((CASE
            WHEN number > ours + 2147483648 THEN number - 4294967296
            WHEN number < ours - 2147483648 THEN number + 4294967296
            ELSE number
        END)::text::xid8) IS DISTINCT FROM 'in progress'
    ) THEN
        RAISE EXCEPTION 'the release is complete: no cell may join it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER statcell_in_time AFTER INSERT ON reporting_statcell REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_cell_in_time();
"""
THAW = """
DROP TRIGGER statcell_in_time ON reporting_statcell;
DROP FUNCTION reporting_cell_in_time();
DROP TRIGGER statcell_frozen ON reporting_statcell;
DROP TRIGGER release_frozen ON reporting_release;
DROP FUNCTION reporting_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0002_rollup"),
        ("cases", "0004_through_a_post"),
        ("tenancy", "0001_initial"),
        ("vocabulary", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(GRANTS, NO_GRANTS),
        migrations.RunSQL(FREEZE, THAW),
    ]
