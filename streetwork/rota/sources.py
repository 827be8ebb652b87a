"""What the rota itself puts into the daily mail and into calendars."""

import datetime

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _

from streetwork.delivery import digest
from streetwork.rota import feed
from streetwork.rota.absences import away_on
from streetwork.rota.models import Absence, DailyMail
from streetwork.rota.people import times_of_members
from streetwork.web.weeks import monday_of

WEEKEND = 5


@digest.silence(key="rota", path=reverse_lazy("rota:calendar"))
def without_mail(day: datetime.date) -> set[int]:
    """Who is away on the day, and who wants no mail on it."""
    unwanted = [DailyMail.Days.NEVER]
    if day.weekday() >= WEEKEND:
        unwanted.append(DailyMail.Days.WORKING_DAYS)
    chosen = DailyMail.objects.filter(days__in=unwanted).values_list("user", flat=True)
    return set(away_on(day)) | set(chosen)


@feed.source("presence")
def presence(user, first_day, last_day):
    """My weekly presence times, from the first week of the period on."""
    monday = monday_of(first_day)
    for time in times_of_members().filter(user=user).select_related("programme"):
        yield feed.Entry(
            uid=str(time.pk),
            day=monday + datetime.timedelta(days=time.weekday),
            start=time.starts,
            end=time.ends,
            title=_("Presence time %(programme)s") % {"programme": time.programme.short_name},
            path=reverse("rota:week"),
            weekly=True,
        )


@feed.source("absence")
def absences(user, first_day, last_day):
    """When I am away, and when I stand in for somebody."""
    for absence in Absence.objects.filter(user=user, first_day__lte=last_day, last_day__gte=first_day):
        yield _entry(absence, _("Away"))
    for absence in Absence.objects.filter(stand_in=user, first_day__lte=last_day, last_day__gte=first_day):
        yield _entry(absence, _("Standing in"))


def _entry(absence, title) -> feed.Entry:
    return feed.Entry(
        uid=str(absence.pk),
        day=absence.first_day,
        last_day=absence.last_day,
        title=title,
        path=reverse("rota:week"),
    )
