"""Case and what belongs to it. All its texts are sealed under the case's own key; nothing in clear names the person."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.casework.enums import (
    AgeBand,
    CheckResult,
    Closure,
    ConsentKind,
    GoalStatus,
    HandoverReason,
    Risk,
    Status,
)
from cases.casework.queries import CaseManager
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.managers import TenantManager
from streetwork.tenancy.models import Programme, SharedModel, TenantModel
from streetwork.vault.sealing import BrokenSeal, KeepsTexts, RecordKey
from streetwork.vocabulary.models import Language, Platform, Topic


class Case(KeepsTexts, TenantModel):
    """Fall: opened only when the person wants support. `code` (K-7Q2M) stands for the person, who has no name here.

    `concern` and `result` are sealed (`case.seal("concern", text)`). `uid` binds the texts to the case.
    """

    Status, Closure, Risk = Status, Closure, Risk

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    code = models.CharField(_("code"), max_length=10, editable=False)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", db_index=False, verbose_name=_("programme")
    )
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("worker"))
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("deputy")
    )
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", db_index=False, verbose_name=_("language"))
    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="+", db_index=False, verbose_name=_("channel of entry")
    )
    main_topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="+", db_index=False, verbose_name=_("main topic")
    )
    topic_ids = ArrayField(models.SmallIntegerField(), verbose_name=_("topics"))
    age_band = models.CharField(_("age"), max_length=5, choices=AgeBand.choices, blank=True)
    risk = models.CharField(_("risk"), max_length=7, choices=Risk.choices, default=Risk.UNKNOWN)
    status = models.CharField(_("status"), max_length=6, choices=Status.choices, default=Status.OPEN)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closure = models.CharField(_("closure"), max_length=11, choices=Closure.choices, blank=True)
    reopened_at = models.DateTimeField(_("opened again"), null=True, blank=True)
    last_activity_at = models.DateTimeField(_("last entry"), default=timezone.now)
    concern = models.BinaryField(null=True, editable=False)
    result = models.BinaryField(null=True, editable=False)

    objects = CaseManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(fields=["state", "code"], name="case_code_once"),
            models.UniqueConstraint(fields=["state", "uid"], name="case_uid_once"),
            models.CheckConstraint(
                name="case_closed_with_kind",
                condition=Q(status="open", closed_at__isnull=True, closure="")
                | (Q(status="closed", closed_at__isnull=False) & ~Q(closure="")),
                violation_error_message=_("Say how the case ended."),
            ),
            models.CheckConstraint(
                name="case_deputy_is_another",
                condition=Q(deputy__isnull=True) | ~Q(deputy=models.F("worker")),
                violation_error_message=_("Choose somebody else as deputy."),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "status", "-last_activity_at", "-id"], name="case_newest"),
            models.Index(fields=["status", "closed_at"], name="case_closed_since"),
        ]

    def __str__(self):
        return self.code

    def find_key(self):
        """Raises BrokenSeal when there is none, as in a database restored without its keys."""
        key = CaseKey.objects.filter(state=self.state_id, case=self.pk).first()
        if key is None:
            raise BrokenSeal
        return key


class CaseKey(RecordKey):
    """The key of a case's texts; goes with the case."""

    case = TenantForeignKey(Case, models.CASCADE, related_name="+")

    class Meta(RecordKey.Meta):
        abstract = False
        verbose_name = _("key of a case")
        verbose_name_plural = _("keys of cases")
        constraints = [models.UniqueConstraint(fields=["state", "case"], name="casekey_once")]


class CaseNote(TenantModel):
    """A structured note: observation, statement, assessment, action (`SECTIONS`), sealed together as one JSON text
    under the field name `note:<uid>`.
    """

    SECTIONS = ("observation", "statement", "assessment", "action")

    case = TenantForeignKey(Case, models.CASCADE, related_name="case_notes")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("author")
    )
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, editable=False)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("note of a case")
        verbose_name_plural = _("notes of cases")
        constraints = [models.UniqueConstraint(fields=["state", "uid"], name="casenote_uid_once")]
        indexes = [models.Index(fields=["state", "case", "-written_at"], name="casenote_of_case")]


class CaseGoal(TenantModel):
    """A goal agreed with the person, sealed under the field name `goal:<uid>`."""

    Status = GoalStatus

    case = TenantForeignKey(Case, models.CASCADE, related_name="goals")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    sealed = models.BinaryField(editable=False)
    status = models.CharField(_("status"), max_length=8, choices=GoalStatus.choices, default=GoalStatus.OPEN)
    agreed_on = models.DateField(_("agreed on"), default=timezone.localdate)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        indexes = [models.Index(fields=["state", "case"], name="casegoal_of_case")]


