"""Sessions: a course held at dates, online or somewhere, for so many people. Shared: nothing of participants."""

import uuid

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel, State
from streetwork.vocabulary.models import Language
from training.enums import SessionForm, SessionStatus
from training.models.courses import CourseVersion


class TrainingSession(SharedModel):
    """Schulungstermin, held with one version of a course. Free of charge, always.

    `state` hosts it: the personal data of its participants lie within that state's walls, wherever they come from.
    `seats_taken` and `waiting` follow the registrations under this row's lock, so that public pages need no scope
    and the database itself refuses to overbook.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)  # the form's: saved twice is saved once
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="sessions", verbose_name=_("programme"))
    state = models.ForeignKey(State, models.PROTECT, related_name="+", verbose_name=_("host state"))
    states = models.ManyToManyField(
        State, verbose_name=_("for people from"), blank=True, related_name="+",
        help_text=_("None: all states of the programme."),
    )  # fmt: skip
    course_version = models.ForeignKey(
        CourseVersion, models.PROTECT, related_name="sessions", verbose_name=_("course and version")
    )
    series = models.UUIDField(null=True, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=140)
    description = models.TextField(_("public description"), max_length=3000, blank=True)
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    form = models.CharField(_("form"), max_length=7, choices=SessionForm.choices, default=SessionForm.ONLINE)
    place = models.CharField(_("place"), max_length=140, blank=True, help_text=_("Name of the house and room."))
    street = models.CharField(_("street and number"), max_length=140, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    online_url = models.URLField(
        _("link of the meeting"), max_length=500, blank=True,
        help_text=_("Only people with a seat get it, by mail and on their own page."),
    )  # fmt: skip
    accessibility = models.CharField(_("accessibility"), max_length=300, blank=True)
    contact_email = models.EmailField(_("address for questions"), blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("seats"), default=20, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    has_waiting_list = models.BooleanField(_("waiting list"), default=True)
    seats_taken = models.PositiveSmallIntegerField(default=0, editable=False)
    waiting = models.PositiveSmallIntegerField(default=0, editable=False)
    opens_at = models.DateTimeField(_("registration from"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("registration until"), null=True, blank=True, help_text=_("Empty: until the session begins.")
    )
    certificate_share = models.PositiveSmallIntegerField(
        _("presence for a certificate, in percent"), default=80, validators=[MaxValueValidator(100)]
    )
    teaching_minutes = models.PositiveSmallIntegerField(
        _("teaching minutes"), null=True, blank=True, help_text=_("Empty: from begin to end of all dates."),
        validators=[MinValueValidator(1)],
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=9, choices=SessionStatus.choices, default=SessionStatus.DRAFT)
    # first and last moment of its dates; kept by the actions that write the dates
    starts_at = models.DateTimeField(_("begins"), null=True, editable=False)
    ends_at = models.DateTimeField(_("ends"), null=True, editable=False)
    cancel_reason = models.CharField(_("reason"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("responsible"),
    )  # fmt: skip
    sequence = models.PositiveIntegerField(default=0, editable=False)  # of the calendar entry, RFC 5545 §3.8.7.4
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="session_never_overbooked",
                condition=Q(seats_taken__lte=F("capacity")),
                violation_error_message=_("More people have a seat already than there would be seats."),
            ),
            models.CheckConstraint(
                name="session_registration_ends_after_start",
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("The registration ends before it begins."),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "starts_at"], name="session_by_status"),
            models.Index(fields=["programme", "starts_at"], name="session_of_programme"),
        ]

    def __str__(self):
        return self.title

    @property
    def free_seats(self) -> int:
        return max(self.capacity - self.seats_taken, 0)

    @property
    def is_full(self) -> bool:
        return self.seats_taken >= self.capacity


class SessionDate(SharedModel):
    """One of a session's dates: from when to when."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField(_("begin"))
    ends_at = models.DateTimeField(_("end"))
    note = models.CharField(_("note"), max_length=140, blank=True)

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sessiondate_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The date ends before it begins."),
            ),
            # checked after each statement, so that two dates may swap their times
            models.UniqueConstraint(
                fields=["session", "starts_at"], name="sessiondate_once", deferrable=models.Deferrable.IMMEDIATE
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class SessionTrainer(SharedModel):
    """Who trains: somebody of the team, or a person from outside by name."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="trainers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("member of the team"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120)
    is_public = models.BooleanField(_("named on the public page"), default=False)

    class Meta:
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")
        ordering = ["pk"]

    def __str__(self):
        return self.name


class TrainingSessionEvent(
    pghistory.create_event_model(
        TrainingSession,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(
            condition=pghistory.AnyChange(
                "title", "status", "capacity", "starts_at", "ends_at", "course_version", "form", "opens_at", "closes_at"
            )
        ),
        fields=["id", "title", "status", "capacity", "starts_at", "ends_at", "course_version", "form", "opens_at",
                "closes_at"],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):  # fmt: skip
    """A version of a session's facts, written by a trigger; seats that come and go leave none."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("version of a session")
        verbose_name_plural = _("versions of sessions")
        indexes = [models.Index(fields=["id", "pgh_id"], name="sessionevent_of_session")]
