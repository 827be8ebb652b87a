"""Reading sessions, in the field's words."""

import datetime

from django.db.models import F, Q, QuerySet

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from training.enums import SessionStatus
from training.models import TrainingSession, TrainingSessionEvent


def sessions_of(access: Access) -> QuerySet[TrainingSession]:
    """Sessions of the programmes in which the person works with trainings."""
    return _with_names(TrainingSession.objects.filter(programme__in=access.programmes_for(*READS_TRAININGS)))


def public_sessions(now: datetime.datetime) -> QuerySet[TrainingSession]:
    """What strangers see in the list: open for registration, upcoming or running, of running programmes; next first."""
    shown = TrainingSession.objects.filter(status=SessionStatus.OPEN, ends_at__gt=now, programme__is_archived=False)
    return _with_names(shown).order_by("starts_at", "pk")


def _with_names(sessions: QuerySet[TrainingSession]) -> QuerySet[TrainingSession]:
    names = ("programme", "state", "language", "course_version__course", "responsible")
    return sessions.select_related(*names).prefetch_related("dates", "trainers")


def containing(sessions: QuerySet[TrainingSession], words: str) -> QuerySet[TrainingSession]:
    """Sessions that have every word in their title, description, place, course, or the name of a trainer."""
    for word in words.split()[:8]:
        said = Q(title__icontains=word) | Q(description__icontains=word) | Q(place__icontains=word)
        said |= Q(city__icontains=word) | Q(course_version__course__title__icontains=word)
        trained = TrainingSession.objects.filter(trainers__name__icontains=word).values("pk")
        sessions = sessions.filter(said | Q(pk__in=trained))
    return sessions


def coming(now: datetime.datetime) -> Q:
    """What is still to take place, and drafts without a date."""
    return Q(ends_at__gte=now) | Q(ends_at=None)


def unsettled(now: datetime.datetime) -> Q:
    """What is over and was neither said to have been held nor cancelled."""
    return Q(status=SessionStatus.OPEN, ends_at__lt=now)


def trained_by(user: int) -> Q:
    """Sessions for which somebody trains or is responsible."""
    return Q(responsible=user) | Q(pk__in=TrainingSession.objects.filter(trainers__user=user).values("pk"))


def events_of(session: TrainingSession) -> QuerySet[TrainingSessionEvent]:
    """Every version of the session's facts, the oldest first."""
    return (
        TrainingSessionEvent.objects.filter(id=session.pk)
        .select_related("actor")
        .annotate(moment=F("pgh_created_at"))
        .order_by("pgh_id")
    )
