import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('campaigns', '0002_campaigns'),
        ('cases', '0003_listening_and_cases'),
        ('presence', '0002_visits'),
        ('referrals', '0001_initial'),
        ('tenancy', '0001_initial'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='contact',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='contact',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='contact',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='contact',
            name='placement',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.placement', verbose_name='came through a post'),
        ),
        migrations.AddField(
            model_name='contactevent',
            name='claim',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.claim', verbose_name='corrected claim'),
        ),
        migrations.AddField(
            model_name='contactevent',
            name='placement',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.placement', verbose_name='came through a post'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('placement__isnull', False)), fields=['placement', 'occurred_at'], name='contact_of_placement'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cases_contactevent" ("acts", "audience", "claim_id", "content_based", "counselor_id", "depth", "duration", "id", "initiative", "kind", "language_id", "main_topic_id", "mode", "note_changed_at", "occurred_at", "offer_answered", "origin_group_id", "people_reached", "pgh_created_at", "pgh_label", "placement_id", "platform_id", "programme_id", "region_evidence", "residence_country", "setting", "space_id", "state_id", "target_state_id", "topic_ids") VALUES (NEW."acts", NEW."audience", NEW."claim_id", NEW."content_based", NEW."counselor_id", NEW."depth", NEW."duration", NEW."id", NEW."initiative", NEW."kind", NEW."language_id", NEW."main_topic_id", NEW."mode", NEW."note_changed_at", NEW."occurred_at", NEW."offer_answered", NEW."origin_group_id", NEW."people_reached", NOW(), \'insert\', NEW."placement_id", NEW."platform_id", NEW."programme_id", NEW."region_evidence", NEW."residence_country", NEW."setting", NEW."space_id", NEW."state_id", NEW."target_state_id", NEW."topic_ids"); RETURN NULL;', hash='0147846d18c3664354b75e01a44627f030f0b39a', operation='INSERT', pgid='pgtrigger_insert_insert_075c0', table='cases_contact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."acts" IS DISTINCT FROM (NEW."acts") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."content_based" IS DISTINCT FROM (NEW."content_based") OR OLD."counselor_id" IS DISTINCT FROM (NEW."counselor_id") OR OLD."depth" IS DISTINCT FROM (NEW."depth") OR OLD."duration" IS DISTINCT FROM (NEW."duration") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."initiative" IS DISTINCT FROM (NEW."initiative") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language_id" IS DISTINCT FROM (NEW."language_id") OR OLD."main_topic_id" IS DISTINCT FROM (NEW."main_topic_id") OR OLD."mode" IS DISTINCT FROM (NEW."mode") OR OLD."note_changed_at" IS DISTINCT FROM (NEW."note_changed_at") OR OLD."occurred_at" IS DISTINCT FROM (NEW."occurred_at") OR OLD."offer_answered" IS DISTINCT FROM (NEW."offer_answered") OR OLD."origin_group_id" IS DISTINCT FROM (NEW."origin_group_id") OR OLD."people_reached" IS DISTINCT FROM (NEW."people_reached") OR OLD."placement_id" IS DISTINCT FROM (NEW."placement_id") OR OLD."platform_id" IS DISTINCT FROM (NEW."platform_id") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."region_evidence" IS DISTINCT FROM (NEW."region_evidence") OR OLD."residence_country" IS DISTINCT FROM (NEW."residence_country") OR OLD."setting" IS DISTINCT FROM (NEW."setting") OR OLD."space_id" IS DISTINCT FROM (NEW."space_id") OR OLD."state_id" IS DISTINCT FROM (NEW."state_id") OR OLD."target_state_id" IS DISTINCT FROM (NEW."target_state_id") OR OLD."topic_ids" IS DISTINCT FROM (NEW."topic_ids"))', func='INSERT INTO "cases_contactevent" ("acts", "audience", "claim_id", "content_based", "counselor_id", "depth", "duration", "id", "initiative", "kind", "language_id", "main_topic_id", "mode", "note_changed_at", "occurred_at", "offer_answered", "origin_group_id", "people_reached", "pgh_created_at", "pgh_label", "placement_id", "platform_id", "programme_id", "region_evidence", "residence_country", "setting", "space_id", "state_id", "target_state_id", "topic_ids") VALUES (NEW."acts", NEW."audience", NEW."claim_id", NEW."content_based", NEW."counselor_id", NEW."depth", NEW."duration", NEW."id", NEW."initiative", NEW."kind", NEW."language_id", NEW."main_topic_id", NEW."mode", NEW."note_changed_at", NEW."occurred_at", NEW."offer_answered", NEW."origin_group_id", NEW."people_reached", NOW(), \'update\', NEW."placement_id", NEW."platform_id", NEW."programme_id", NEW."region_evidence", NEW."residence_country", NEW."setting", NEW."space_id", NEW."state_id", NEW."target_state_id", NEW."topic_ids"); RETURN NULL;', hash='5046eea3a3a4745692ee45e7b2cb492531962997', operation='UPDATE', pgid='pgtrigger_update_update_4d768', table='cases_contact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cases_contactevent" ("acts", "audience", "claim_id", "content_based", "counselor_id", "depth", "duration", "id", "initiative", "kind", "language_id", "main_topic_id", "mode", "note_changed_at", "occurred_at", "offer_answered", "origin_group_id", "people_reached", "pgh_created_at", "pgh_label", "placement_id", "platform_id", "programme_id", "region_evidence", "residence_country", "setting", "space_id", "state_id", "target_state_id", "topic_ids") VALUES (OLD."acts", OLD."audience", OLD."claim_id", OLD."content_based", OLD."counselor_id", OLD."depth", OLD."duration", OLD."id", OLD."initiative", OLD."kind", OLD."language_id", OLD."main_topic_id", OLD."mode", OLD."note_changed_at", OLD."occurred_at", OLD."offer_answered", OLD."origin_group_id", OLD."people_reached", NOW(), \'delete\', OLD."placement_id", OLD."platform_id", OLD."programme_id", OLD."region_evidence", OLD."residence_country", OLD."setting", OLD."space_id", OLD."state_id", OLD."target_state_id", OLD."topic_ids"); RETURN NULL;', hash='da2774a757102616c7de1b99889e6af0d21ef0db', operation='DELETE', pgid='pgtrigger_delete_delete_9d639', table='cases_contact', when='AFTER')),
        ),
    ]
