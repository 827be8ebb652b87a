"""A page of the calendar: which days, which entries, and the links to turn it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.calendar import spans
from campaigns.calendar.filters import CalendarFilter
from campaigns.calendar.free_days import FreeDay, free_days
from campaigns.calendar.lanes import Lane, columns_of, lanes_of
from campaigns.calendar.presenters import Day, Entry, days_of, entries_of
from campaigns.calendar.queries import on_the_calendar, placements_of, shown_in, texts_of
from campaigns.calendar.reserve import Reserve, reserve_of
from campaigns.models import Campaign
from streetwork.accounts.roles import WRITES_CAMPAIGNS
from streetwork.vocabulary.snapshot import vocabulary

# View → icon, words. The first is where the tab leads.
VIEWS = {
    "month": ("calendar3", _("Month")),
    "week": ("calendar-week", _("Week")),
    "lanes": ("bar-chart-steps", _("Languages")),
    "list": ("list-ul", _("List")),
}
USUAL_WEEKS = 4
WORKING_HOURS = range(8, 21)


@dataclass
class HourRow:
    """An hour of the week with its seven days."""

    hour: int
    cells: list[Day]


class CalendarPage:
    """What the templates show of one view, of all campaigns or of one."""

    def __init__(self, request, view: str, campaign: Campaign | None = None):
        self.request, self.view, self.campaign = request, view, campaign
        self.access, self.data = request.access, request.GET
        self.now: datetime = timezone.now()
        self.today: date = timezone.localdate()
        self.plans = self.access.programmes_for(*WRITES_CAMPAIGNS, running=True)

    @cached_property
    def campaigns(self) -> list[Campaign]:
        found = on_the_calendar(self.access)
        return list(found.filter(pk=self.campaign.pk) if self.campaign else found)

    @cached_property
    def filter(self) -> CalendarFilter:
        return CalendarFilter(self.data, access=self.access, campaigns=self.campaigns, one=self.campaign)

    @cached_property
    def weeks(self) -> int:
        asked = self.data.get("weeks", "")
        return int(asked) if asked in {str(number) for number in spans.WEEKS_AHEAD} else USUAL_WEEKS

    @cached_property
    def by_hours(self) -> bool:
        return self.data.get("by") == "hours"

    @cached_property
    def span(self) -> spans.Span:
        on = spans.read_day(self.data.get("on"), self._first_look)
        if self.view == "week":
            return spans.weeks_of(on)
        if self.view == "lanes":
            return spans.weeks_of(on, self.weeks)
        return spans.month_of(on, whole_weeks=self.view == "month")

    @property
    def _first_look(self) -> date:
        """Today, or where a campaign that does not run today begins or ended."""
        if self.campaign and not self.campaign.starts_on <= self.today <= self.campaign.ends_on:
            return self.campaign.starts_on if self.today < self.campaign.starts_on else self.campaign.ends_on
        return self.today

    @cached_property
    def all_entries(self) -> list[Entry]:
        """Of the period, whatever the state of the text."""
        wanted = placements_of(self.access)
        if self.campaign:
            wanted = wanted.filter(post__campaign=self.campaign)
        placements = list(shown_in(self.filter.apply(wanted), self.span.first, self.span.last))
        return entries_of(placements, texts_of(placements), now=self.now, plans=self.plans)

    @cached_property
    def entries(self) -> list[Entry]:
        return [entry for entry in self.all_entries if self.filter.keeps(entry)]

    @cached_property
    def shown_campaigns(self) -> list[Campaign]:
        return self.filter.campaigns_among(self.campaigns)

    @cached_property
    def free(self) -> dict[date, FreeDay]:
        """Holidays of the states in which the shown campaigns run."""
        programmes = vocabulary().programmes
        states = {
            state.pk: state
            for each in self.shown_campaigns
            for state in (each.states.all() or programmes[each.programme_id].states.all())
        }
        return free_days(states.values(), self.span.first, self.span.last)

    @cached_property
    def days(self) -> list[Day]:
        days = days_of(self.span.days, self.entries, self.free, self.today)
        for day in days:
            day.is_beside = self.view == "month" and day.day.month != self.span.on.month
        return days

    @property
    def rows(self) -> list[list[Day]]:
        """Weeks of the month."""
        return [self.days[number : number + 7] for number in range(0, len(self.days), 7)]

    @property
    def hours(self) -> list[HourRow]:
        """The working hours, and those in which something stands."""
        used = [entry.moment.hour for entry in self.entries]
        first, last = min([WORKING_HOURS[0], *used]), max([WORKING_HOURS[-1], *used])
        return [
            HourRow(
                hour,
                [
                    Day(day.day, [e for e in day.entries if e.moment.hour == hour], None, day.is_today)
                    for day in self.days
                ],
            )
            for hour in range(first, last + 1)
        ]

    @cached_property
    def lanes(self) -> list[Lane]:
        only = self.filter.chosen.get("language", "")
        lanes = lanes_of(self.span, self.all_entries, self.shown_campaigns, self.today, only=only)
        kept = {entry.placement.pk for entry in self.entries}
        for cell in (cell for lane in lanes for cell in lane.cells):
            cell.entries = [entry for entry in cell.entries if entry.placement.pk in kept]
        return lanes

    @property
    def columns(self) -> list[tuple[date, date, list[tuple[date, FreeDay]]]]:
        """First and last day of each column of the lanes, and its holidays."""
        return [
            (first, last, [(day, name) for day, name in self.free.items() if first <= day <= last])
            for first, last in columns_of(self.span)
        ]

    @cached_property
    def reserve(self) -> list[Reserve]:
        return reserve_of(self.access, self.shown_campaigns, self.lanes)

    @property
    def may_plan(self) -> bool:
        programmes = {self.campaign.programme_id} if self.campaign else self.plans
        return bool(programmes & self.plans)

    def url(self, view: str = "", **changes) -> str:
        """A page of this calendar with the same selection."""
        view = view or self.view
        if self.campaign:
            path, changes = reverse("calendar:campaign", args=[self.campaign.pk]), {"view": view} | changes
        else:
            path, changes = reverse(f"calendar:{view}"), {"view": ""} | changes
        query = self.filter.query_with(**changes)
        return f"{path}?{query}" if query else path

    @property
    def switch(self) -> list[tuple[str, str, str, bool]]:
        """Address, icon, words, and whether it is this view."""
        on = self.span.on.isoformat() if self.data.get("on") else ""
        return [(self.url(view, on=on), icon, words, view == self.view) for view, (icon, words) in VIEWS.items()]

    @property
    def earlier_url(self) -> str:
        return self.url(on=self.span.earlier.isoformat())

    @property
    def later_url(self) -> str:
        return self.url(on=self.span.later.isoformat())

    @property
    def today_url(self) -> str:
        return f"{self.url(on=self.today.isoformat())}#today"

    @property
    def shows_today(self) -> bool:
        return self.span.has(self.today)

    @property
    def reset_url(self) -> str:
        return self.url(**dict.fromkeys(self.filter.fields, ""))

    @property
    def week_shapes(self) -> list[tuple[str, str, bool]]:
        """Day columns or hours: address, words, and whether it is so."""
        return [
            (self.url(by=""), _("Days"), not self.by_hours),
            (self.url(by="hours"), _("Hours"), self.by_hours),
        ]

    @property
    def lengths(self) -> list[tuple[str, int, bool]]:
        """How many weeks the lanes can show."""
        return [(self.url(weeks=str(number)), number, number == self.weeks) for number in spans.WEEKS_AHEAD]

    @property
    def is_filtered_empty(self) -> bool:
        return self.filter.is_narrowing and not self.entries
