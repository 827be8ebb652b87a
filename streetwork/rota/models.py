"""Presence times, absences and calendar feeds of the staff. Why somebody is away is nobody's business here."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.models import Programme, SharedModel


class Weekday(models.IntegerChoices):
    """As `date.weekday()` counts."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class PresenceTime(SharedModel):
    """Every week from … to … (local time), a person is there for the people of a programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+", verbose_name=_("programme"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="presence_times", verbose_name=_("person")
    )
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday.choices)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))

    class Meta:
        verbose_name = _("presence time")
        verbose_name_plural = _("presence times")
        ordering = ["weekday", "starts"]
        constraints = [
            models.CheckConstraint(
                name="presencetime_ends_after_start",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("The time ends before it starts."),
            ),
            models.UniqueConstraint(
                fields=["programme", "user", "weekday", "starts"],
                name="presencetime_once",
                violation_error_message=_("There is such a time already."),
            ),
        ]


class Absence(SharedModel):
    """A person is away from one day to another (both included); a stand-in sees what is due meanwhile."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences", verbose_name=_("person")
    )
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("stand-in")
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["first_day"]
        indexes = [models.Index(fields=["last_day", "first_day"], name="absence_days")]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_start",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message=_("The absence ends before it starts."),
            ),
            models.CheckConstraint(
                name="absence_stand_in_is_another",
                condition=Q(stand_in__isnull=True) | ~Q(stand_in=F("user")),
                violation_error_message=_("Choose somebody else as stand-in."),
            ),
        ]


class CalendarFeed(SharedModel):
    """A person's secret calendar address `/calendar/<token>.ics`; only a hash of the token is stored."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    token_hash = models.BinaryField(max_length=32, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_on = models.DateField(_("last fetched"), null=True, editable=False)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")


class DailyMail(SharedModel):
    """When a person gets the mail of the day (`streetwork.delivery.digest`). No row: every day."""

    class Days(models.TextChoices):
        EVERY_DAY = "daily", _("every day on which something waits")
        WORKING_DAYS = "workdays", _("Monday to Friday")
        NEVER = "never", _("never")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    days = models.CharField(_("daily mail"), max_length=8, choices=Days.choices, default=Days.EVERY_DAY)

    class Meta:
        verbose_name = _("choice of the daily mail")
        verbose_name_plural = _("choices of the daily mail")
