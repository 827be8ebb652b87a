"""A signed report never changes: the database refuses it, whoever asks.

The one exception is a person whose account is deleted: their name leaves the report, nothing else does.
"""

from django.db import migrations

FREEZE = """
CREATE FUNCTION reporting_keep_signed_report() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    people constant text[] := ARRAY['created_by_id', 'changed_by_id', 'submitted_by_id', 'signed_by_id'];
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - people = to_jsonb(OLD) - people
        AND (NEW.created_by_id IS NULL OR NEW.created_by_id IS NOT DISTINCT FROM OLD.created_by_id)
        AND (NEW.changed_by_id IS NULL OR NEW.changed_by_id IS NOT DISTINCT FROM OLD.changed_by_id)
        AND (NEW.submitted_by_id IS NULL OR NEW.submitted_by_id IS NOT DISTINCT FROM OLD.submitted_by_id)
        AND (NEW.signed_by_id IS NULL OR NEW.signed_by_id IS NOT DISTINCT FROM OLD.signed_by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A signed report never changes.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'report_signed_is_frozen', TABLE = TG_TABLE_NAME;
END
$$;
CREATE TRIGGER report_signed_is_frozen BEFORE UPDATE OR DELETE ON reporting_report
    FOR EACH ROW WHEN (OLD.status = 'signed') EXECUTE FUNCTION reporting_keep_signed_report();
"""
THAW = """
DROP TRIGGER report_signed_is_frozen ON reporting_report;
DROP FUNCTION reporting_keep_signed_report();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_statistics")]

    operations = [migrations.RunSQL(FREEZE, THAW)]
