-- The roles of Streetwork, run by a superuser once per cluster; repeating it changes nothing.
-- Separate logins, because RESET ROLE would undo a SET ROLE. Passwords are set by docker-compose's init alone.
DO $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT * FROM (VALUES
            -- owns the tables and migrates
            ('streetwork_owner',       'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT'),
            -- web and workers: reads and writes rows, behind row-level security
            ('streetwork_runtime',     'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT'),
            -- pg_dump: reads everything
            ('streetwork_backup',      'LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT'),
            -- builds a statistics release
            ('streetwork_stats_build', 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT'),
            -- serves the published statistics
            ('streetwork_stats_read',  'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT')
        ) AS roles (name, attributes)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
            EXECUTE format('CREATE ROLE %I', wanted.name);
        END IF;
        EXECUTE format('ALTER ROLE %I %s', wanted.name, wanted.attributes);
    END LOOP;
    -- The triggers of django-pgtrigger ask for this setting; where it is missing they catch an error for every row, and
    -- what Postgres then cleans up grows with the transaction: 30,000 rows took ten times as long.
    ALTER ROLE streetwork_owner SET pgtrigger.ignore = '{}';
    ALTER ROLE streetwork_runtime SET pgtrigger.ignore = '{}';
END
$$;
