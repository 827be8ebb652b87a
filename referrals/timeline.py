"""What happened to a centre: its versions with who changed what, and how its centre was asked, newest first."""

from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.enums import Asked
from referrals.facts import Change, changes
from referrals.models import Verification
from referrals.models.history import AdvisoryCenterEvent
from streetwork.accounts.models import User

SHOWN = 30
# Said by the title of the moment; not worth a line of their own when it is a verification.
OF_VERIFYING = {"verified_on", "verified_by", "verified_user_id", "due_on"}


@dataclass(frozen=True)
class Moment:
    """One entry. `version` is the number of the version it made, None for a question to the centre, of which
    only the day is known (`is_day`)."""

    at: datetime
    title: str
    who: str = ""
    version: int | None = None
    changes: tuple[Change, ...] = ()
    is_day: bool = False

    @property
    def labels(self) -> list[str]:
        return [change.label for change in self.changes]


@dataclass(frozen=True)
class Version:
    """A row of the history with the name of who wrote it; "" is the centre itself or the system."""

    event: AdvisoryCenterEvent
    who: str
    people: dict


def versions(center) -> list[Version]:
    """All versions, newest first. Two queries."""
    events = list(AdvisoryCenterEvent.objects.filter(state=center.state_id, id=center.pk).order_by("-pgh_id"))
    ids = {event.actor_id for event in events} | {event.verified_user_id for event in events}
    people = dict(User.objects.filter(pk__in=ids - {None}).values_list("pk", "name"))
    return [Version(event, people.get(event.actor_id, ""), people) for event in events]


def moments(known: list[Version]) -> list[Moment]:
    """One moment per version that changed a fact, newest first."""
    told = [
        Moment(new.event.pgh_created_at, _title(differences), new.who, new.event.pgh_id, tuple(differences))
        for new, old in pairwise(known)
        if (differences := changes(old.event, new.event, new.people))
    ]
    if known:
        first = known[-1]
        told.append(Moment(first.event.pgh_created_at, _("Entered"), first.who, first.event.pgh_id))
    return told


def timeline(center) -> list[Moment]:
    """Versions and questions to the centre together, at most SHOWN. Three queries."""
    told = [_short(moment) for moment in moments(versions(center))]
    for asked in Verification.objects.filter(state=center.state_id, center=center.pk)[:SHOWN]:
        told.append(Moment(_noon(asked.asked_on), _("The centre was asked to look at its entry"), is_day=True))
        if asked.answered_at:
            told.append(Moment(asked.answered_at, ANSWERS.get(asked.status, asked.get_status_display)()))
    return sorted(told, key=lambda moment: moment.at, reverse=True)[:SHOWN]


ANSWERS = {
    Asked.CONFIRMED: lambda: _("The centre confirmed its entry"),
    Asked.CORRECTED: lambda: _("The centre sent corrections"),
    Asked.WITHDRAWN: lambda: _("The question to the centre was withdrawn"),
}


def _short(moment: Moment) -> Moment:
    """A verification says so in its title; its days need no lines."""
    rest = tuple(change for change in moment.changes if change.field not in OF_VERIFYING | {"status", "merged_into_id"})
    return Moment(moment.at, moment.title, moment.who, moment.version, rest)


def _title(differences) -> str:
    fields = {change.field for change in differences}
    if "merged_into_id" in fields:
        return _("Merged")
    if "status" in fields:
        now = next(change for change in differences if change.field == "status")
        return _("%(before)s → %(after)s") % {"before": now.before, "after": now.after}
    if "verified_on" in fields and fields <= OF_VERIFYING:
        return _("Verified")
    return _("Changed")


def _noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))
