"""Sessions beyond their own pages: in the calendars of those who train or are responsible."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from streetwork.accounts.access import access_of
from streetwork.accounts.roles import READS_TRAININGS
from streetwork.rota import feed
from training.enums import SessionStatus
from training.models import SessionDate, TrainingSession


@feed.source("trainings")
def entries(user, first_day, last_day) -> Iterable[feed.Entry]:
    """Every date of the sessions that the person trains or answers for; not of those that were called off."""
    mine = Q(session__responsible=user) | Q(
        session__in=TrainingSession.objects.filter(trainers__user=user).values("pk")
    )
    dates = SessionDate.objects.filter(
        mine,
        session__programme__in=access_of(user.pk).programmes_for(*READS_TRAININGS),
        starts_at__date__lte=last_day,
        ends_at__date__gte=first_day,
    ).exclude(session__status=SessionStatus.CANCELLED)
    for date in dates.select_related("session__programme").order_by("starts_at", "pk"):
        begin, end = timezone.localtime(date.starts_at), timezone.localtime(date.ends_at)
        yield feed.Entry(
            uid=str(date.pk),
            day=begin.date(),
            start=begin.time(),
            end=end.time() if end.date() == begin.date() else None,
            title=_("Training %(programme)s") % {"programme": date.session.programme.short_name},
            path=reverse("sessions:detail", args=[date.session_id]),
        )
