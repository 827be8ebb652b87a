"""User, Membership, Invitation and the confidentiality declaration."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.cache import cache
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import Role
from streetwork.tenancy.models import Programme, SharedModel, State


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Theme(models.TextChoices):
    AUTO = "auto", _("like the device")
    LIGHT = "light", _("light")
    DARK = "dark", _("dark")


class User(AbstractBaseUser, PermissionsMixin, SharedModel):
    """A person of staff. Signs in with an e-mail address; rights come from memberships alone.

    `is_staff` opens the administration of vocabularies and programmes; it opens no tenant.
    """

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="de")
    theme = models.CharField(_("appearance"), max_length=8, choices=Theme.choices, default=Theme.AUTO)
    is_staff = models.BooleanField(_("administrator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    is_demo = models.BooleanField(_("demo account"), default=False, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self):
        return self.name or self.email

    @cached_property
    def has_second_factor(self) -> bool:
        """Asked of the database at most once; the backend brings the answer along for `request.user`."""
        from streetwork.accounts.second_factor import holds

        return User.objects.filter(holds(), pk=self.pk).exists()

    @property
    def initials(self) -> str:
        """Two letters for the round button in the top bar."""
        words = str(self).split()
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()


class Grant(models.Model):
    """What a membership gives and an invitation promises: a role in a programme, for some or all of its states."""

    programme = models.ForeignKey(Programme, models.CASCADE, verbose_name=_("programme"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    states = models.ManyToManyField(State, verbose_name=_("states"), blank=True, related_name="+")
    all_states = models.BooleanField(
        _("all states of the programme"), default=False, help_text=_("Also those that join later.")
    )

    class Meta:
        abstract = True


class Membership(Grant, SharedModel):
    """One person in one role of one programme, for one or many states."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("person"))
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["programme__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "programme", "role"],
                name="membership_once",
                violation_error_message=_("This person already has this role in the programme."),
            )
        ]

    def __str__(self):
        return f"{self.user} · {self.programme.short_name} · {self.get_role_display()}"


INVITATION_DAYS = 14


def invitation_expiry():
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class InvitationQuerySet(models.QuerySet):
    def pending(self):
        """Neither accepted nor withdrawn; may have expired."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)

    def open(self):
        """Neither accepted nor withdrawn nor expired."""
        return self.pending().filter(expires_at__gt=timezone.now())


class Invitation(Grant, SharedModel):
    """The only way in. The link's token exists in the mail alone; here lies its SHA-256."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default="de")
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by"))
    token_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    mailings = models.PositiveSmallIntegerField(_("mails"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"), default=invitation_expiry)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.email} · {self.programme.short_name}"

    @property
    def mailing(self) -> str:
        """Names the newest mail of this invitation; every resending is a mail of its own."""
        return f"{self.pk}-{self.mailings}"

    @property
    def is_pending(self) -> bool:
        """Neither accepted nor withdrawn; may have expired."""
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def is_open(self) -> bool:
        """Its link still works."""
        return self.is_pending and self.expires_at > timezone.now()


class Declaration(SharedModel):
    """A version of the confidentiality declaration; publishing a new one asks everybody again.

    Source of the duty: § 203 (3) and (4) StGB (persons who take part must be bound to secrecy).
    """

    CACHE_KEY = "accounts.declaration.current"

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text = models.TextField(_("text"))
    published_at = models.DateTimeField(_("published"), default=timezone.now)

    class Meta:
        verbose_name = _("confidentiality declaration")
        verbose_name_plural = _("confidentiality declarations")
        ordering = ["-version"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.version}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(self.CACHE_KEY)

    @classmethod
    def current(cls) -> "Declaration | None":
        """The version in force, None when none was published."""
        return cls.objects.first()

    @classmethod
    def current_version(cls) -> int:
        """The version in force, 0 when none was published."""
        return cache.get_or_set(
            cls.CACHE_KEY, lambda: cls.objects.aggregate(newest=models.Max("version"))["newest"] or 0, 60
        )


class DeclarationSigned(SharedModel):
    """Who declared which version when: evidence, kept with the account."""

    user = models.ForeignKey(User, models.CASCADE, related_name="declarations")
    declaration = models.ForeignKey(Declaration, models.PROTECT)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signed declaration")
        verbose_name_plural = _("signed declarations")
        constraints = [models.UniqueConstraint(fields=["user", "declaration"], name="declaration_signed_once")]
