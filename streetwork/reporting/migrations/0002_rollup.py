"""Triggers that put a changed local day into the queue, whoever changes it and however many rows at once.

They run with the rights of who writes, so behind the same wall, and in the same transaction: a rollback takes the
queue's row along. Statement triggers with transition tables: one row in the queue for a day, not one for a contact.
A change of what is not counted (the case, the note's time, who logged it) leaves the day alone.
"""

from django.db import migrations

DAY = "({moment} AT TIME ZONE 'Europe/Berlin')::date"
FACTS_OF_CONTACT = """programme_id, platform_id, language_id, kind, offer_answered, acts, main_topic_id, topic_ids,
    setting, initiative, depth, region_evidence, origin_group_id, residence_country, target_state_id, audience,
    people_reached, placement_id"""
FACTS_OF_REFERRAL = "programme_id, topic_id, language_id, level, result"
COUNTED = {
    "contacts": ("cases_contact", "occurred_at", FACTS_OF_CONTACT),
    "referrals": ("referrals_referral", "suggested_at", FACTS_OF_REFERRAL),
}

ONE_SIDED = """
CREATE FUNCTION reporting_{source}_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reporting_dirtyday (state_id, source, day)
    SELECT DISTINCT state_id, '{source}', {day} FROM changed;
    RETURN NULL;
END $$;
CREATE TRIGGER reporting_{source}_{event} AFTER {event} ON {table}
    REFERENCING {side} TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_{source}_{event}();
"""
TWO_SIDED = """
CREATE FUNCTION reporting_{source}_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reporting_dirtyday (state_id, source, day)
    SELECT DISTINCT state_id, '{source}', day FROM (
        (SELECT state_id, {day} AS day, {facts} FROM before
            EXCEPT ALL SELECT state_id, {day}, {facts} FROM after)
        UNION ALL
        (SELECT state_id, {day}, {facts} FROM after
            EXCEPT ALL SELECT state_id, {day}, {facts} FROM before)
    ) differing;
    RETURN NULL;
END $$;
CREATE TRIGGER reporting_{source}_update AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION reporting_{source}_update();
"""
NO_MORE = """
DROP TRIGGER reporting_{source}_{event} ON {table};
DROP FUNCTION reporting_{source}_{event}();
"""
# The queue is filled and emptied all day: vacuumed by what changed, not by a share of the table.
QUEUE = """
ALTER TABLE reporting_dirtyday SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000)
"""
QUEUE_AS_BEFORE = """
ALTER TABLE reporting_dirtyday RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
    autovacuum_vacuum_insert_threshold, autovacuum_analyze_scale_factor, autovacuum_analyze_threshold)
"""


def triggers():
    for source, (table, moment, facts) in COUNTED.items():
        named = {"source": source, "table": table, "day": DAY.format(moment=moment), "facts": facts}
        for event, side in (("insert", "NEW"), ("delete", "OLD")):
            yield migrations.RunSQL(
                ONE_SIDED.format(event=event, side=side, **named), NO_MORE.format(event=event, **named)
            )
        yield migrations.RunSQL(TWO_SIDED.format(**named), NO_MORE.format(event="update", **named))


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_contact_figures"),
        ("referrals", "0001_initial"),
        ("reporting", "0001_initial"),
    ]

    operations = [migrations.RunSQL(QUEUE, QUEUE_AS_BEFORE), *triggers()]
