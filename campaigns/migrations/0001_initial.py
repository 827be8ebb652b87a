import django.contrib.postgres.fields
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
            name='AnswerCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='question in short')),
                ('topic_ids', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None, verbose_name='topics')),
                ('advice', models.CharField(choices=[('general', 'general information'), ('legal', 'individual legal advice (only under a lawyer)')], default='general', max_length=7, verbose_name='kind of advice')),
                ('status', models.CharField(choices=[('active', 'in use'), ('retired', 'retired')], default='active', max_length=7, verbose_name='status')),
                ('legal_basis', models.CharField(blank=True, help_text='Paragraph, authority or page.', max_length=300, verbose_name='legal basis or source')),
                ('legally_reviewed_on', models.DateField(blank=True, null=True, verbose_name='legally reviewed on')),
                ('expires_on', models.DateField(blank=True, null=True, verbose_name='review again by')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('legally_reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='legally reviewed by')),
                ('main_topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.topic', verbose_name='main topic')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answer_cards', to='tenancy.programme', verbose_name='programme')),
                ('source_language', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.language', verbose_name='language of the source')),
            ],
            options={
                'verbose_name': 'answer card',
                'verbose_name_plural': 'answer cards',
                'ordering': ['title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AnswerVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, verbose_name='text')),
                ('text_hash', models.BinaryField(max_length=32)),
                ('source_hash', models.BinaryField(max_length=32, null=True)),
                ('status', models.CharField(choices=[('draft', 'draft'), ('translation', 'in translation'), ('review', 'in review'), ('approved', 'approved')], default='draft', max_length=11, verbose_name='status')),
                ('edited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('reviewed_at', models.DateTimeField(editable=False, null=True)),
                ('remark', models.CharField(blank=True, max_length=300, verbose_name='remark of the review')),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='campaigns.answercard', verbose_name='answer card')),
                ('edited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('language', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.language', verbose_name='language')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('state', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.state', verbose_name='only for the state')),
            ],
            options={
                'verbose_name': 'version of an answer',
                'verbose_name_plural': 'versions of answers',
            },
        ),
        migrations.CreateModel(
            name='AnswerCopies',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(default=django.utils.timezone.localdate)),
                ('count', models.PositiveIntegerField(default=0)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='campaigns.answerversion')),
            ],
            options={
                'verbose_name': 'copies of an answer',
                'verbose_name_plural': 'copies of answers',
            },
        ),
        migrations.CreateModel(
            name='AnswerVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.TextField(max_length=2000, verbose_name='text')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('translation', 'in translation'), ('review', 'in review'), ('approved', 'approved')], default='draft', max_length=11, verbose_name='status')),
                ('actor', models.ForeignKey(db_constraint=False, db_default=streetwork.tenancy.expressions.CurrentActor(), db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('card', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.answercard', verbose_name='answer card')),
                ('language', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='vocabulary.language', verbose_name='language')),
                ('state', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.state', verbose_name='only for the state')),
            ],
            options={
                'verbose_name': 'earlier version of an answer',
                'verbose_name_plural': 'earlier versions of answers',
            },
        ),
        migrations.CreateModel(
            name='CampaignIdea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='idea in a line')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('origin', models.CharField(choices=[('lead', 'find'), ('claim', 'false claim'), ('trend', 'trend'), ('gap', 'gap in the directory'), ('own', 'own idea')], default='own', max_length=5, verbose_name='origin')),
                ('origin_key', models.CharField(editable=False, max_length=80)),
                ('questions', models.PositiveIntegerField(default=0, verbose_name='questions behind it')),
                ('status', models.CharField(choices=[('open', 'open'), ('taken', 'taken up'), ('dropped', 'dropped on purpose')], default='open', max_length=7, verbose_name='status')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('settled_at', models.DateTimeField(editable=False, null=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('language', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.language', verbose_name='language')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaign_ideas', to='tenancy.programme', verbose_name='programme')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.topic', verbose_name='topic')),
            ],
            options={
                'verbose_name': 'campaign idea',
                'verbose_name_plural': 'campaign ideas',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.AddIndex(
            model_name='answercard',
            index=models.Index(fields=['programme', 'status'], name='answercard_of_programme'),
        ),
        migrations.AddConstraint(
            model_name='answercard',
            constraint=models.CheckConstraint(condition=models.Q(('topic_ids__len__gte', 1), ('topic_ids__len__lte', 12)), name='answercard_has_topics', violation_error_message='Choose between 1 and 12 topics.'),
        ),
        migrations.AddConstraint(
            model_name='answerversion',
            constraint=models.UniqueConstraint(fields=('card', 'language', 'state'), name='answerversion_once', nulls_distinct=False, violation_error_message='The card has this version already.'),
        ),
        migrations.AddConstraint(
            model_name='answerversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'approved'), _negated=True), models.Q(('reviewed_at__isnull', False), models.Q(('edited_by', None), ('reviewed_by', None), models.Q(('reviewed_by', models.F('edited_by')), _negated=True), _connector='OR')), _connector='OR'), name='answerversion_approved_by_another', violation_error_message='A version is approved by somebody who did not write it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answerversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "campaigns_answerversionevent" ("card_id", "id", "language_id", "pgh_created_at", "pgh_label", "state_id", "status", "text") VALUES (NEW."card_id", NEW."id", NEW."language_id", NOW(), \'insert\', NEW."state_id", NEW."status", NEW."text"); RETURN NULL;', hash='ac6b35703c25c5cbec4d4d9fab0ed3fc8e9d078a', operation='INSERT', pgid='pgtrigger_insert_insert_ad394', table='campaigns_answerversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answerversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."card_id" IS DISTINCT FROM (NEW."card_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language_id" IS DISTINCT FROM (NEW."language_id") OR OLD."state_id" IS DISTINCT FROM (NEW."state_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."text" IS DISTINCT FROM (NEW."text"))', func='INSERT INTO "campaigns_answerversionevent" ("card_id", "id", "language_id", "pgh_created_at", "pgh_label", "state_id", "status", "text") VALUES (NEW."card_id", NEW."id", NEW."language_id", NOW(), \'update\', NEW."state_id", NEW."status", NEW."text"); RETURN NULL;', hash='c0b279f33fca9c9aabcefbc3bc0d5bbc202f78a1', operation='UPDATE', pgid='pgtrigger_update_update_29117', table='campaigns_answerversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answerversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "campaigns_answerversionevent" ("card_id", "id", "language_id", "pgh_created_at", "pgh_label", "state_id", "status", "text") VALUES (OLD."card_id", OLD."id", OLD."language_id", NOW(), \'delete\', OLD."state_id", OLD."status", OLD."text"); RETURN NULL;', hash='4786f24b0618882794fa1b99275298836ad70d98', operation='DELETE', pgid='pgtrigger_delete_delete_ef21d', table='campaigns_answerversion', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='answercopies',
            constraint=models.UniqueConstraint(fields=('version', 'day'), name='answercopies_once_a_day'),
        ),
        migrations.AddIndex(
            model_name='answerversionevent',
            index=models.Index(fields=['id', 'pgh_id'], name='answerevent_of_version'),
        ),
        migrations.AddConstraint(
            model_name='campaignidea',
            constraint=models.UniqueConstraint(fields=('programme', 'origin', 'origin_key'), name='campaignidea_once'),
        ),
    ]
