import django.db.models.deletion
import streetwork.tenancy.fields
from django.conf import settings
from django.db import migrations, models

from streetwork.tenancy.operations import TenantReference


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0001_initial'),
        ('presence', '0001_initial'),
        ('referrals', '0001_initial'),
        ('tenancy', '0001_initial'),
        ('vocabulary', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='contact',
            name='referral',
            field=streetwork.tenancy.fields.TenantForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='referrals.referral', verbose_name='referral'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.UniqueConstraint(condition=models.Q(('referral__isnull', False)), fields=('state', 'referral'), name='contact_of_referral_once', violation_error_message='This referral belongs to another contact.'),
        ),
        TenantReference("Contact", "referral"),
    ]
