"""A training as strangers see it. Nothing of participants is in here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from streetwork.vocabulary.snapshot import vocabulary
from training.models import CourseModule, SessionDate, SessionTrainer, TrainingSession
from training.public.durations import in_words
from training.public_enums import SessionForm
from training.sessions.ics import location_text
from training.sessions.rules import minutes_of, registration_state, takes_place_on_site, takes_place_online
from training.sessions.when import day_text, hours_text

SHOWN_DATES = 2
SCHEMA = "https://schema.org/"
FEW = 5  # seats left that are worth hurrying for


@dataclass(frozen=True)
class When:
    """One date: the day, from when to when."""

    date: SessionDate

    @property
    def day(self) -> str:
        return day_text(timezone.localtime(self.date.starts_at))

    @property
    def clock(self) -> str:
        return hours_text(self.date.starts_at, self.date.ends_at)

    @property
    def starts(self) -> str:
        return timezone.localtime(self.date.starts_at).isoformat()

    @property
    def ends(self) -> str:
        return timezone.localtime(self.date.ends_at).isoformat()


@dataclass(frozen=True)
class Training:
    """A session in the list and on its page, as of `now`."""

    session: TrainingSession
    now: datetime

    @property
    def url(self) -> str:
        return reverse("trainings:detail", args=[self.session.slug])

    @cached_property
    def state(self) -> str:
        return registration_state(self.session, self.now)

    @property
    def takes_registrations(self) -> bool:
        return self.state in ("open", "waiting")

    @property
    def seats(self) -> str:
        """Whether one can still come, in words."""
        session = self.session
        if self.state == "open":
            free = session.free_seats
            return ngettext("%(number)d free seat", "%(number)d free seats", free) % {"number": free}
        if self.state == "not_yet":
            return _("Registration from %(day)s") % {
                "day": date_format(timezone.localtime(session.opens_at), "MONTH_DAY_FORMAT")
            }
        return {
            "waiting": _("Full – waiting list"),
            "full": _("Fully booked"),
            "closed": _("Registration closed"),
            "held": _("This training is over"),
            "cancelled": _("This training is cancelled"),
        }.get(self.state, "")

    @property
    def tone(self) -> str:
        """The colour of the chip that says `seats`."""
        if self.state == "open":
            return "amber" if self.session.free_seats <= FEW else "accent"
        return {"waiting": "amber", "cancelled": "brick"}.get(self.state, "")

    @property
    def tone_icon(self) -> str:
        icons = {"open": "check-circle", "waiting": "hourglass-split", "not_yet": "clock", "cancelled": "x-circle"}
        return icons.get(self.state, "slash-circle")

    @cached_property
    def dates(self) -> list[When]:
        return [When(date) for date in self.session.dates.all()]

    @property
    def first_dates(self) -> list[When]:
        return self.dates[:SHOWN_DATES]

    @property
    def more_dates(self) -> int:
        return len(self.dates) - len(self.first_dates)

    @property
    def where(self) -> str:
        return location_text(self.session)

    @property
    def is_online(self) -> bool:
        return takes_place_online(self.session)

    @property
    def is_on_site(self) -> bool:
        return takes_place_on_site(self.session)

    @property
    def language(self) -> str:
        return vocabulary().languages[self.session.language_id].name

    @property
    def course(self):
        return self.session.course_version.course

    @property
    def summary(self) -> str:
        return self.session.description or self.session.course_version.summary


def by_month(trainings: Iterable[Training]) -> list[tuple[str, list[Training]]]:
    """Under the months in which they begin, in the order they come."""
    return [
        (month, list(group))
        for month, group in groupby(
            trainings, lambda each: date_format(timezone.localtime(each.session.starts_at), "YEAR_MONTH_FORMAT")
        )
    ]


class TrainingPage(Training):
    """A session on its own page, with what search engines read of it (schema.org Event, microdata)."""

    @property
    def absolute_url(self) -> str:
        return f"{settings.BASE_URL}{self.url}"

    @cached_property
    def modules(self) -> list[CourseModule]:
        return list(self.session.course_version.modules.all())

    @property
    def duration(self) -> str:
        minutes = minutes_of(self.session)
        return in_words(minutes) if minutes else ""

    @property
    def trainers(self) -> list[SessionTrainer]:
        return [trainer for trainer in self.session.trainers.all() if trainer.is_public]

    @property
    def states(self) -> str:
        """For whom by state: those named, else nothing is said."""
        return ", ".join(sorted(state.name for state in self.session.states.all()))

    @property
    def organiser(self) -> str:
        programme = self.session.programme
        return f"{programme.name} ({programme.carrier})" if programme.carrier else programme.name

    @property
    def is_over(self) -> bool:
        return self.state == "held" or bool(self.session.ends_at and self.session.ends_at <= self.now)

    @property
    def is_cancelled(self) -> bool:
        return self.state == "cancelled"

    @property
    def closes(self) -> str:
        """Until when one can register, when that is said apart from the begin."""
        if not self.takes_registrations or not self.session.closes_at:
            return ""
        closes = timezone.localtime(self.session.closes_at)
        return f"{day_text(closes)}, {closes:%H:%M}"

    @property
    def event_status(self) -> str:
        return f"{SCHEMA}{'EventCancelled' if self.is_cancelled else 'EventScheduled'}"

    @property
    def attendance_mode(self) -> str:
        modes = {SessionForm.ONLINE: "Online", SessionForm.HYBRID: "Mixed", SessionForm.ON_SITE: "Offline"}
        return f"{SCHEMA}{modes[SessionForm(self.session.form)]}EventAttendanceMode"

    @property
    def availability(self) -> str:
        if self.state == "open":
            return f"{SCHEMA}InStock"
        return f"{SCHEMA}{'PreOrder' if self.state == 'not_yet' else 'SoldOut'}"

    @property
    def starts(self) -> str:
        return timezone.localtime(self.session.starts_at).isoformat() if self.session.starts_at else ""

    @property
    def ends(self) -> str:
        return timezone.localtime(self.session.ends_at).isoformat() if self.session.ends_at else ""
