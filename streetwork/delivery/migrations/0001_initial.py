import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from streetwork.tenancy.operations import TenantTable

# Postgres itself writes number, actor, time and hash, one transaction at a time per state. `at` never goes
# back, so that retention cuts only the front of a chain; an emptied chain goes on after its newest head.
CHAIN = """
CREATE FUNCTION chain_access_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    previous record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('delivery_accesslog'), NEW.state_id);
    SELECT number, hash, at INTO previous FROM public.delivery_accesslog
        WHERE state_id = NEW.state_id ORDER BY number DESC LIMIT 1;
    IF NOT FOUND THEN
        SELECT number, hash, row_at AS at INTO previous FROM public.delivery_accessloghead
            WHERE state_id = NEW.state_id ORDER BY number DESC LIMIT 1;
    END IF;
    NEW.number := coalesce(previous.number, 0) + 1;
    NEW.prev_hash := coalesce(previous.hash, '');
    NEW.actor_id := nullif(current_setting('app.actor_id', true), '')::bigint;
    NEW.at := greatest(clock_timestamp(), previous.at);
    NEW.hash := encode(sha256(convert_to(concat_ws('|',
        NEW.prev_hash, NEW.number, NEW.state_id, coalesce(NEW.actor_id::text, ''),
        NEW.action, NEW.object_type, NEW.object_id, NEW.detail,
        to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')), 'hex');
    RETURN NEW;
END
$$;
CREATE TRIGGER chain_access_log BEFORE INSERT ON delivery_accesslog
    FOR EACH ROW EXECUTE FUNCTION chain_access_log();
"""
UNCHAIN = """
DROP TRIGGER chain_access_log ON delivery_accesslog;
DROP FUNCTION chain_access_log();
"""

# The 24 months stand in the policies of the owner, under which the function runs: forced row-level security
# binds the owner too, so not even a changed function deletes a younger line.
PURGE = """
CREATE POLICY expired_select ON delivery_accesslog FOR SELECT TO CURRENT_USER
    USING (at < now() - interval '24 months');
CREATE POLICY expired_delete ON delivery_accesslog FOR DELETE TO CURRENT_USER
    USING (at < now() - interval '24 months');
CREATE FUNCTION purge_access_log() RETURNS bigint LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
    WITH gone AS (
        DELETE FROM public.delivery_accesslog WHERE at < now() - interval '24 months' RETURNING 1
    )
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION purge_access_log() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_access_log() TO {runtime};
"""
UNPURGE = """
DROP FUNCTION purge_access_log();
DROP POLICY expired_delete ON delivery_accesslog;
DROP POLICY expired_select ON delivery_accesslog;
"""



class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('tenancy', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RetentionRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=80, verbose_name='rule')),
                ('cutoff', models.DateTimeField(verbose_name='started before')),
                ('deleted', models.PositiveIntegerField(verbose_name='deleted')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
            ],
            options={
                'verbose_name': 'retention run',
                'verbose_name_plural': 'retention runs',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='OutboxMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80, verbose_name='kind')),
                ('ids', models.JSONField(default=dict, verbose_name='ids')),
                ('actor', models.BigIntegerField(null=True, verbose_name='acting person')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='created')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next attempt')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.CharField(blank=True, max_length=80, verbose_name='last error')),
                ('done_at', models.DateTimeField(null=True, verbose_name='delivered')),
            ],
            options={
                'verbose_name': 'outbox message',
                'verbose_name_plural': 'outbox messages',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['due_at', 'id'], name='outbox_due')],
            },
        ),
        migrations.CreateModel(
            name='AccessLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0, verbose_name='number')),
                ('action', models.CharField(blank=True, max_length=60, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9._:=-]*$')], verbose_name='action')),
                ('object_type', models.CharField(blank=True, max_length=60, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9._:=-]*$')], verbose_name='record type')),
                ('object_id', models.CharField(blank=True, max_length=40, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9._:=-]*$')], verbose_name='record')),
                ('detail', models.CharField(blank=True, max_length=60, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9._:=-]*$')], verbose_name='detail')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('prev_hash', models.CharField(default='', max_length=64)),
                ('hash', models.CharField(default='', max_length=64)),
                ('actor', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('state', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.state', verbose_name='state')),
            ],
            options={
                'verbose_name': 'access',
                'verbose_name_plural': 'access log',
                'ordering': ['-at', '-number'],
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['state', 'object_type', 'object_id', 'number'], name='accesslog_of_object'), models.Index(fields=['-at', '-number'], name='accesslog_newest')],
                'constraints': [models.UniqueConstraint(fields=('state', 'number'), name='accesslog_one_chain'), models.CheckConstraint(condition=models.Q(models.Q(('action', ''), _negated=True), ('action__regex', '^[A-Za-z0-9._:=-]*$'), ('detail__regex', '^[A-Za-z0-9._:=-]*$'), ('object_id__regex', '^[A-Za-z0-9._:=-]*$'), ('object_type__regex', '^[A-Za-z0-9._:=-]*$')), name='accesslog_codes_only', violation_error_message='The access log takes short codes only.')],
            },
        ),
        migrations.CreateModel(
            name='AccessLogHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('number', models.PositiveBigIntegerField(verbose_name='number')),
                ('row_at', models.DateTimeField(verbose_name='newest entry')),
                ('hash', models.CharField(max_length=64)),
                ('signature', models.CharField(max_length=64)),
                ('state', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.state', verbose_name='state')),
            ],
            options={
                'verbose_name': 'end of the access log',
                'verbose_name_plural': 'ends of the access log',
                'ordering': ['-day'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('state', 'number'), name='accessloghead_once')],
            },
        ),
        migrations.CreateModel(
            name='MailJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80, verbose_name='kind')),
                ('object_id', models.CharField(max_length=40, verbose_name='object')),
                ('due_on', models.DateField(null=True, verbose_name='due on')),
                ('actor', models.BigIntegerField(null=True, verbose_name='acting person')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('claimed', 'being sent'), ('sent', 'sent'), ('failed', 'failed'), ('obsolete', 'no longer needed')], default='planned', max_length=8, verbose_name='status')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='planned at')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next attempt')),
                ('claimed_at', models.DateTimeField(null=True, verbose_name='claimed')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent at')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.CharField(blank=True, max_length=80, verbose_name='last error')),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
            ],
            options={
                'verbose_name': 'mail',
                'verbose_name_plural': 'mails',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('status', 'planned')), fields=['due_at', 'id'], name='mailjob_due'), models.Index(condition=models.Q(('status', 'claimed')), fields=['claimed_at'], name='mailjob_claimed')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id', 'recipient', 'due_on'), name='mailjob_once', nulls_distinct=False)],
            },
        ),
        TenantTable("AccessLog", append_only=True),
        TenantTable("AccessLogHead", append_only=True),
        migrations.RunSQL(CHAIN, UNCHAIN),
        migrations.RunSQL(PURGE.format(runtime=settings.DB_RUNTIME_ROLE), UNPURGE),
    ]
