"""Courses: a curriculum of modules, its language versions, and how it changed over time. All belong to a programme."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.models import Programme, SharedModel
from streetwork.vocabulary.models import Language, Topic
from training.enums import Audience, CaseStatus, Competence, CourseStatus, VersionStatus


class Course(SharedModel):
    """Schulungskonzept. What is taught stands in its versions, one row for each language and number."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # the form's: saved twice is saved once
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="courses", verbose_name=_("programme"))
    title = models.CharField(_("title"), max_length=140)
    audience = models.CharField(_("audience"), max_length=9, choices=Audience.choices, default=Audience.BOTH)
    competence = models.CharField(_("competence area"), max_length=13, choices=Competence.choices)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    status = models.CharField(_("status"), max_length=7, choices=CourseStatus.choices, default=CourseStatus.ACTIVE)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title


class CourseVersion(SharedModel):
    """A curriculum in one language at one time. Once released it never changes: a session was held with it."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="versions", verbose_name=_("course"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    based_on = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("based on")
    )
    title = models.CharField(_("title"), max_length=140)
    summary = models.CharField(
        _("in short"), max_length=600, blank=True, help_text=_("For the public page: what it is about, for whom.")
    )
    aims = models.TextField(_("aims"), max_length=3000, blank=True)
    prerequisites = models.CharField(_("prerequisites"), max_length=500, blank=True)
    change_note = models.CharField(_("what is new"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=VersionStatus.choices, default=VersionStatus.DRAFT)
    revision = models.PositiveIntegerField(default=1, editable=False)  # rises with each change: nothing is overwritten
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now, editable=False)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    released_at = models.DateTimeField(_("released"), null=True, editable=False)

    class Meta:
        verbose_name = _("version of a course")
        verbose_name_plural = _("versions of courses")
        ordering = ["course", "language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "language", "number"], name="courseversion_once"),
            models.UniqueConstraint(
                fields=["course", "language"], condition=Q(status="draft"), name="courseversion_one_draft"
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.language_id} {self.number})"


class CaseStudy(SharedModel):
    """Fallbeispiel (vignette): an invented or anonymised story to work with; read by a second person before use."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # the form's: saved twice is saved once
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="case_studies", verbose_name=_("programme"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    title = models.CharField(_("title"), max_length=140)
    situation = models.TextField(_("situation"), max_length=4000)
    questions = models.TextField(_("questions to the group"), max_length=2000, blank=True)
    insights = models.TextField(_("what can be learnt"), max_length=2000, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    status = models.CharField(_("status"), max_length=8, choices=CaseStatus.choices, default=CaseStatus.DRAFT)
    remark = models.CharField(_("remark"), max_length=300, blank=True)  # of who sent it back
    revision = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="casestudy_approved_by_another",
                condition=Q(approved_by=None) | ~Q(approved_by=F("edited_by")),
                violation_error_message=_("You wrote this case study yourself. Somebody else has to approve it."),
            )
        ]

    def __str__(self):
        return self.title


class CourseModule(SharedModel):
    """Modul (Baustein): one step of a curriculum."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # the form's: saved twice is saved once
    version = models.ForeignKey(CourseVersion, models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=140)
    aim = models.TextField(_("aim"), max_length=1000, blank=True)
    content = models.TextField(_("content"), max_length=6000, blank=True)
    method = models.CharField(_("method"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=45, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    case_studies = models.ManyToManyField(CaseStudy, verbose_name=_("case studies"), blank=True, related_name="modules")
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"], name="coursemodule_position", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self):
        return self.title


class Material(SharedModel):
    """A file of a curriculum. Versions share the stored bytes: the name in the store is their SHA-256."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # the form's: saved twice is saved once
    version = models.ForeignKey(CourseVersion, models.CASCADE, related_name="materials")
    module = models.ForeignKey(
        CourseModule, models.SET_NULL, null=True, blank=True, related_name="materials", verbose_name=_("module")
    )
    title = models.CharField(_("title"), max_length=140)
    file_name = models.CharField(_("file"), max_length=160)
    stored_as = models.CharField(max_length=100, editable=False)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    credit = models.CharField(_("source and licence"), max_length=200, blank=True)
    for_participants = models.BooleanField(_("for participants"), default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["version", "module__position", "title", "pk"]

    def __str__(self):
        return self.title
