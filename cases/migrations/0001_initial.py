import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import django_countries.fields
import pgtrigger.compiler
import pgtrigger.migrations
import streetwork.tenancy.expressions
import streetwork.tenancy.fields
import uuid
from django.conf import settings
from django.db import migrations, models

from streetwork.tenancy.operations import TenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('presence', '0001_initial'),
        ('tenancy', '0001_initial'),
        ('vocabulary', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_ref', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('occurred_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('kind', models.CharField(choices=[('offer', 'contact offer'), ('information', 'information'), ('consultation', 'consultation'), ('repeated', 'repeated support'), ('crisis', 'crisis')], default='information', max_length=12, verbose_name='kind')),
                ('offer_answered', models.BooleanField(blank=True, null=True, verbose_name='offer answered')),
                ('acts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('answered', 'answered'), ('passed_on', 'passed information on'), ('corrected', 'corrected a false answer'), ('affirmed', 'affirmed a right answer'), ('referred', 'referred')], max_length=12), size=None, verbose_name='what you did')),
                ('topic_ids', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None, verbose_name='topics')),
                ('setting', models.CharField(blank=True, choices=[('public', 'public'), ('group', 'group'), ('private', 'private'), ('protected', 'protected channel')], max_length=12, verbose_name='setting')),
                ('mode', models.CharField(blank=True, choices=[('comment', 'comment'), ('direct_message', 'direct message'), ('chat', 'chat'), ('voice_video', 'voice or video'), ('phone', 'phone'), ('email', 'e-mail'), ('on_site', 'on site')], max_length=16, verbose_name='mode')),
                ('initiative', models.CharField(blank=True, choices=[('', 'unknown'), ('proactive', 'proactive'), ('reactive', 'reactive'), ('mediated', 'mediated')], max_length=10, verbose_name='initiative')),
                ('content_based', models.BooleanField(default=False, verbose_name='came from a post of ours')),
                ('depth', models.CharField(blank=True, choices=[('', 'unknown'), ('initial', 'initial'), ('orientation', 'orientation'), ('referral', 'referral advice'), ('intensive', 'intensive'), ('group', 'group information')], max_length=12, verbose_name='depth')),
                ('duration', models.CharField(blank=True, choices=[('', 'unknown'), ('5', 'up to 5 min'), ('15', 'up to 15 min'), ('30', 'up to 30 min'), ('60', 'up to 60 min'), ('61', 'over an hour')], max_length=2, verbose_name='duration')),
                ('region_evidence', models.CharField(choices=[('unknown', 'unknown'), ('self_stated', 'self-stated'), ('space', 'regional space'), ('referred', 'referred locally')], default='unknown', max_length=12, verbose_name='how the region is known')),
                ('residence_country', django_countries.fields.CountryField(blank=True, max_length=2, verbose_name='country of residence')),
                ('audience', models.CharField(blank=True, choices=[('', 'unknown'), ('100', 'up to 100'), ('1000', 'up to 1,000'), ('10000', 'up to 10,000'), ('10001', 'over 10,000')], max_length=5, verbose_name='silent readers')),
                ('people_reached', models.PositiveSmallIntegerField(default=1, help_text='One entry for several: 12 comments answered.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='people answered')),
                ('thread_fingerprint', models.BinaryField(max_length=16, null=True)),
                ('guard_overrides', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('note_changed_at', models.DateTimeField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='logged')),
                ('counselor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='counselor')),
                ('language', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.language', verbose_name='language')),
                ('main_topic', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.topic', verbose_name='main topic')),
                ('origin_group', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.origingroup', verbose_name='origin group')),
                ('platform', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.platform', verbose_name='platform')),
                ('programme', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.programme', verbose_name='programme')),
                ('space', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='presence.space', verbose_name='space')),
                ('state', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.state', verbose_name='state')),
                ('target_state', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.state', verbose_name='target state')),
            ],
            options={
                'verbose_name': 'contact',
                'verbose_name_plural': 'contacts',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ContactEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('occurred_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('kind', models.CharField(choices=[('offer', 'contact offer'), ('information', 'information'), ('consultation', 'consultation'), ('repeated', 'repeated support'), ('crisis', 'crisis')], default='information', max_length=12, verbose_name='kind')),
                ('offer_answered', models.BooleanField(blank=True, null=True, verbose_name='offer answered')),
                ('acts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('answered', 'answered'), ('passed_on', 'passed information on'), ('corrected', 'corrected a false answer'), ('affirmed', 'affirmed a right answer'), ('referred', 'referred')], max_length=12), size=None, verbose_name='what you did')),
                ('topic_ids', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None, verbose_name='topics')),
                ('setting', models.CharField(blank=True, choices=[('public', 'public'), ('group', 'group'), ('private', 'private'), ('protected', 'protected channel')], max_length=12, verbose_name='setting')),
                ('mode', models.CharField(blank=True, choices=[('comment', 'comment'), ('direct_message', 'direct message'), ('chat', 'chat'), ('voice_video', 'voice or video'), ('phone', 'phone'), ('email', 'e-mail'), ('on_site', 'on site')], max_length=16, verbose_name='mode')),
                ('initiative', models.CharField(blank=True, choices=[('', 'unknown'), ('proactive', 'proactive'), ('reactive', 'reactive'), ('mediated', 'mediated')], max_length=10, verbose_name='initiative')),
                ('content_based', models.BooleanField(default=False, verbose_name='came from a post of ours')),
                ('depth', models.CharField(blank=True, choices=[('', 'unknown'), ('initial', 'initial'), ('orientation', 'orientation'), ('referral', 'referral advice'), ('intensive', 'intensive'), ('group', 'group information')], max_length=12, verbose_name='depth')),
                ('duration', models.CharField(blank=True, choices=[('', 'unknown'), ('5', 'up to 5 min'), ('15', 'up to 15 min'), ('30', 'up to 30 min'), ('60', 'up to 60 min'), ('61', 'over an hour')], max_length=2, verbose_name='duration')),
                ('region_evidence', models.CharField(choices=[('unknown', 'unknown'), ('self_stated', 'self-stated'), ('space', 'regional space'), ('referred', 'referred locally')], default='unknown', max_length=12, verbose_name='how the region is known')),
                ('residence_country', django_countries.fields.CountryField(blank=True, max_length=2, verbose_name='country of residence')),
                ('audience', models.CharField(blank=True, choices=[('', 'unknown'), ('100', 'up to 100'), ('1000', 'up to 1,000'), ('10000', 'up to 10,000'), ('10001', 'over 10,000')], max_length=5, verbose_name='silent readers')),
                ('people_reached', models.PositiveSmallIntegerField(default=1, help_text='One entry for several: 12 comments answered.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(500)], verbose_name='people answered')),
                ('note_changed_at', models.DateTimeField(editable=False, null=True)),
                ('actor', models.ForeignKey(db_constraint=False, db_default=streetwork.tenancy.expressions.CurrentActor(), db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('counselor', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='counselor')),
                ('language', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='vocabulary.language', verbose_name='language')),
                ('main_topic', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='vocabulary.topic', verbose_name='main topic')),
                ('origin_group', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='vocabulary.origingroup', verbose_name='origin group')),
                ('platform', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='vocabulary.platform', verbose_name='platform')),
                ('programme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.programme', verbose_name='programme')),
                ('space', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='presence.space', verbose_name='space')),
                ('state', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.state', verbose_name='state')),
                ('target_state', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.state', verbose_name='target state')),
            ],
            options={
                'verbose_name': 'version of a contact',
                'verbose_name_plural': 'versions of contacts',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ContactNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500, verbose_name='note')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contact', streetwork.tenancy.fields.TenantForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='cases.contact')),
                ('state', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.state', verbose_name='state')),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('query', models.CharField(blank=True, max_length=500)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'saved view',
                'verbose_name_plural': 'saved views',
                'ordering': ['name'],
            },
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['state', '-occurred_at', '-id'], name='contact_state_newest'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['-occurred_at', '-id'], name='contact_newest'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['counselor', '-occurred_at'], name='contact_of_counselor'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['state', 'occurred_at'], include=('programme', 'language', 'platform', 'kind', 'topic_ids'), name='contact_figures'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('thread_fingerprint__isnull', False)), fields=['state', 'thread_fingerprint'], name='contact_thread'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.UniqueConstraint(fields=('state', 'client_ref'), name='contact_saved_once'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('topic_ids__len__gte', 1), ('topic_ids__len__lte', 12)), name='contact_has_topics', violation_error_message='Choose between 1 and 12 topics.'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('acts__len__gte', 1)), name='contact_has_acts', violation_error_message='Say what you did.'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('people_reached__gte', 1), ('people_reached__lte', 500)), name='contact_reaches_people', violation_error_message='One entry stands for 1 to 500 people.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cases_contactevent" ("acts", "audience", "content_based", "counselor_id", "depth", "duration", "id", "initiative", "kind", "language_id", "main_topic_id", "mode", "note_changed_at", "occurred_at", "offer_answered", "origin_group_id", "people_reached", "pgh_created_at", "pgh_label", "platform_id", "programme_id", "region_evidence", "residence_country", "setting", "space_id", "state_id", "target_state_id", "topic_ids") VALUES (NEW."acts", NEW."audience", NEW."content_based", NEW."counselor_id", NEW."depth", NEW."duration", NEW."id", NEW."initiative", NEW."kind", NEW."language_id", NEW."main_topic_id", NEW."mode", NEW."note_changed_at", NEW."occurred_at", NEW."offer_answered", NEW."origin_group_id", NEW."people_reached", NOW(), \'insert\', NEW."platform_id", NEW."programme_id", NEW."region_evidence", NEW."residence_country", NEW."setting", NEW."space_id", NEW."state_id", NEW."target_state_id", NEW."topic_ids"); RETURN NULL;', hash='a4c46a4b8364d5568263aad552e5066d9347b8cc', operation='INSERT', pgid='pgtrigger_insert_insert_075c0', table='cases_contact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."acts" IS DISTINCT FROM (NEW."acts") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."content_based" IS DISTINCT FROM (NEW."content_based") OR OLD."counselor_id" IS DISTINCT FROM (NEW."counselor_id") OR OLD."depth" IS DISTINCT FROM (NEW."depth") OR OLD."duration" IS DISTINCT FROM (NEW."duration") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."initiative" IS DISTINCT FROM (NEW."initiative") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language_id" IS DISTINCT FROM (NEW."language_id") OR OLD."main_topic_id" IS DISTINCT FROM (NEW."main_topic_id") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."note_changed_at" IS DISTINCT FROM (NEW."note_changed_at") OR OLD."occurred_at" IS DISTINCT FROM (NEW."occurred_at") OR OLD."offer_answered" IS DISTINCT FROM (NEW."offer_answered") OR OLD."origin_group_id" IS DISTINCT FROM (NEW."origin_group_id") OR OLD."people_reached" IS DISTINCT FROM (NEW."people_reached") OR OLD."platform_id" IS DISTINCT FROM (NEW."platform_id") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."region_evidence" IS DISTINCT FROM (NEW."region_evidence") OR OLD."residence_country" IS DISTINCT FROM (NEW."residence_country") OR OLD."setting" IS DISTINCT FROM (NEW."setting") OR OLD."space_id" IS DISTINCT FROM (NEW."space_id") OR OLD."state_id" IS DISTINCT FROM (NEW."state_id") OR OLD."target_state_id" IS DISTINCT FROM (NEW."target_state_id") OR OLD."topic_ids" IS DISTINCT FROM (NEW."topic_ids"))', func='INSERT INTO "cases_contactevent" ("acts", "audience", "content_based", "counselor_id", "depth", "duration", "id", "initiative", "kind", "language_id", "main_topic_id", "mode", "note_changed_at", "occurred_at", "offer_answered", "origin_group_id", "people_reached", "pgh_created_at", "pgh_label", "platform_id", "programme_id", "region_evidence", "residence_country", "setting", "space_id", "state_id", "target_state_id", "topic_ids") VALUES (NEW."acts", NEW."audience", NEW."content_based", NEW."counselor_id", NEW."depth", NEW."duration", NEW."id", NEW."initiative", NEW."kind", NEW."language_id", NEW."main_topic_id", NEW."mode", NEW."note_changed_at", NEW."occurred_at", NEW."offer_answered", NEW."origin_group_id", NEW."people_reached", NOW(), \'update\', NEW."platform_id", NEW."programme_id", NEW."region_evidence", NEW."residence_country", NEW."setting", NEW."space_id", NEW."state_id", NEW."target_state_id", NEW."topic_ids"); RETURN NULL;', hash='3825d7c4bd3ac38a63d0ad803fcea687727ef64f', operation='UPDATE', pgid='pgtrigger_update_update_4d768', table='cases_contact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cases_contactevent" ("acts", "audience", "content_based", "counselor_id", "depth", "duration", "id", "initiative", "kind", "language_id", "main_topic_id", "mode", "note_changed_at", "occurred_at", "offer_answered", "origin_group_id", "people_reached", "pgh_created_at", "pgh_label", "platform_id", "programme_id", "region_evidence", "residence_country", "setting", "space_id", "state_id", "target_state_id", "topic_ids") VALUES (OLD."acts", OLD."audience", OLD."content_based", OLD."counselor_id", OLD."depth", OLD."duration", OLD."id", OLD."initiative", OLD."kind", OLD."language_id", OLD."main_topic_id", OLD."mode", OLD."note_changed_at", OLD."occurred_at", OLD."offer_answered", OLD."origin_group_id", OLD."people_reached", NOW(), \'delete\', OLD."platform_id", OLD."programme_id", OLD."region_evidence", OLD."residence_country", OLD."setting", OLD."space_id", OLD."state_id", OLD."target_state_id", OLD."topic_ids"); RETURN NULL;', hash='3d8c0374b0c5b6a1a3a5360708c2c9ee46995ce8', operation='DELETE', pgid='pgtrigger_delete_delete_9d639', table='cases_contact', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='contactevent',
            index=models.Index(fields=['state', 'id', 'pgh_id'], name='contactevent_of_contact'),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=models.UniqueConstraint(fields=('state', 'contact'), name='contactnote_once'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(fields=('user', 'name'), name='savedview_once', violation_error_message='You already have a view of this name.'),
        ),
        TenantTable("Contact"),
        TenantTable("ContactNote"),
        TenantTable("ContactEvent"),
    ]
