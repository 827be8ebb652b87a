"""The rows of a session: its facts, dates, trainers. Called by the actions, inside their transaction."""

from collections.abc import Iterable

from django.utils import timezone

from streetwork.web.slugs import free_slug, slug_of
from training.models import Attendance, SessionDate, SessionTrainer, TrainingSession
from training.sessions.changes import PlannedDate, PlannedTrainer, Refused

# What stands in people's calendars: when it changes, they are told.
IN_CALENDARS = ("form", "place", "street", "postcode", "city", "online_url")


def unused_slug(title: str, dates: Iterable[PlannedDate]) -> str:
    """The title with the day of the first date, or with a number when others have that already."""
    days = sorted(date.starts_at for date in dates)
    day = f" {timezone.localtime(days[0]):%Y-%m-%d}" if days else ""
    wanted = slug_of(title[:48] + day, fallback="training")
    return free_slug(
        wanted, TrainingSession.objects.filter(slug__startswith=wanted[:40]).values_list("slug", flat=True)
    )


def calendar_facts(session: TrainingSession) -> tuple:
    """What people with a seat have in their calendars."""
    dates = session.dates.order_by("starts_at", "pk").values_list("pk", "starts_at", "ends_at")
    return (*(getattr(session, name) for name in IN_CALENDARS), *dates)


def write_dates(session: TrainingSession, wanted: Iterable[PlannedDate]) -> None:
    """Make the dates what is wanted: kept ones keep their key, which attendance and calendars hang on.

    Raises Refused("attendance") when a date would vanish for which somebody's presence is recorded.
    """
    wanted = tuple(wanted)
    kept = set(session.dates.values_list("pk", flat=True))
    changed = {date.pk: date for date in wanted if date.pk in kept}
    gone = kept - set(changed)
    if gone:
        if Attendance.objects.filter(date__in=gone).exists():
            raise Refused("attendance")
        SessionDate.objects.filter(pk__in=gone).delete()
    _move(session, changed)
    new = [date for date in wanted if date.pk not in kept]
    SessionDate.objects.bulk_create(
        SessionDate(session=session, starts_at=date.starts_at, ends_at=date.ends_at, note=date.note) for date in new
    )


def _move(session: TrainingSession, changed: dict) -> None:
    """Two dates may swap their times, so the new times are written in one statement."""
    rows = []
    for row in SessionDate.objects.filter(session=session, pk__in=changed):
        date = changed[row.pk]
        if (row.starts_at, row.ends_at, row.note) != (date.starts_at, date.ends_at, date.note):
            row.starts_at, row.ends_at, row.note = date.starts_at, date.ends_at, date.note
            rows.append(row)
    SessionDate.objects.bulk_update(rows, ["starts_at", "ends_at", "note"])


def write_span(session: TrainingSession) -> None:
    """First and last moment of all dates."""
    spans = list(session.dates.order_by().values_list("starts_at", "ends_at"))
    session.starts_at = min((start for start, _end in spans), default=None)
    session.ends_at = max((end for _start, end in spans), default=None)


def write_trainers(session: TrainingSession, wanted: Iterable[PlannedTrainer]) -> None:
    rows = [(trainer.user, trainer.name, trainer.is_public) for trainer in wanted]
    if list(session.trainers.order_by("pk").values_list("user", "name", "is_public")) == rows:
        return
    session.trainers.all().delete()
    SessionTrainer.objects.bulk_create(
        SessionTrainer(session=session, user_id=user, name=name, is_public=public) for user, name, public in rows
    )