class NoticeVersion(SharedModel):
    """A version of the privacy notice of a programme that people are pointed to."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="notices", verbose_name=_("programme"))
    version = models.CharField(_("version"), max_length=20)
    url = models.URLField(_("where it can be read"), blank=True)
    valid_from = models.DateField(_("valid from"), default=timezone.localdate)

    class Meta:
        verbose_name = _("version of the privacy notice")
        verbose_name_plural = _("versions of the privacy notice")
        ordering = ["-valid_from", "-pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "version"], name="noticeversion_once")]

    def __str__(self):
        return self.version


class Consent(TenantModel):
    """What the person was told or agreed to, when, under which version of the notice."""

    Kind = ConsentKind

    case = TenantForeignKey(Case, models.CASCADE, related_name="consents")
    kind = models.CharField(_("to what"), max_length=10, choices=ConsentKind.choices)
    notice = models.ForeignKey(
        NoticeVersion, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("privacy notice")
    )
    given_on = models.DateField(_("given on"), default=timezone.localdate)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("recorded by")
    )

    class Meta(TenantModel.Meta):
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["state", "case"], name="consent_of_case")]
        constraints = [
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=models.F("given_on")),
                violation_error_message=_("It cannot be withdrawn before it was given."),
            )
        ]


class CaseCheck(TenantModel):
    """Four-eyes check (Vier-Augen): the worker asks, a colleague looks and answers with a time stamp.

    `remark` is sealed under the field name `check:<uid>`.
    """

    Result = CheckResult

    case = TenantForeignKey(Case, models.CASCADE, related_name="checks")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("whom to ask")
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    result = models.CharField(_("result"), max_length=7, choices=CheckResult.choices, blank=True)
    remark = models.BinaryField(null=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("four-eyes check")
        verbose_name_plural = _("four-eyes checks")
        indexes = [models.Index(fields=["state", "case"], name="casecheck_of_case")]
        constraints = [
            models.CheckConstraint(
                name="casecheck_by_another",
                condition=~Q(asked_of=models.F("asked_by")),
                violation_error_message=_("Ask somebody else."),
            )
        ]


class Handover(TenantModel):
    """Übergabe: from worker to worker, with a reason. `remark` is sealed under the field name `handover:<uid>`."""

    Reason = HandoverReason

    case = TenantForeignKey(Case, models.CASCADE, related_name="handovers")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    from_worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    to_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("to whom")
    )
    reason = models.CharField(_("reason"), max_length=12, choices=HandoverReason.choices)
    remark = models.BinaryField(null=True, editable=False)
    handed_over_at = models.DateTimeField(default=timezone.now)

    class Meta(TenantModel.Meta):
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        indexes = [models.Index(fields=["state", "case"], name="handover_of_case")]


class HandleMark(TenantModel):
    """Recognises a returning person: a keyed fingerprint of platform and handle, per state and year.

    The handle is typed once and never stored (`streetwork.vault.fingerprints`, purpose `handle`).
    """

    case = TenantForeignKey(Case, models.CASCADE, related_name="handle_marks")
    year = models.PositiveSmallIntegerField()
    fingerprint = models.BinaryField(max_length=16, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("mark of recognition")
        verbose_name_plural = _("marks of recognition")
        constraints = [
            models.UniqueConstraint(fields=["state", "case", "fingerprint"], name="handlemark_once_per_case"),
        ]
        indexes = [models.Index(fields=["state", "fingerprint"], name="handlemark_lookup")]


class BreakGlass(TenantModel):
    """A lead opened the texts of a case for a stated reason and a limited time. Told to the worker and the leads."""

    case = TenantForeignKey(Case, models.CASCADE, related_name="break_glasses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(_("reason"), max_length=300)
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        verbose_name = _("emergency access")
        verbose_name_plural = _("emergency accesses")
        indexes = [models.Index(fields=["state", "case"], name="breakglass_of_case")]


class CaseEvent(
    pghistory.create_event_model(
        Case,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=[
            "id", "state", "programme", "code", "worker", "deputy", "language", "main_topic", "topic_ids", "risk",
            "status", "closure",
        ],
        obj_field=None,
        context_field=None,
    ),
    TenantModel,
):  # fmt: skip
    """A version of a case's facts, written by a trigger. No text is in it; erased with the case."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    objects = TenantManager()

    class Meta(TenantModel.Meta):
        verbose_name = _("version of a case")
        verbose_name_plural = _("versions of cases")
        indexes = [models.Index(fields=["state", "id", "pgh_id"], name="caseevent_of_case")]
