-- Run by a superuser inside a database that belongs to streetwork_owner; repeating it changes nothing.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS cube;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER SCHEMA public OWNER TO streetwork_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public
    TO streetwork_runtime, streetwork_backup, streetwork_stats_build, streetwork_stats_read;

-- What the owner makes later, the runtime role may fill (no TRUNCATE, no DDL) and the backup role may read.
-- Identity columns need no grant on their sequence; pg_dump reads its position.
ALTER DEFAULT PRIVILEGES FOR ROLE streetwork_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO streetwork_runtime;
ALTER DEFAULT PRIVILEGES FOR ROLE streetwork_owner IN SCHEMA public
    GRANT SELECT ON TABLES TO streetwork_backup;
ALTER DEFAULT PRIVILEGES FOR ROLE streetwork_owner IN SCHEMA public
    GRANT SELECT ON SEQUENCES TO streetwork_backup;
-- Only the owner and the named roles enter this database.
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO streetwork_runtime, streetwork_backup, streetwork_stats_build, streetwork_stats_read',
        current_database());
END
$$;
