import django.db.models.deletion
import django.utils.timezone
import streetwork.accounts.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('tenancy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(unique=True, verbose_name='version')),
                ('text', models.TextField(verbose_name='text')),
                ('text_de', models.TextField(null=True, verbose_name='text')),
                ('text_en', models.TextField(null=True, verbose_name='text')),
                ('text_bg', models.TextField(null=True, verbose_name='text')),
                ('text_pl', models.TextField(null=True, verbose_name='text')),
                ('text_ro', models.TextField(null=True, verbose_name='text')),
                ('text_ru', models.TextField(null=True, verbose_name='text')),
                ('text_vi', models.TextField(null=True, verbose_name='text')),
                ('text_es', models.TextField(null=True, verbose_name='text')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='published')),
            ],
            options={
                'verbose_name': 'confidentiality declaration',
                'verbose_name_plural': 'confidentiality declarations',
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('bg', 'Български'), ('pl', 'Polski'), ('ro', 'Română'), ('ru', 'Русский'), ('vi', 'Tiếng Việt'), ('es', 'Español')], default='de', max_length=8, verbose_name='language')),
                ('theme', models.CharField(choices=[('auto', 'like the device'), ('light', 'light'), ('dark', 'dark')], default='auto', max_length=8, verbose_name='appearance')),
                ('is_staff', models.BooleanField(default=False, verbose_name='administrator')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demo account')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='joined')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('counselor', 'Counselor'), ('coordinator', 'State coordinator'), ('directory_editor', 'Directory editor'), ('campaign_editor', 'Campaign editor'), ('training_manager', 'Training manager'), ('lead', 'Programme lead'), ('figures_only', 'Figures only')], max_length=20, verbose_name='role')),
                ('all_states', models.BooleanField(default=False, help_text='Also those that join later.', verbose_name='all states of the programme')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('language', models.CharField(choices=[('de', 'Deutsch'), ('en', 'English'), ('bg', 'Български'), ('pl', 'Polski'), ('ro', 'Română'), ('ru', 'Русский'), ('vi', 'Tiếng Việt'), ('es', 'Español')], default='de', max_length=8, verbose_name='language')),
                ('token_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('mailings', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='mails')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='created')),
                ('expires_at', models.DateTimeField(default=streetwork.accounts.models.invitation_expiry, verbose_name='expires')),
                ('accepted_at', models.DateTimeField(editable=False, null=True, verbose_name='accepted')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='withdrawn')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='tenancy.programme', verbose_name='programme')),
                ('states', models.ManyToManyField(blank=True, related_name='+', to='tenancy.state', verbose_name='states')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='DeclarationSigned',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('declaration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='accounts.declaration')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'signed declaration',
                'verbose_name_plural': 'signed declarations',
                'constraints': [models.UniqueConstraint(fields=('user', 'declaration'), name='declaration_signed_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('counselor', 'Counselor'), ('coordinator', 'State coordinator'), ('directory_editor', 'Directory editor'), ('campaign_editor', 'Campaign editor'), ('training_manager', 'Training manager'), ('lead', 'Programme lead'), ('figures_only', 'Figures only')], max_length=20, verbose_name='role')),
                ('all_states', models.BooleanField(default=False, help_text='Also those that join later.', verbose_name='all states of the programme')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='tenancy.programme', verbose_name='programme')),
                ('states', models.ManyToManyField(blank=True, related_name='+', to='tenancy.state', verbose_name='states')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['programme__name', 'role'],
                'constraints': [models.UniqueConstraint(fields=('user', 'programme', 'role'), name='membership_once', violation_error_message='This person already has this role in the programme.')],
            },
        ),
    ]
