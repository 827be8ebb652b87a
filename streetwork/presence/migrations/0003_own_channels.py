import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('presence', '0002_visits'),
        ('tenancy', '0001_initial'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnChannel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_channels', to='tenancy.programme', verbose_name='programme')),
                ('platform', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.platform', verbose_name='platform')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), blank=True, default=list, size=None, verbose_name='languages')),
                ('availability', models.CharField(blank=True, help_text='What people read there about when we answer.', max_length=300, verbose_name='availability')),
                ('imprint_url', models.URLField(blank=True, max_length=500, verbose_name='imprint')),
                ('privacy_url', models.URLField(blank=True, max_length=500, verbose_name='privacy notice')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registered')),
            ],
            options={
                'verbose_name': 'own channel',
                'verbose_name_plural': 'own channels',
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'url'), name='ownchannel_once', violation_error_message='This channel is in the register of the programme already.')],
            },
        ),
        migrations.CreateModel(
            name='FollowerCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follower_counts', to='presence.ownchannel', verbose_name='own channel')),
                ('counted_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='counted on')),
                ('count', models.PositiveIntegerField(verbose_name='followers')),
            ],
            options={
                'verbose_name': 'follower count',
                'verbose_name_plural': 'follower counts',
                'ordering': ['-counted_on'],
                'constraints': [models.UniqueConstraint(fields=('channel', 'counted_on'), name='followercount_once_a_day')],
            },
        ),
    ]
