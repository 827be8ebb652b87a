"""Whether somebody is there when the answers come: presence times around what is planned."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.calendar.timing import local
from campaigns.models import Placement
from campaigns.release.signs import BAD, FINE, LOOK, Sign
from streetwork.rota.models import Absence, PresenceTime
from streetwork.rota.people import times_of_members

# How long after a post the first questions come (practice.md §7: answers within the day), and how many are looked at.
WATCH, LOOKED_AT = datetime.timedelta(hours=4), 5


@dataclass(frozen=True)
class Team:
    """A programme's weekly presence times and who is away when; read at once, asked per placement. Pure from there."""

    times: tuple[PresenceTime, ...]
    absences: tuple[Absence, ...]

    @classmethod
    def of(cls, programme: int, days: Iterable[datetime.date]) -> "Team":
        """Two queries; `days` are those that will be asked about."""
        days = list(days)
        if not days:
            return cls((), ())
        times = times_of_members().filter(programme=programme)
        away = Absence.objects.filter(first_day__lte=max(days), last_day__gte=min(days))
        return cls(tuple(times), tuple(away))

    def people_after(self, moment: datetime.datetime) -> set[int]:
        """Who is there at some time within the four hours after the moment."""
        begin, end = local(moment), local(moment + WATCH)
        found = set()
        for day in {begin.date(), end.date()}:
            since = begin.time() if day == begin.date() else datetime.time.min
            until = end.time() if day == end.date() else datetime.time.max
            found |= {
                time.user_id
                for time in self.times
                if time.weekday == day.weekday() and time.starts < until and time.ends > since
            } - self._away(day)
        return found

    def _away(self, day: datetime.date) -> set[int]:
        return {absence.user_id for absence in self.absences if absence.first_day <= day <= absence.last_day}


def of_capacity(programme: int, planned: list[Placement]) -> list[Sign]:
    """How much goes out when, and who is there then."""
    if not planned:
        return [Sign(LOOK, _("Nothing is planned yet: look at the calendar once you know the day."))]
    first = date_format(local(planned[0].due_at), "SHORT_DATETIME_FORMAT")
    sentence = ngettext(
        "%(count)d placement is planned, on %(first)s.",
        "%(count)d placements are planned, the first on %(first)s.",
        len(planned),
    )
    signs = [Sign(LOOK, sentence % {"count": len(planned), "first": first})]
    looked_at = planned[:LOOKED_AT]
    days = {local(each.due_at + step).date() for each in looked_at for step in (datetime.timedelta(), WATCH)}
    team = Team.of(programme, days)
    if not team.times:
        return [*signs, Sign(LOOK, _("The rota of this programme is empty: it cannot be seen who is there."))]
    for due_at in sorted({each.due_at for each in looked_at}):
        count = len(team.people_after(due_at))
        when = _moment(due_at)
        if count:
            sentence = ngettext(
                "%(when)s: %(count)d person is there in the four hours after.",
                "%(when)s: %(count)d people are there in the four hours after.",
                count,
            )
            signs.append(Sign(FINE, sentence % {"when": when, "count": count}))
        else:
            signs.append(Sign(BAD, _("%(when)s: nobody is there in the four hours after.") % {"when": when}))
    return signs


def _moment(due_at: datetime.datetime) -> str:
    at = local(due_at)
    return f"{date_format(at, 'D')} {date_format(at, 'SHORT_DATETIME_FORMAT')}"
