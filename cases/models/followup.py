"""FollowUp: something agreed with a person that must not be forgotten. It carries no free text."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.followups.enums import Purpose, Status
from cases.followups.queries import FollowUpManager
from cases.models.case import Case
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import Programme, TenantModel
from streetwork.vocabulary.models import Platform


class FollowUp(TenantModel):
    """Vereinbarte Rückmeldung: of a case or of a single contact.

    `window_ends_at` is when the platform closes its reply window (the person's last message + the platform's hours).
    `again_of` is the one that was tried in vain: it is followed by one second try and no third.
    """

    Purpose, Status = Purpose, Status

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    case = TenantForeignKey(
        Case, models.CASCADE, related_name="follow_ups", null=True, blank=True, verbose_name=_("case")
    )
    contact = TenantForeignKey(
        "cases.Contact", models.CASCADE, related_name="follow_ups", null=True, blank=True, verbose_name=_("contact")
    )
    purpose = models.CharField(_("what was agreed"), max_length=11, choices=Purpose.choices, default=Purpose.CHECK_IN)
    due_on = models.DateField(_("due on"))
    due_time = models.TimeField(_("at"), null=True, blank=True)
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+", db_index=False, verbose_name=_("channel"))
    window_ends_at = models.DateTimeField(_("reply window ends"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=9, choices=Status.choices, default=Status.OPEN)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, db_index=False
    )
    again_of = TenantForeignKey(
        "self", models.SET_NULL, related_name="+", db_index=False, null=True, blank=True, editable=False,
        verbose_name=_("second try after"),
    )  # fmt: skip
    at_risk = models.BooleanField(_("because the person may be at risk"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FollowUpManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.CheckConstraint(
                name="followup_of_something",
                condition=Q(case__isnull=False) | Q(contact__isnull=False),
                violation_error_message=_("A follow-up belongs to a contact or a case."),
            ),
            models.CheckConstraint(
                name="followup_settled_with_time",
                condition=Q(status="open", settled_at__isnull=True) | (~Q(status="open") & Q(settled_at__isnull=False)),
                violation_error_message=_("A settled follow-up has a time."),
            ),
            models.UniqueConstraint(
                fields=["state", "again_of"],
                condition=Q(again_of__isnull=False),
                name="followup_one_second_try",
                violation_error_message=_("A second try is planned already."),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "due_on"], condition=Q(status="open"), name="followup_due"),
            models.Index(fields=["state", "case"], condition=Q(case__isnull=False), name="followup_of_case"),
            models.Index(fields=["state", "contact"], condition=Q(contact__isnull=False), name="followup_of_contact"),
        ]
