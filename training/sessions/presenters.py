"""Screen shapes: the list with its months, one session's page."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web import rail
from training.enums import SessionForm, SessionStatus
from training.models import TrainingSession
from training.sessions.conflicts import Conflict, conflicts_of, wish_of
from training.sessions.copies import newest_version
from training.sessions.history import Moment, moments_of
from training.sessions.ics import location_text
from training.sessions.queries import events_of
from training.sessions.rules import (
    has_people,
    is_course_in_use,
    may_cancel,
    may_see_people,
    may_write,
    minutes_of,
    missing_for_opening,
    registration_state,
    steps_of,
    takes_place_online,
)
from training.sessions.when import clock_text, date_text

# State of the registration → icon, words, tone of the tag. Colour never speaks alone.
STATES: dict[str, tuple[str, str | Promise, str]] = {
    "draft": ("pencil", _("draft"), ""),
    "not_yet": ("calendar-plus", _("opens later"), ""),
    "open": ("door-open", pgettext_lazy("registration to a training", "open"), "tag-accent"),
    "waiting": ("hourglass-split", _("waiting list"), "tag-amber"),
    "full": ("people-fill", pgettext_lazy("training session", "full"), "tag-amber"),
    "closed": ("lock", _("registration closed"), ""),
    "held": ("check-circle", pgettext_lazy("training session", "held"), ""),
    "cancelled": ("slash-circle", pgettext_lazy("training session", "cancelled"), "tag-brick"),
    "unsettled": ("question-circle", _("Was it held?"), "tag-amber"),
}
FORM_ICONS = {
    SessionForm.ONLINE: "camera-video",
    SessionForm.ON_SITE: "geo-alt",
    SessionForm.HYBRID: "house-gear",
}
MISSING: dict[str, str | Promise] = {
    "date": _("At least one date is missing."),
    "place": _("The place is missing: a house or a town."),
}


@dataclass(frozen=True)
class Row:
    """A session in the list."""

    session: TrainingSession
    now: datetime.datetime
    conflicts: tuple[Conflict, ...] = ()

    @cached_property
    def code(self) -> str:
        ended = self.session.ends_at and self.session.ends_at < self.now
        if self.session.status == SessionStatus.OPEN and ended:
            return "unsettled"
        return registration_state(self.session, self.now)

    @property
    def icon(self) -> str:
        return STATES[self.code][0]

    @property
    def label(self) -> str | Promise:
        return STATES[self.code][1]

    @property
    def tone(self) -> str:
        return STATES[self.code][2]

    @property
    def form_icon(self) -> str:
        return FORM_ICONS[SessionForm(self.session.form)]

    @property
    def where(self) -> str:
        """Shortly: the town or the house, “online”, or both."""
        session = self.session
        place = session.city or session.place
        if session.form == SessionForm.ON_SITE:
            return place or str(SessionForm.ON_SITE.label)
        return f"{place} / {SessionForm.ONLINE.label}" if place and session.form == SessionForm.HYBRID else str(
            SessionForm(session.form).label
        )  # fmt: skip

    @property
    def begin(self) -> datetime.datetime | None:
        return timezone.localtime(self.session.starts_at) if self.session.starts_at else None

    @property
    def hours(self) -> str:
        """“10:00–13:00 Uhr” of the first date."""
        first = next(iter(self.session.dates.all()), None)
        return clock_text(timezone.localtime(first.starts_at), timezone.localtime(first.ends_at)) if first else ""

    @property
    def more_dates(self) -> int:
        return max(len(self.session.dates.all()) - 1, 0)

    @property
    def last_day(self) -> datetime.datetime | None:
        return timezone.localtime(self.session.ends_at) if self.session.ends_at else None

    @property
    def trainers(self) -> list[str]:
        return [trainer.name for trainer in self.session.trainers.all()]

    @property
    def is_past(self) -> bool:
        return bool(self.session.ends_at and self.session.ends_at < self.now)

    @property
    def shows_seats(self) -> bool:
        return self.session.status != SessionStatus.DRAFT


@dataclass(frozen=True)
class Month:
    """A month of the list; `name` is "" for sessions without a date."""

    name: str
    rows: list[Row] = field(default_factory=list)


def rows_of(sessions: Iterable[TrainingSession], now: datetime.datetime) -> list[Row]:
    """The rows of a page; conflicts are looked for in what is still to come."""
    sessions = list(sessions)
    upcoming = [s for s in sessions if s.status != SessionStatus.CANCELLED and s.ends_at and s.ends_at >= now]
    conflicts = conflicts_of({session.pk: wish_of(session) for session in upcoming})
    return [Row(session, now, tuple(conflicts.get(session.pk, ()))) for session in sessions]


def months_of(rows: Iterable[Row]) -> list[Month]:
    """The rows under the names of their months, in the order they have."""

    def name(row: Row) -> str:
        return date_format(row.begin, "F Y") if row.begin else ""

    return [Month(month, list(group)) for month, group in groupby(rows, key=name)]


@dataclass(frozen=True)
class SessionPage(Row):
    """One session with everything around it."""

    access: Access = field(default_factory=lambda: Access(None))

    @cached_property
    def may_write(self) -> bool:
        return may_write(self.access, self.session)

    @cached_property
    def may_see_people(self) -> bool:
        return may_see_people(self.access, self.session)

    @property
    def may_see_link(self) -> bool:
        """The meeting's link is for people with a seat, those who plan, and those who train."""
        mine = {trainer.user_id for trainer in self.session.trainers.all()}
        return takes_place_online(self.session) and (self.may_write or self.access.user_id in mine)

    @property
    def lacks_link(self) -> bool:
        return takes_place_online(self.session) and not self.session.online_url and not self.is_past

    @property
    def steps(self):
        return steps_of(self.session, self.now) if self.may_write else []

    @property
    def may_cancel(self) -> bool:
        return self.may_write and may_cancel(self.session) and self.code != "unsettled"

    @property
    def may_cancel_late(self) -> bool:
        """It is over and did not take place."""
        return self.may_write and may_cancel(self.session) and self.code == "unsettled"

    @property
    def may_delete(self) -> bool:
        return self.may_write and self.session.status == SessionStatus.DRAFT and not has_people(self.session)

    @property
    def missing(self) -> list:
        """What a draft still needs before it can open."""
        is_draft = self.session.status == SessionStatus.DRAFT
        return [MISSING[code] for code in missing_for_opening(self.session)] if is_draft else []

    @property
    def when(self) -> list[tuple[str, str]]:
        """Each date in words, with its note."""
        return [(date_text(date), date.note) for date in self.session.dates.all()]

    @property
    def address(self) -> str:
        return location_text(self.session) if self.session.form != SessionForm.ONLINE else ""

    @property
    def minutes(self) -> int:
        return minutes_of(self.session)

    @property
    def registration_until(self) -> datetime.datetime | None:
        return self.session.closes_at or self.session.starts_at

    @cached_property
    def newer_version(self):
        """A newer version of the course, while that is in use and the session still to be held."""
        if not is_course_in_use(self.session):
            return None
        newest = newest_version(self.session)
        is_newer = newest.pk != self.session.course_version_id and not self.is_past
        return newest if is_newer and self.session.status in (SessionStatus.DRAFT, SessionStatus.OPEN) else None

    @property
    def public_url(self) -> str:
        """The page for strangers, absolute; "" for drafts and while no such page is mounted."""
        if self.session.status == SessionStatus.DRAFT or not rail.url_of("trainings:list"):
            return ""
        return settings.BASE_URL + reverse("trainings:detail", args=[self.session.slug])

    @cached_property
    def warnings(self) -> list[str]:
        known = self.access.programmes_for(*READS_TRAININGS)
        return list(dict.fromkeys(conflict.sentence(known) for conflict in self.conflicts))

    @cached_property
    def series(self) -> list[Row]:
        """The other sessions of its series, by time."""
        if self.session.series is None:
            return []
        others = TrainingSession.objects.filter(series=self.session.series, programme=self.session.programme_id)
        others = others.exclude(pk=self.session.pk).prefetch_related("dates").order_by("starts_at", "pk")
        return [Row(other, self.now) for other in others[:60]]

    @cached_property
    def moments(self) -> list[Moment]:
        return moments_of(events_of(self.session))

    @property
    def states(self) -> list[str]:
        return [state.name for state in self.session.states.all()]


def page_of(session: TrainingSession, access: Access) -> SessionPage:
    """The page of a session; `session` as `session_or_404` fetches it."""
    now = timezone.now()
    row = rows_of([session], now)[0]
    return SessionPage(session, now, row.conflicts, access=access)
