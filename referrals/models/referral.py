"""Referral and its ladder, the anonymous slip, the ready texts, and gaps."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.enums import Level, Result, SetBy
from referrals.models.center import PublishedCenter
from referrals.queries.gaps import GapManager
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import Programme, SharedModel, State, TenantModel
from streetwork.vocabulary.models import Language, Topic

SLIP_DAYS = 60


def slip_expiry():
    return timezone.now() + timedelta(days=SLIP_DAYS)


class Slip(SharedModel):
    """Verweiskarte: the public page that a person carries to a centre. Knows nothing about the person.

    Of the address's token (128 bits) only its SHA-256 lies here. The code that the centre enters has two
    halves: `locator` finds the slip, so that wrong codes can lock it, the other half lies here as a keyed
    hash. `state` says in which tenant the referral lies that moves along.
    """

    token_hash = models.BinaryField(max_length=32, unique=True, editable=False)
    locator = models.CharField(max_length=4, db_index=True, editable=False)
    secret_hash = models.BinaryField(max_length=16, editable=False)
    state = models.ForeignKey(State, models.PROTECT, related_name="+", db_index=False)
    center = models.ForeignKey(PublishedCenter, models.PROTECT, related_name="+", verbose_name=_("centre"))
    language = models.CharField(_("language"), max_length=8)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"), default=slip_expiry)
    opened_at = models.DateTimeField(_("opened"), null=True)
    arrived_at = models.DateTimeField(_("arrived"), null=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("slip")
        verbose_name_plural = _("slips")

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class Referral(TenantModel):
    """Verweisung: a centre was named to somebody. Does not know the contact; the contact knows it.

    `result` is the highest step told so far (ReferralStep has them all). `check_on` is the day agreed for
    asking what became of it; without an agreement nobody asks.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    counselor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("counselor")
    )
    center = models.ForeignKey(PublishedCenter, models.PROTECT, related_name="+", verbose_name=_("centre"))
    slip = models.ForeignKey(Slip, models.SET_NULL, null=True, related_name="+", verbose_name=_("slip"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", db_index=False, verbose_name=_("topic"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", db_index=False, verbose_name=_("language"))
    level = models.CharField(_("support"), max_length=11, choices=Level.choices, default=Level.SLIP)
    result = models.CharField(_("result"), max_length=15, choices=Result.choices, default=Result.SUGGESTED)
    result_at = models.DateTimeField(_("since"), default=timezone.now)
    check_on = models.DateField(_("ask again on"), null=True, blank=True)
    suggested_at = models.DateTimeField(_("suggested"), default=timezone.now)

    class Meta(TenantModel.Meta):
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        constraints = [models.UniqueConstraint(fields=["state", "slip"], name="referral_of_slip_once")]
        indexes = [
            models.Index(fields=["state", "-suggested_at", "-id"], name="referral_newest"),
            models.Index(
                fields=["counselor", "check_on"], condition=Q(check_on__isnull=False), name="referral_to_check"
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class ReferralStep(TenantModel):
    """One step of the ladder: what was told, by whom, when."""

    referral = TenantForeignKey(Referral, models.CASCADE, related_name="steps")
    result = models.CharField(_("result"), max_length=15, choices=Result.choices)
    set_by = models.CharField(_("told by"), max_length=9, choices=SetBy.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta(TenantModel.Meta):
        verbose_name = _("step of a referral")
        verbose_name_plural = _("steps of referrals")
        ordering = ["at", "id"]

    def __str__(self):
        return self.get_result_display()


class Gap(TenantModel):
    """Versorgungslücke: nobody fits. Evidence for the next funding request; says nothing about who asked."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", db_index=False, verbose_name=_("topic"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", db_index=False, verbose_name=_("language"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    objects = GapManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("gap")
        verbose_name_plural = _("gaps")
        indexes = [models.Index(fields=["state", "-noted_at", "-id"], name="gap_newest")]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class ReadyText(SharedModel):
    """A programme's own wording of the text that goes into the chat with a slip, in one language.

    Placeholders: {center}, {city}, {link}. Without a row the wording of the catalogue is used.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+", verbose_name=_("programme"))
    language = models.ForeignKey(Language, models.CASCADE, related_name="+", verbose_name=_("language"))
    text = models.TextField(_("text"), max_length=1000)

    class Meta:
        verbose_name = _("ready text")
        verbose_name_plural = _("ready texts")
        constraints = [models.UniqueConstraint(fields=["programme", "language"], name="readytext_once")]

    def __str__(self):
        return f"{self.programme} · {self.language}"
