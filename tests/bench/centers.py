"""20,000 invented published centres at once, written by the superuser past triggers: matching reads this table only."""

from tests.bench.data import superuser

# A third of the centres near ten large towns, the rest anywhere; most speak German and one or two more languages,
# name one to five topics, work for their city or district; 4 % work nationwide or online, 12 % are overdue.
FILL = """
INSERT INTO referrals_publishedcenter (id, state_id, uid, name, provider, status, street, postcode, city, latitude,
    longitude, area, served_state_ids, accessibility, phones, email, website, booking_url, first_contact, hours,
    languages, interpreter_languages, topic_ids, target_groups, accepting, waiting_weeks, description, bring,
    conditions, directions, description_de, description_pl, bring_de, verified_on, verified_by, due_on, updated_at)
SELECT n, s.id, gen_random_uuid(), 'Beratungsstelle ' || n, 'Verein ' || n %% 900, 'published', 'Musterweg ' || n %% 90,
    lpad((n %% 99999)::text, 5, '0'), 'Ort ' || n %% 2000, s.latitude + r[1] - 0.5, s.longitude + 1.6 * (r[2] - 0.5),
    CASE WHEN r[3] < .02 THEN 'nationwide' WHEN r[3] < .04 THEN 'online' WHEN r[3] < .2 THEN 'state'
         WHEN r[3] < .6 THEN 'district' ELSE 'city' END,
    CASE WHEN r[4] < .05 THEN ARRAY[1 + n %% 16] ELSE '{}' END::smallint[], 'unknown', ARRAY['+49 391 1234567'],
    'n' || n || '@example.org', 'https://example.org/' || n, '', ARRAY['phone'], '{}',
    CASE WHEN r[5] < .1 THEN ARRAY['de'] ELSE ARRAY['de', l.codes[1 + (r[5] * 1e6)::int %% 12],
        l.codes[1 + (r[6] * 1e6)::int %% 30]] END,
    CASE WHEN r[7] < .3 THEN ARRAY[l.codes[1 + (r[7] * 1e6)::int %% 30]] ELSE '{}' END,
    (SELECT array_agg(DISTINCT t.ids[1 + floor(power((r[8] * (11 + k * 7)) %% 1, 1.5) * array_length(t.ids, 1))::int])
        FROM generate_series(1, 1 + (r[9] * 5)::int) k)::smallint[],
    CASE WHEN r[10] < .2 THEN ARRAY['eu'] WHEN r[10] < .3 THEN ARRAY['refugees', 'women'] ELSE '{}' END,
    CASE WHEN r[11] < .6 THEN true WHEN r[11] < .75 THEN false END, CASE WHEN r[12] < .2 THEN (r[12] * 60)::int END,
    repeat('Wir beraten kostenlos. ', 12), '', '', '', repeat('Wir beraten kostenlos. ', 12),
    repeat('Doradzamy bezpłatnie. ', 12), 'Ausweis', current_date - (r[13] * 240)::int, 'editor',
    current_date + 180 - (r[13] * 240)::int, now()
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n
CROSS JOIN LATERAL (SELECT array_agg(('x' || substr(md5(n || '.' || k), 1, 7))::bit(28)::int / 268435456.0) r
    FROM generate_series(1, 13) k) chance
JOIN (VALUES (0, 11, 52.52, 13.40), (1, 2, 53.55, 10.00), (2, 9, 48.14, 11.58), (3, 5, 50.94, 6.96),
    (4, 6, 50.11, 8.68), (5, 8, 48.78, 9.18), (6, 14, 51.34, 12.37), (7, 5, 51.51, 7.47), (8, 3, 52.38, 9.73),
    (9, 9, 49.45, 11.08), (10, 13, 54.09, 12.14), (11, 1, 54.32, 10.14), (12, 4, 53.08, 8.80), (13, 7, 49.99, 8.25),
    (14, 10, 49.24, 7.00), (15, 12, 52.40, 13.06), (16, 15, 52.13, 11.64), (17, 16, 50.98, 11.03),
    (18, 5, 51.46, 7.01), (19, 3, 53.14, 8.21)) s(place, id, latitude, longitude) ON s.place = n * 7919 %% 20,
    (SELECT array_agg(code ORDER BY "order") codes FROM vocabulary_language WHERE code <> 'other') l,
    (SELECT array_agg(id ORDER BY parent_id IS NOT NULL, id) ids FROM vocabulary_topic) t
"""


def fill_to(total: int):
    """Exactly `total` centres, spread over the states like the people."""
    with superuser() as connection:
        connection.execute("SET session_replication_role = replica")
        have = connection.execute("SELECT coalesce(max(id), 0) FROM referrals_publishedcenter").fetchone()[0]
        connection.execute(FILL, {"first": have + 1, "last": total})
        connection.execute("VACUUM ANALYZE referrals_publishedcenter")
