import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from streetwork.tenancy.operations import RuntimeGrants


class Migration(migrations.Migration):

    initial = True

    # First of all, so that the runtime role may use every table that follows.
    run_before = [
        ("contenttypes", "0001_initial"),
        ("sessions", "0001_initial"),
        ("account", "0001_initial"),
        ("pghistory", "0001_initial"),
    ]

    dependencies = []

    operations = [
        RuntimeGrants(),
        migrations.CreateModel(
            name='LegalProfile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('regime', models.TextField(blank=True, help_text='e.g. § 203 StGB, §§ 61–65 SGB VIII, KDG.', verbose_name='legal bases')),
                ('retention_days', models.JSONField(blank=True, default=dict, help_text='Only what differs: rule → days, e.g. {"cases.contact_notes": 60}.', verbose_name='retention in days')),
            ],
            options={
                'verbose_name': 'legal profile',
                'verbose_name_plural': 'legal profiles',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='State',
            fields=[
                ('id', models.SmallAutoField(primary_key=True, serialize=False)),
                ('code', models.CharField(help_text='ISO 3166-2 without “DE-”, e.g. NW.', max_length=3, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('name_de', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_bg', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_pl', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_ro', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_ru', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_vi', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_es', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('capital', models.CharField(blank=True, max_length=40, verbose_name='capital')),
                ('nuts', models.CharField(blank=True, max_length=5, verbose_name='NUTS')),
                ('grid_row', models.SmallIntegerField(blank=True, null=True, verbose_name='row in the tile map')),
                ('grid_column', models.SmallIntegerField(blank=True, null=True, verbose_name='column in the tile map')),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='other names')),
            ],
            options={
                'verbose_name': 'state',
                'verbose_name_plural': 'states',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='short name in addresses')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('short_name', models.CharField(max_length=20, verbose_name='short name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('description_de', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_en', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_bg', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_pl', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_ro', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_ru', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_vi', models.TextField(blank=True, null=True, verbose_name='description')),
                ('description_es', models.TextField(blank=True, null=True, verbose_name='description')),
                ('carrier', models.CharField(blank=True, max_length=200, verbose_name='carrier')),
                ('funders', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), blank=True, default=list, size=None, verbose_name='funders')),
                ('starts', models.DateField(blank=True, null=True, verbose_name='starts')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='ends')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), help_text='Codes with commas: bg,pl,ro', size=None, verbose_name='languages')),
                ('target_groups', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), blank=True, default=list, size=None, verbose_name='target groups')),
                ('serves_people_abroad', models.BooleanField(default=False, help_text='Shows country of residence and target state in the quick log.', verbose_name='serves people who still live abroad')),
                ('legal_hold', models.BooleanField(default=False, help_text='Nothing of this programme is deleted by retention meanwhile.', verbose_name='legal hold')),
                ('is_archived', models.BooleanField(default=False, verbose_name='archived (read-only)')),
                ('legal_profile', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='tenancy.legalprofile', verbose_name='legal profile')),
                ('states', models.ManyToManyField(related_name='programmes', to='tenancy.state', verbose_name='states')),
            ],
            options={
                'verbose_name': 'programme',
                'verbose_name_plural': 'programmes',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('starts__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='programme_ends_after_start', violation_error_message='The programme ends before it starts.')],
            },
        ),
    ]
