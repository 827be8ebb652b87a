"""Registrations and what follows: attendance, mails, feedback, certificates, and the counts that outlive them.

The personal data of participants lie within the walls of the state that hosts the session.
"""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from streetwork.tenancy.fields import TenantForeignKey
from streetwork.tenancy.models import Programme, SharedModel, State, TenantModel
from streetwork.vocabulary.models import Language
from training.enums import Engagement, InstitutionType, Outcome, Recipients, RegistrationOrigin, RegistrationStatus
from training.models.network import Partner
from training.models.sessions import SessionDate, TrainingSession


class Registration(TenantModel):
    """Anmeldung. `state` is the session's host state; where the person works is `home_state` or `country`.

    Written under the lock of its session's row alone; so the keys follow the order of arrival.
    """

    Status = RegistrationStatus

    key = models.UUIDField(default=uuid.uuid4, editable=False)  # the form's: sent twice is registered once
    session = models.ForeignKey(TrainingSession, models.PROTECT, related_name="registrations")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    email_mark = models.BinaryField(max_length=16, null=True, editable=False)  # keyed hash of the address in lower case
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    institution_type = models.CharField(
        _("type of institution"), max_length=20, choices=InstitutionType.choices, default=InstitutionType.OTHER
    )
    partner = models.ForeignKey(
        Partner, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("partner of the network")
    )
    home_state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("state"),
    )  # fmt: skip
    country = CountryField(_("country"), default="DE")
    engagement = models.CharField(
        _("full-time or volunteer"), max_length=9, choices=Engagement.choices, default=Engagement.UNKNOWN
    )
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language of the mails"))
    status = models.CharField(
        _("status"), max_length=9, choices=RegistrationStatus.choices, default=RegistrationStatus.PENDING
    )
    origin = models.CharField(
        _("how registered"), max_length=7, choices=RegistrationOrigin.choices, default=RegistrationOrigin.PUBLIC
    )
    token_hash = models.BinaryField(max_length=32, editable=False)
    consent_version = models.CharField(_("consent text"), max_length=20, blank=True)
    registered_at = models.DateTimeField(_("registered"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True)
    deadline = models.DateTimeField(_("answer until"), null=True)  # of an unconfirmed address or an offered seat
    cancelled_at = models.DateTimeField(_("cancelled"), null=True)
    feedback_given = models.BooleanField(_("feedback given"), default=False)
    certificate_at = models.DateTimeField(_("certificate fetched"), null=True)

    class Meta(TenantModel.Meta):
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["state", "key"], name="registration_saved_once"),
            models.UniqueConstraint(fields=["state", "token_hash"], name="registration_token_once"),
            models.UniqueConstraint(
                fields=["state", "session", "email_mark"],
                condition=~Q(status__in=["cancelled", "expired"]),
                name="registration_person_once",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "session", "status"], name="registration_of_session"),
            models.Index(
                fields=["state", "deadline"],
                condition=Q(status__in=["pending", "offered", "waiting"], deadline__isnull=False),
                name="registration_due",
            ),
        ]

    def __str__(self):
        return f"{self.pk}"


class Attendance(TenantModel):
    """Whether a person was there at one date of the session."""

    registration = TenantForeignKey(Registration, models.CASCADE, related_name="attendances")
    date = models.ForeignKey(SessionDate, models.CASCADE, related_name="+")
    is_present = models.BooleanField(_("present"))
    minutes = models.PositiveSmallIntegerField(_("minutes present"), null=True, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta(TenantModel.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [models.UniqueConstraint(fields=["state", "registration", "date"], name="attendance_once")]


class SessionMail(TenantModel):
    """A mail to people of a session. Whom it went to is said by the mail jobs, one for each registration."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    recipients = models.CharField(_("to"), max_length=9, choices=Recipients.choices)
    subject = models.CharField(_("subject"), max_length=140)
    body = models.TextField(_("text"), max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    people = models.PositiveIntegerField(_("recipients"), default=0)

    class Meta(TenantModel.Meta):
        verbose_name = _("mail to participants")
        verbose_name_plural = _("mails to participants")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["state", "key"], name="sessionmail_once")]


RATING = [MinValueValidator(1), MaxValueValidator(5)]


class Feedback(TenantModel):
    """Anonymous: no time, no key in order, nothing of the registration. Ratings from 1 (poor) to 5 (very good).

    `counted` turns true for at least five answers of a session at once, so that two looks at the results never tell
    what the latest person answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="+")
    overall = models.PositiveSmallIntegerField(_("overall"), validators=RATING)
    content = models.PositiveSmallIntegerField(_("content"), null=True, blank=True, validators=RATING)
    trainers = models.PositiveSmallIntegerField(_("trainers"), null=True, blank=True, validators=RATING)
    organisation = models.PositiveSmallIntegerField(_("organisation"), null=True, blank=True, validators=RATING)
    useful = models.PositiveSmallIntegerField(_("useful for the own work"), null=True, blank=True, validators=RATING)
    good = models.TextField(_("what was good"), max_length=1000, blank=True)
    better = models.TextField(_("what could be better"), max_length=1000, blank=True)
    language = models.ForeignKey(Language, models.PROTECT, related_name="+")
    counted = models.BooleanField(default=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")


class SessionCount(TenantModel):
    """How many people, when their personal data are deleted: what funders may still ask for. Minutes in sum."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="+")
    engagement = models.CharField(max_length=9, choices=Engagement.choices)
    institution_type = models.CharField(max_length=20, choices=InstitutionType.choices)
    home_state = models.ForeignKey(State, models.PROTECT, null=True, related_name="+")
    country = CountryField(default="DE")
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    people = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)

    class Meta(TenantModel.Meta):
        verbose_name = _("count of participants")
        verbose_name_plural = _("counts of participants")
        constraints = [
            models.UniqueConstraint(
                fields=["state", "session", "engagement", "institution_type", "home_state", "country", "outcome"],
                nulls_distinct=False,
                name="sessioncount_once",
            )
        ]


class PartnerAttendance(SharedModel):
    """That somebody of this institution took part in a session; how many and who is not said."""

    session = models.ForeignKey(TrainingSession, models.CASCADE, related_name="partners_present")
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="attended")

    class Meta:
        verbose_name = _("institution that took part")
        verbose_name_plural = _("institutions that took part")
        constraints = [models.UniqueConstraint(fields=["session", "partner"], name="partnerattendance_once")]


class Certificate(SharedModel):
    """Teilnahmebescheinigung. What it shows lies here sealed under a key that only its code opens.

    So whoever holds the certificate can prove it, years after the registration was deleted, and whoever holds the
    database alone reads no name. `registration_key` lets an erasure find it, and makes the code again with the root
    key; when the registration is deleted by retention it goes, and then the code alone opens the certificate.
    """

    code_hash = models.BinaryField(max_length=32, unique=True, editable=False)
    sealed = models.BinaryField(editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    registration_key = models.UUIDField(unique=True, null=True, editable=False)
    issued_on = models.DateField(_("issued"), default=timezone.localdate)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
