import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import streetwork.tenancy.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('tenancy', '0001_initial'),
        ('vocabulary', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Space',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(editable=False, max_length=200)),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('kind', models.CharField(choices=[('group', 'group'), ('channel', 'channel'), ('page', 'page'), ('server', 'server'), ('hashtag', 'hashtag'), ('forum', 'forum')], default='group', max_length=8, verbose_name='kind')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), blank=True, default=list, size=None, verbose_name='languages')),
                ('status', models.CharField(choices=[('joined', 'joined'), ('pending', 'request pending'), ('left', 'left'), ('blocked', 'blocked')], default='joined', max_length=8, verbose_name='status')),
                ('rules', models.TextField(blank=True, max_length=2000, verbose_name='rules of the space')),
                ('advertising', models.CharField(choices=[('unknown', 'unknown'), ('allowed', 'allowed'), ('ask', 'ask first'), ('forbidden', 'forbidden')], default='unknown', max_length=9, verbose_name='advertising')),
                ('links', models.CharField(choices=[('unknown', 'unknown'), ('allowed', 'allowed'), ('ask', 'ask first'), ('forbidden', 'forbidden')], default='unknown', max_length=9, verbose_name='links')),
                ('permission', models.CharField(choices=[('unknown', 'not asked yet'), ('asked', 'admin asked'), ('granted', 'admin agreed'), ('refused', 'admin refused')], default='unknown', max_length=8, verbose_name='permission of the admins')),
                ('privacy_risk', models.CharField(choices=[('unknown', 'unknown'), ('low', 'low'), ('medium', 'medium'), ('high', 'high')], default='unknown', max_length=8, verbose_name='privacy risk')),
                ('visit_every_days', models.PositiveSmallIntegerField(blank=True, help_text='Empty: the next visit is set by hand.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)], verbose_name='days between visits')),
                ('last_visit', models.DateField(blank=True, null=True, verbose_name='last visit')),
                ('next_visit', models.DateField(blank=True, null=True, verbose_name='next visit due')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registered')),
                ('origin_groups', models.ManyToManyField(blank=True, to='vocabulary.origingroup', verbose_name='origin or occupation')),
                ('platform', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.platform', verbose_name='platform')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spaces', to='tenancy.programme', verbose_name='programme')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
                ('states', models.ManyToManyField(blank=True, help_text='None: the space is supra-regional.', to='tenancy.state', verbose_name='states')),
            ],
            options={
                'verbose_name': 'space',
                'verbose_name_plural': 'spaces',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='MemberCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='counted on')),
                ('count', models.PositiveIntegerField(verbose_name='members')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='member_counts', to='presence.space', verbose_name='space')),
            ],
            options={
                'verbose_name': 'member count',
                'verbose_name_plural': 'member counts',
                'ordering': ['-counted_on'],
            },
        ),
        migrations.CreateModel(
            name='SpaceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('kind', models.CharField(choices=[('group', 'group'), ('channel', 'channel'), ('page', 'page'), ('server', 'server'), ('hashtag', 'hashtag'), ('forum', 'forum')], default='group', max_length=8, verbose_name='kind')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), blank=True, default=list, size=None, verbose_name='languages')),
                ('status', models.CharField(choices=[('joined', 'joined'), ('pending', 'request pending'), ('left', 'left'), ('blocked', 'blocked')], default='joined', max_length=8, verbose_name='status')),
                ('advertising', models.CharField(choices=[('unknown', 'unknown'), ('allowed', 'allowed'), ('ask', 'ask first'), ('forbidden', 'forbidden')], default='unknown', max_length=9, verbose_name='advertising')),
                ('links', models.CharField(choices=[('unknown', 'unknown'), ('allowed', 'allowed'), ('ask', 'ask first'), ('forbidden', 'forbidden')], default='unknown', max_length=9, verbose_name='links')),
                ('permission', models.CharField(choices=[('unknown', 'not asked yet'), ('asked', 'admin asked'), ('granted', 'admin agreed'), ('refused', 'admin refused')], default='unknown', max_length=8, verbose_name='permission of the admins')),
                ('privacy_risk', models.CharField(choices=[('unknown', 'unknown'), ('low', 'low'), ('medium', 'medium'), ('high', 'high')], default='unknown', max_length=8, verbose_name='privacy risk')),
                ('visit_every_days', models.PositiveSmallIntegerField(blank=True, help_text='Empty: the next visit is set by hand.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)], verbose_name='days between visits')),
                ('last_visit', models.DateField(blank=True, null=True, verbose_name='last visit')),
                ('next_visit', models.DateField(blank=True, null=True, verbose_name='next visit due')),
                ('actor', models.ForeignKey(db_constraint=False, db_default=streetwork.tenancy.expressions.CurrentActor(), db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('platform', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='vocabulary.platform', verbose_name='platform')),
                ('programme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.programme', verbose_name='programme')),
                ('responsible', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'version of a space',
                'verbose_name_plural': 'versions of spaces',
            },
        ),
        migrations.AddIndex(
            model_name='space',
            index=models.Index(condition=models.Q(('status', 'joined')), fields=['next_visit'], name='space_due'),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.UniqueConstraint(fields=('programme', 'platform', 'key'), name='space_once_per_programme', violation_error_message='This space is already in the register of the programme.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='space',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "presence_spaceevent" ("advertising", "id", "kind", "languages", "last_visit", "links", "name", "next_visit", "permission", "pgh_created_at", "pgh_label", "platform_id", "privacy_risk", "programme_id", "responsible_id", "status", "url", "visit_every_days") VALUES (NEW."advertising", NEW."id", NEW."kind", NEW."languages", NEW."last_visit", NEW."links", NEW."name", NEW."next_visit", NEW."permission", NOW(), \'insert\', NEW."platform_id", NEW."privacy_risk", NEW."programme_id", NEW."responsible_id", NEW."status", NEW."url", NEW."visit_every_days"); RETURN NULL;', hash='64ff0ac34fb589e8b6371b406d048f3e415531fe', operation='INSERT', pgid='pgtrigger_insert_insert_20ac5', table='presence_space', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='space',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."advertising" IS DISTINCT FROM (NEW."advertising") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."last_visit" IS DISTINCT FROM (NEW."last_visit") OR OLD."links" IS DISTINCT FROM (NEW."links") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."next_visit" IS DISTINCT FROM (NEW."next_visit") OR OLD."permission" IS DISTINCT FROM (NEW."permission") OR OLD."platform_id" IS DISTINCT FROM (NEW."platform_id") OR OLD."privacy_risk" IS DISTINCT FROM (NEW."privacy_risk") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."responsible_id" IS DISTINCT FROM (NEW."responsible_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."visit_every_days" IS DISTINCT FROM (NEW."visit_every_days"))', func='INSERT INTO "presence_spaceevent" ("advertising", "id", "kind", "languages", "last_visit", "links", "name", "next_visit", "permission", "pgh_created_at", "pgh_label", "platform_id", "privacy_risk", "programme_id", "responsible_id", "status", "url", "visit_every_days") VALUES (NEW."advertising", NEW."id", NEW."kind", NEW."languages", NEW."last_visit", NEW."links", NEW."name", NEW."next_visit", NEW."permission", NOW(), \'update\', NEW."platform_id", NEW."privacy_risk", NEW."programme_id", NEW."responsible_id", NEW."status", NEW."url", NEW."visit_every_days"); RETURN NULL;', hash='eabb85d32a02ed57ff4cd049a77c8f012353e2c0', operation='UPDATE', pgid='pgtrigger_update_update_244d0', table='presence_space', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='space',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "presence_spaceevent" ("advertising", "id", "kind", "languages", "last_visit", "links", "name", "next_visit", "permission", "pgh_created_at", "pgh_label", "platform_id", "privacy_risk", "programme_id", "responsible_id", "status", "url", "visit_every_days") VALUES (OLD."advertising", OLD."id", OLD."kind", OLD."languages", OLD."last_visit", OLD."links", OLD."name", OLD."next_visit", OLD."permission", NOW(), \'delete\', OLD."platform_id", OLD."privacy_risk", OLD."programme_id", OLD."responsible_id", OLD."status", OLD."url", OLD."visit_every_days"); RETURN NULL;', hash='92259a86901cf913a679ba6dfe6ec9d1eb47d928', operation='DELETE', pgid='pgtrigger_delete_delete_b3e61', table='presence_space', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='membercount',
            constraint=models.UniqueConstraint(fields=('space', 'counted_on'), name='membercount_once_a_day'),
        ),
        migrations.AddIndex(
            model_name='spaceevent',
            index=models.Index(fields=['id', 'pgh_id'], name='spaceevent_of_space'),
        ),
    ]
