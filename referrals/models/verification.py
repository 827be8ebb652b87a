"""Verification of an entry by its centre, and corrections that wait for an editor."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.enums import Asked, Decision, Source, Wrong
from referrals.models.center import AdvisoryCenter
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import TenantModel


class Verification(TenantModel):
    """A centre was asked to look at its entry. The link's token exists in the mail alone; here lies its SHA-256."""

    center = TenantForeignKey(AdvisoryCenter, models.CASCADE, related_name="verifications")
    asked_on = models.DateField(_("asked"), default=timezone.localdate)
    token_hash = models.BinaryField(max_length=32, null=True, editable=False)
    expires_at = models.DateTimeField(_("expires"), null=True)
    status = models.CharField(_("status"), max_length=9, choices=Asked.choices, default=Asked.ASKED)
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta(TenantModel.Meta):
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["state", "center"], condition=Q(status=Asked.ASKED), name="verification_asked_once"
            ),
            models.UniqueConstraint(fields=["state", "token_hash"], name="verification_token_once"),
        ]


class Correction(TenantModel):
    """What a centre or a counselor says is wrong: field → proposed value, beside the value they saw.

    `taken` are the fields of which an editor took the proposed value.
    """

    center = TenantForeignKey(AdvisoryCenter, models.CASCADE, related_name="corrections")
    source = models.CharField(_("from"), max_length=9, choices=Source.choices)
    proposed = models.JSONField(_("proposed"), default=dict)
    base = models.JSONField(_("before"), default=dict)
    wrong = ArrayField(
        models.CharField(max_length=10, choices=Wrong.choices),
        verbose_name=_("what is wrong"),
        default=list,
        blank=True,
    )
    comment = models.CharField(_("comment"), max_length=1000, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("sent"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision.choices, default=Decision.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    taken = ArrayField(models.CharField(max_length=40), verbose_name=_("accepted fields"), default=list, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["created_at"]
        indexes = [models.Index(fields=["state", "created_at"], condition=Q(decision="open"), name="correction_open")]
