#!/bin/bash
# First start of docker-compose's Postgres: roles with their passwords, then the database.
set -euo pipefail

run() { psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username "$POSTGRES_USER" "$@"; }

run --dbname postgres --file /streetwork/roles.sql
run --dbname postgres \
    -v owner="$OWNER_PASSWORD" -v runtime="$RUNTIME_PASSWORD" -v backup="$BACKUP_PASSWORD" \
    -v stats_build="$STATS_BUILD_PASSWORD" -v stats_read="$STATS_READ_PASSWORD" <<'SQL'
SET log_statement = 'none';
ALTER ROLE streetwork_owner PASSWORD :'owner';
ALTER ROLE streetwork_runtime PASSWORD :'runtime';
ALTER ROLE streetwork_backup PASSWORD :'backup';
ALTER ROLE streetwork_stats_build PASSWORD :'stats_build';
ALTER ROLE streetwork_stats_read PASSWORD :'stats_read';
CREATE DATABASE streetwork OWNER streetwork_owner;
SQL
run --dbname streetwork --file /streetwork/database.sql
