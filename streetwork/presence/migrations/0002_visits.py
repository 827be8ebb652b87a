import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('presence', '0001_initial'),
        ('tenancy', '0001_initial'),
        ('vocabulary', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='space',
            name='visitor',
            field=models.ForeignKey(blank=True, help_text='Empty: who is responsible.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='next visit by'),
        ),
        migrations.CreateModel(
            name='BlockEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='day it happened')),
                ('measure', models.CharField(choices=[('comment', 'comment deleted'), ('post', 'post deleted'), ('removed', 'removed from the space'), ('restricted', 'account restricted'), ('blocked', 'account blocked'), ('space', 'space closed by the platform'), ('other', 'other')], max_length=10, verbose_name='what happened')),
                ('cause', models.CharField(choices=[('unknown', 'unknown'), ('spam', 'spam filter'), ('links', 'links or advertising rules'), ('reported', 'reported by members'), ('admin', 'decision of the administrators'), ('content', 'content rules of the platform'), ('identity', 'doubts about the account')], default='unknown', max_length=8, verbose_name='suspected cause')),
                ('step', models.CharField(choices=[('none', 'nobody yet'), ('admin', 'administrators asked'), ('appeal', 'appeal to the platform'), ('both', 'administrators and platform')], default='none', max_length=6, verbose_name='whom we turned to')),
                ('outcome', models.CharField(choices=[('open', 'open'), ('restored', 'restored'), ('partly', 'partly restored'), ('final', 'stays so')], default='open', max_length=8, verbose_name='outcome')),
                ('settled_on', models.DateField(blank=True, null=True, verbose_name='settled on')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('guard_overrides', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('platform', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.platform', verbose_name='platform')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.programme', verbose_name='programme')),
                ('reporter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                ('space', models.ForeignKey(blank=True, help_text='Empty: it hit an account of ours as a whole.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='presence.space', verbose_name='space')),
            ],
            options={
                'verbose_name': 'entry of the block log',
                'verbose_name_plural': 'block log',
                'ordering': ['-happened_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReachEstimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('overlap_percent', models.PositiveSmallIntegerField(help_text='Share of memberships that belong to people counted already in another space.', validators=[django.core.validators.MaxValueValidator(95)], verbose_name='assumed overlap in percent')),
                ('basis', models.CharField(max_length=300, verbose_name='what it rests on')),
                ('stated_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='stated on')),
                ('programme', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reach_estimate', to='tenancy.programme', verbose_name='programme')),
                ('stated_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'estimate of the reach',
                'verbose_name_plural': 'estimates of the reach',
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('visited_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='visited on')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(480)], verbose_name='minutes')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='presence.space', verbose_name='space')),
                ('visitor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'visit',
                'verbose_name_plural': 'visits',
                'ordering': ['-visited_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('space', 'visitor', 'visited_on'), name='visit_once_a_day', violation_error_message='You already recorded a visit on this day.')],
            },
        ),
    ]
