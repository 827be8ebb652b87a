import django.db.models.deletion
import streetwork.vault.models
from django.db import migrations, models

from streetwork.tenancy.operations import TenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='EpochSalt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('salt', models.BinaryField(default=streetwork.vault.models.new_salt)),
                ('state', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.state', verbose_name='state')),
            ],
            options={
                'verbose_name': 'fingerprint key of a year',
                'verbose_name_plural': 'fingerprint keys of the years',
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('state', 'year'), name='epochsalt_once_a_year')],
            },
        ),
        TenantTable("EpochSalt"),
    ]
