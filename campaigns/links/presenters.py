"""Screen shapes of short links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.links.queries import DayOfClicks
from campaigns.models import ShortLink, ShortLinkEvent
from streetwork.web.charts import Bar

WEEK = 7


def week_bars(days: Sequence[DayOfClicks]) -> list[Bar]:
    """Weeks of seven days each, the newest last."""
    weeks = [days[at : at + WEEK] for at in range(0, len(days), WEEK)]
    return [
        Bar(
            label=_("%(first)s to %(last)s")
            % {
                "first": date_format(week[0].day, "SHORT_DATE_FORMAT"),
                "last": date_format(week[0].day + timedelta(days=WEEK - 1), "SHORT_DATE_FORMAT"),
            },
            value=sum(day.people for day in week),
        )
        for week in weeks
    ]


@dataclass(frozen=True)
class Line:
    at: datetime
    who: str
    what: str


def history_of(link: ShortLink) -> list[Line]:
    """What it led to and when it was in use, the newest first."""
    events = ShortLinkEvent.objects.filter(id=link.pk).select_related("actor").order_by("pgh_id")
    lines, before = [], None
    for event in events:
        lines += [Line(event.pgh_created_at, str(event.actor or ""), what) for what in _said(before, event)]
        before = event
    return lines[::-1]


def _said(before, event):
    if before is None or before.target != event.target:
        yield _("leads to %(target)s") % {"target": event.target}
    if before is not None and before.is_active != event.is_active:
        yield _("into use again") if event.is_active else _("out of use")
