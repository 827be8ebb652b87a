"""Many contacts at once, written by the superuser past triggers: the benchmark measures reading and saving."""

import os

import psycopg

FILL = """
INSERT INTO cases_contact (state_id, programme_id, counselor_id, client_ref, occurred_at, platform_id, language_id,
    kind, acts, main_topic_id, topic_ids, setting, mode, initiative, content_based, depth, duration, region_evidence,
    origin_group_id, residence_country, audience, people_reached, guard_overrides, created_at)
SELECT s.ids[1 + (n * 7919) %% array_length(s.ids, 1)], %(programme)s, p.ids[1 + n %% array_length(p.ids, 1)],
    gen_random_uuid(), now() - (n * 47 %% 47304000) * interval '1 second', f.ids[1 + n %% array_length(f.ids, 1)],
    (ARRAY['pl','ro','bg','de','en'])[1 + n %% 5],
    (ARRAY['information','information','information','consultation','offer'])[1 + (n / 3) %% 5],
    ARRAY['answered'], t.ids[1 + n %% array_length(t.ids, 1)],
    ARRAY[t.ids[1 + n %% array_length(t.ids, 1)], t.ids[1 + (n + 3) %% array_length(t.ids, 1)]]::smallint[],
    'group', 'comment', (ARRAY['','proactive','reactive'])[1 + n %% 3], false, '', '',
    (ARRAY['unknown','unknown','self_stated','space'])[1 + (n / 5) %% 4],
    CASE WHEN n %% 4 > 0 THEN g.ids[1 + n %% array_length(g.ids, 1)] END, '', '', 1 + (n %% 40 = 0)::int * 4, 0, now()
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n,
    (SELECT array_agg(id) ids FROM accounts_user) p,
    (SELECT array_agg(id) ids FROM vocabulary_platform) f,
    (SELECT array_agg(id) ids FROM vocabulary_topic WHERE parent_id IS NULL) t,
    (SELECT array_agg(id) ids FROM vocabulary_origingroup) g,
    (SELECT array_agg(state_id) ids FROM tenancy_programme_states WHERE programme_id = %(programme)s) s
"""
REFERRALS = """
INSERT INTO referrals_referral (state_id, programme_id, counselor_id, center_id, topic_id, language_id, level, result,
    result_at, suggested_at)
SELECT s.ids[1 + (n * 7919) %% array_length(s.ids, 1)], %(programme)s, p.ids[1 + n %% array_length(p.ids, 1)],
    c.ids[1 + n %% array_length(c.ids, 1)], t.ids[1 + n %% array_length(t.ids, 1)],
    (ARRAY['pl','ro','bg','de','en'])[1 + n %% 5], (ARRAY['slip','slip','address','introduced'])[1 + n %% 4],
    (ARRAY['suggested','suggested','opened','contacted','first_talk','helped','not_reachable','expired'])[1 + n %% 8],
    now(), now() - (n * 947 %% 47304000) * interval '1 second'
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n,
    (SELECT array_agg(id) ids FROM accounts_user) p,
    (SELECT array_agg(id) ids FROM referrals_publishedcenter) c,
    (SELECT array_agg(id) ids FROM vocabulary_topic WHERE parent_id IS NULL) t,
    (SELECT array_agg(state_id) ids FROM tenancy_programme_states WHERE programme_id = %(programme)s) s
"""


def superuser():
    """A connection past all walls, to the database of the run."""
    name = os.environ["DATABASE_URL"].partition("?")[0].rsplit("/", 1)[1]
    return psycopg.connect(os.environ["DATABASE_ADMIN_URL"], dbname=name, autocommit=True)


def fill_to(total: int, programme: int):
    """Bring the number of contacts to `total`, spread over the programme's states, people and 18 months."""
    with superuser() as connection:
        have = connection.execute("SELECT count(*) FROM cases_contact").fetchone()[0]
        connection.execute("SET session_replication_role = replica")
        connection.execute(FILL, {"programme": programme, "first": have + 1, "last": total})
        connection.execute("VACUUM ANALYZE cases_contact")


def refer_to(total: int, programme: int):
    """Bring the number of referrals to `total`, spread likewise; needs published centres (`centers.fill_to`)."""
    with superuser() as connection:
        have = connection.execute("SELECT count(*) FROM referrals_referral").fetchone()[0]
        connection.execute("SET session_replication_role = replica")
        connection.execute(REFERRALS, {"programme": programme, "first": have + 1, "last": total})
        connection.execute("VACUUM ANALYZE referrals_referral")


def set_walls(up: bool):
    """Row-level security of all tables of `cases` on or off."""
    switch = "ENABLE ROW LEVEL SECURITY" if up else "DISABLE ROW LEVEL SECURITY"
    with superuser() as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'cases_contact%'").fetchall()
        for (table,) in tables:
            connection.execute(f"ALTER TABLE {table} {switch}")
