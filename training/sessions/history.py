"""What happened to a session, told from the versions that the trigger keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from training.enums import SessionForm, SessionStatus
from training.models import TrainingSessionEvent

STEPS: dict[str, str | Promise] = {
    SessionStatus.DRAFT: gettext_lazy("back to draft"),
    SessionStatus.OPEN: gettext_lazy("opened for registration"),
    SessionStatus.HELD: gettext_lazy("said to have been held"),
    SessionStatus.CANCELLED: gettext_lazy("called off"),
}


@dataclass(frozen=True)
class Moment:
    """One change: what, by whom, when."""

    at: datetime
    actor: str
    what: tuple[str, ...]


def moments_of(events: Iterable[TrainingSessionEvent]) -> list[Moment]:
    """The newest first; what one action changed in one moment stands in one line."""
    earlier, moments = None, []
    for event in events:
        what = _changes(earlier, event) if earlier else [_("set up")]
        actor = str(event.actor) if event.actor else ""
        if not what:
            pass
        elif earlier and moments and moments[-1].at == event.pgh_created_at:
            last = moments.pop()
            moments.append(Moment(last.at, last.actor, last.what if len(moments) == 0 else last.what + tuple(what)))
        else:
            moments.append(Moment(event.pgh_created_at, actor, tuple(what)))
        earlier = event
    return moments[::-1]


def _changes(before: TrainingSessionEvent, after: TrainingSessionEvent) -> list[str]:
    said = []
    if before.status != after.status:
        said.append(str(STEPS[after.status]))
    if before.title != after.title:
        said.append(_("title: %(new)s (was: %(old)s)") % {"new": after.title, "old": before.title})
    if (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at):
        said.append(_("dates: %(period)s") % {"period": _period(after)})
    if before.capacity != after.capacity:
        said.append(_("seats: %(new)d (was: %(old)d)") % {"new": after.capacity, "old": before.capacity})
    if before.form != after.form:
        said.append(_("form: %(name)s") % {"name": SessionForm(after.form).label})
    if before.course_version_id != after.course_version_id:
        said.append(_("another course or version"))
    if (before.opens_at, before.closes_at) != (after.opens_at, after.closes_at):
        said.append(_("time of registration changed"))
    return said


def _period(event: TrainingSessionEvent) -> str:
    if event.starts_at is None:
        return "–"
    first, last = (timezone.localtime(moment) for moment in (event.starts_at, event.ends_at))
    if first.date() == last.date():
        return date_format(first, "SHORT_DATE_FORMAT")
    return f"{date_format(first, 'SHORT_DATE_FORMAT')} – {date_format(last, 'SHORT_DATE_FORMAT')}"
