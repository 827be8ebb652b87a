"""Screen shapes of follow-ups. Facts only: no note, no text of a case."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cases.followups import rules
from cases.followups.cover import By
from cases.followups.enums import Status
from cases.followups.forms import DayForm
from cases.followups.held import Day, Held
from cases.followups.windows import Window, is_closed_by, window_at
from cases.models import FollowUp
from cases.presenters import topic_names
from streetwork.vocabulary.snapshot import vocabulary

SETTLED_WORDS = {Status.DONE: "check-circle", Status.UNREACHED: "dash-circle", Status.DROPPED: "x-circle"}


@dataclass(frozen=True)
class Row:
    """One follow-up on a screen. `may_settle` decides about its buttons."""

    follow_up: FollowUp
    held: Held
    now: datetime.datetime
    may_settle: bool
    shows_matter: bool = True

    @property
    def today(self) -> datetime.date:
        return timezone.localdate(self.now)

    @property
    def is_open(self) -> bool:
        return self.follow_up.status == Status.OPEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.follow_up.due_on < self.today

    @property
    def is_today(self) -> bool:
        return self.follow_up.due_on == self.today

    @property
    def due(self) -> str:
        """The day in words: today, tomorrow, since Monday, Friday, 12 December; with the time when there is one."""
        day, time = self.follow_up.due_on, self.follow_up.due_time
        words = self._day_words(day)
        return f"{words}, {time_format(time, 'TIME_FORMAT')}" if time else words

    def _day_words(self, day) -> str:
        distance = (day - self.today).days
        if distance == 0:
            return _("today")
        if distance == 1:
            return _("tomorrow")
        date = f"{date_format(day, 'D')}, {date_format(day, 'SHORT_DATE_FORMAT')}"
        if not self.is_open or distance > 0:
            return date
        return _("yesterday") if distance == -1 else _("since %(day)s") % {"day": date}

    @property
    def is_on_weekend(self) -> bool:
        return self.is_open and self.follow_up.due_on > self.today and rules.is_weekend(self.follow_up.due_on)

    @property
    def platform(self):
        return vocabulary().platforms[self.follow_up.platform_id]

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.follow_up.programme_id].short_name

    @property
    def state(self) -> str:
        return vocabulary().states[self.follow_up.state_id].code

    @cached_property
    def window(self) -> Window | None:
        return window_at(self.follow_up.window_ends_at, self.now) if self.is_open else None

    @property
    def closes_before(self) -> bool:
        """The window is open, but will not be any more when it is due."""
        follow_up, window = self.follow_up, self.window
        return bool(window and not window.is_closed) and is_closed_by(
            follow_up.window_ends_at, follow_up.due_on, follow_up.due_time
        )

    @property
    def matter(self) -> str:
        """What it belongs to: the code of the case, or topic and day of the contact."""
        case, contact = self.follow_up.case, self.follow_up.contact
        if case is not None:
            return case.code
        day = date_format(timezone.localdate(contact.occurred_at), "SHORT_DATE_FORMAT")
        topic = next(iter(topic_names(contact.topic_ids[:1])), "")
        return _("%(topic)s, contact of %(day)s") % {"topic": topic, "day": day}

    @property
    def url(self) -> str:
        if self.follow_up.case_id:
            return reverse("cases:detail", args=[self.follow_up.case_id])
        return reverse("contacts:detail", args=[self.follow_up.contact_id])

    @property
    def on_behalf(self) -> str:
        """For whom it is kept today, when not by its own worker."""
        if not self.is_open or not self.held.is_covered:
            return ""
        name = str(self.follow_up.worker)
        if self.held.away_until:
            day = date_format(self.held.away_until, "SHORT_DATE_FORMAT")
            return _("for %(name)s, away until %(day)s") % {"name": name, "day": day}
        return _("for %(name)s, who cannot work on it any more") % {"name": name}

    @property
    def needs_deputy(self) -> bool:
        """Nobody was named: it fell to the leads."""
        return bool(self.on_behalf) and self.held.cover.by is By.LEADS

    @property
    def settled_icon(self) -> str:
        return SETTLED_WORDS.get(self.follow_up.status, "circle")

    @property
    def may_undo(self) -> bool:
        closed = self.follow_up.case is not None and self.follow_up.case.status != "open"
        return not self.is_open and self.may_settle and not closed

    @property
    def offers_again(self) -> bool:
        return self.may_settle and self.may_undo and rules.may_try_again(self.follow_up)

    @cached_property
    def day_form(self) -> DayForm:
        """To move it, or to try once more; ids of its own, since several stand on a page."""
        initial = {"due_on": self.follow_up.due_on, "due_time": self.follow_up.due_time}
        return DayForm(initial=initial, today=self.today, auto_id=f"id_{self.follow_up.pk}_%s")


def rows_of(access, held: list[Held], *, now: datetime.datetime | None = None, shows_matter: bool = True) -> list[Row]:
    """Rows for a list of held follow-ups."""
    now = now or timezone.now()
    return [Row(each.follow_up, each, now, _may_settle(access, each), shows_matter) for each in held]


def _may_settle(access, held: Held) -> bool:
    """As `rules.may_settle`, with the cover that is known already."""
    follow_up = held.follow_up
    if held.cover.user == access.user_id:
        return rules.is_running(access, follow_up)
    return rules.may_settle(access, follow_up, timezone.localdate())


def row_of(access, follow_up: FollowUp, *, now: datetime.datetime | None = None, shows_matter: bool = True) -> Row:
    now = now or timezone.now()
    held = Day(timezone.localdate(now)).held(follow_up)
    return rows_of(access, [held], now=now, shows_matter=shows_matter)[0]
