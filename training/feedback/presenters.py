"""Screen shapes of the results: one session, a course with its sessions, all courses."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web.charts import Bar
from training.enums import SessionStatus
from training.feedback.forms import QUESTIONS, STEPS
from training.feedback.queries import RATINGS, Rating, Results, Words, results_by_session, words_of
from training.feedback.rules import LEAST
from training.models import Course, TrainingSession
from training.sessions.rules import may_see_people

NONE = "–"
HEADINGS = (
    gettext_lazy("overall"),
    gettext_lazy("content"),
    gettext_lazy("trainers"),
    gettext_lazy("organisation"),
    pgettext_lazy("feedback", "use"),
)


def may_see_results(access: Access, session: TrainingSession) -> bool:
    """Who works with trainings for the session's host state; figures only, no texts."""
    return session.state_id in access.states_for(*READS_TRAININGS, programme=session.programme_id)


def decimal(value: float | None) -> str:
    """4.25 as “4.3” in the reader's way; a dash for nothing."""
    return NONE if value is None else number_format(value, decimal_pos=1)


def percent(value: float | None) -> str:
    return NONE if value is None else _("%(share)s%%") % {"share": number_format(round(100 * value), decimal_pos=0)}


@dataclass(frozen=True)
class Question:
    """One of the five questions with what was answered."""

    label: str | Promise
    rating: Rating

    @property
    def average(self) -> str:
        return decimal(self.rating.average)

    @property
    def bars(self) -> list[Bar]:
        return [Bar(label, self.rating.counts[int(step)]) for step, label in STEPS]


@dataclass(frozen=True)
class Summary:
    """Results in figures, ready to print."""

    results: Results

    @property
    def is_shown(self) -> bool:
        return self.results.answers >= LEAST

    @property
    def answers(self) -> int:
        return self.results.answers

    @property
    def waiting(self) -> int:
        return self.results.waiting

    @property
    def average(self) -> str:
        return decimal(self.results.average)

    @property
    def satisfied(self) -> str:
        return percent(self.results.satisfied_share)

    @property
    def averages(self) -> list[str]:
        """Of the five questions, in their order."""
        return [decimal(self.results.ratings[name].average) for name in RATINGS]

    @cached_property
    def questions(self) -> list[Question]:
        """Those that five people or more answered."""
        ratings = self.results.ratings
        return [Question(QUESTIONS[name], ratings[name]) for name in RATINGS if ratings[name].is_shown]


class SessionResults:
    """The feedback of one session as this person may see it."""

    def __init__(self, session: TrainingSession, access: Access):
        self.session = session
        self.may_see = may_see_results(access, session)
        self.sees_texts = may_see_people(access, session)

    @cached_property
    def summary(self) -> Summary:
        found = results_by_session([self.session.pk]) if self.may_see else {}
        return Summary(found.get(self.session.pk, Results()))

    @cached_property
    def good(self) -> list[Words]:
        return words_of(self.session, "good") if self.sees_texts and self.summary.is_shown else []

    @cached_property
    def better(self) -> list[Words]:
        return words_of(self.session, "better") if self.sees_texts and self.summary.is_shown else []

    @property
    def is_over(self) -> bool:
        ends = self.session.ends_at
        return self.session.status == SessionStatus.HELD or (ends is not None and ends <= timezone.now())


@dataclass(frozen=True)
class SessionRow:
    """A session in a table of results."""

    session: TrainingSession
    summary: Summary

    @property
    def day(self) -> str:
        starts = self.session.starts_at
        return date_format(timezone.localtime(starts), "SHORT_DATE_FORMAT") if starts else NONE


@dataclass
class CourseRow:
    """A course in the overview: its sessions together."""

    course: Course
    results: Results = field(default_factory=Results)
    sessions: int = 0

    @property
    def summary(self) -> Summary:
        return Summary(self.results)


def session_rows(sessions: list[TrainingSession]) -> list[SessionRow]:
    """Sessions with their results. One query."""
    found = results_by_session([session.pk for session in sessions])
    return [SessionRow(session, Summary(found.get(session.pk, Results()))) for session in sessions]


def course_rows(rows: list[SessionRow]) -> list[CourseRow]:
    """The courses of these sessions, by title."""
    courses: dict[int, CourseRow] = {}
    for row in rows:
        course = row.session.course_version.course
        found = courses.setdefault(course.pk, CourseRow(course))
        found.results.add(row.summary.results)
        found.sessions += 1
    return sorted(courses.values(), key=lambda row: (row.course.title.casefold(), row.course.pk))


def total_of(rows: list[SessionRow]) -> Summary:
    total = Results()
    for row in rows:
        total.add(row.summary.results)
    return Summary(total)
