"""Incident: restricted to those involved and the lead. What happened is sealed; counted without any person."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.incidents.enums import Outcome, Status, Type
from cases.incidents.queries import IncidentManager, PersonManager
from cases.models.case import Case
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import Programme, SharedModel, TenantModel
from streetwork.vault.sealing import KeepsTexts, RecordKey
from streetwork.vocabulary.models import Platform


class IncidentPlan(SharedModel):
    """A programme's own checklist for a type of incident; without one the built-in plan applies."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+", verbose_name=_("programme"))
    type = models.CharField(_("type"), max_length=8, choices=Type.choices)
    steps = ArrayField(models.CharField(max_length=300), verbose_name=_("steps"))
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("incident plan")
        verbose_name_plural = _("incident plans")
        constraints = [models.UniqueConstraint(fields=["programme", "type"], name="incidentplan_once")]


class OnCallContact(SharedModel):
    """Whom to call: a colleague on duty or an outside service. `types` empty: for every type of incident."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+", verbose_name=_("programme"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True, blank=True, verbose_name=_("colleague")
    )
    name = models.CharField(_("name or service"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40)
    available = models.CharField(_("available"), max_length=120, blank=True)
    types = ArrayField(
        models.CharField(max_length=8, choices=Type.choices), verbose_name=_("for"), default=list, blank=True
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("on-call contact")
        verbose_name_plural = _("on-call contacts")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="oncallcontact_has_a_name",
                condition=Q(user__isnull=False) | ~Q(name=""),
                violation_error_message=_("Choose a colleague or write a name."),
            )
        ]


class Incident(KeepsTexts, TenantModel):
    """Vorfall. `account` (what happened) and `lessons` (what came of it) are sealed. `code` like V-3K9A."""

    Type, Status, Outcome = Type, Status, Outcome

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    code = models.CharField(_("code"), max_length=10, editable=False)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    type = models.CharField(_("type"), max_length=8, choices=Type.choices)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    happened_at = models.DateTimeField(_("when"), default=timezone.now)
    reported_at = models.DateTimeField(default=timezone.now, editable=False)
    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="+", db_index=False, null=True, blank=True, verbose_name=_("platform")
    )
    case = TenantForeignKey(Case, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("case"))
    second_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("second person"),
    )  # fmt: skip
    seconded_at = models.DateTimeField(_("confirmed by the second person"), null=True, editable=False)
    on_call = models.ForeignKey(
        OnCallContact, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("called")
    )
    called_at = models.DateTimeField(_("called at"), null=True, editable=False)
    status = models.CharField(_("status"), max_length=6, choices=Status.choices, default=Status.OPEN)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome.choices, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    account = models.BinaryField(null=True, editable=False)
    lessons = models.BinaryField(null=True, editable=False)

    objects = IncidentManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        constraints = [
            models.UniqueConstraint(fields=["state", "code"], name="incident_code_once"),
            models.UniqueConstraint(fields=["state", "uid"], name="incident_uid_once"),
            models.CheckConstraint(
                name="incident_seconded_by_another",
                condition=Q(second_person__isnull=True) | ~Q(second_person=models.F("reporter")),
                violation_error_message=_("The second person is somebody else."),
            ),
            models.CheckConstraint(
                name="incident_closed_with_outcome",
                condition=Q(status="open", closed_at__isnull=True)
                | (Q(status="closed", closed_at__isnull=False) & ~Q(outcome="")),
                violation_error_message=_("Say what came of it."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-reported_at"], name="incident_newest"),
            models.Index(fields=["status", "closed_at"], name="incident_closed_since"),
        ]

    def __str__(self):
        return self.code

    def find_key(self):
        return IncidentKey.objects.get(state=self.state_id, incident=self.pk)


class IncidentKey(RecordKey):
    """The key of an incident's texts; goes with the incident."""

    incident = TenantForeignKey(Incident, models.CASCADE, related_name="+")

    class Meta(RecordKey.Meta):
        abstract = False
        verbose_name = _("key of an incident")
        verbose_name_plural = _("keys of incidents")
        constraints = [models.UniqueConstraint(fields=["state", "incident"], name="incidentkey_once")]


class IncidentPerson(TenantModel):
    """A colleague who is involved, and may therefore read the incident: reporter, second person, and who was added.

    Aftercare is each person's own: `aftercare_on` is the day on which Today asks how they are.
    """

    incident = TenantForeignKey(Incident, models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("colleague"))
    aftercare_on = models.DateField(_("aftercare on"), null=True, blank=True)
    aftercare_done_at = models.DateTimeField(_("aftercare done"), null=True, editable=False)

    objects = PersonManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("person involved")
        verbose_name_plural = _("people involved")
        constraints = [models.UniqueConstraint(fields=["state", "incident", "user"], name="incidentperson_once")]
        indexes = [
            models.Index(
                fields=["user", "aftercare_on"],
                condition=Q(aftercare_on__isnull=False, aftercare_done_at__isnull=True),
                name="incidentperson_aftercare",
            )
        ]


class IncidentStep(TenantModel):
    """A step of the plan as it was when the incident was reported, and who ticked it off when."""

    incident = TenantForeignKey(Incident, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("step"), max_length=300)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("step of an incident")
        verbose_name_plural = _("steps of incidents")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["state", "incident", "position"], name="incidentstep_once")]


class IncidentTally(TenantModel):
    """How many incidents of a type were reported in a month: stays when the incidents are deleted."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", db_index=False)
    month = models.DateField(help_text=_("Its first day."))
    type = models.CharField(_("type"), max_length=8, choices=Type.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta(TenantModel.Meta):
        verbose_name = _("number of incidents")
        verbose_name_plural = _("numbers of incidents")
        constraints = [
            models.UniqueConstraint(fields=["state", "programme", "month", "type"], name="incidenttally_once")
        ]
