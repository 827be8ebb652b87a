"""The covering index carries all that is counted, so that a filtered dashboard never reads the table itself."""

from django.db import migrations, models

COUNTED = (
    "programme", "language", "platform", "kind", "offer_answered", "people_reached", "main_topic", "topic_ids", "acts",
    "origin_group", "region_evidence", "initiative", "setting", "depth", "audience", "residence_country",
    "target_state", "placement",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_through_a_post")]

    operations = [
        migrations.RemoveIndex(model_name="contact", name="contact_figures"),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["state", "occurred_at"], include=COUNTED, name="contact_figures"),
        ),
    ]
