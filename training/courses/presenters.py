"""Screen shapes of courses: rows of the list, one course with its languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import language_name, programmes_of, topic_names
from streetwork.vocabulary.snapshot import vocabulary
from training.courses import rules
from training.courses.forms.courses import LanguageForm
from training.enums import Competence, CourseStatus
from training.models import Course, CourseModule, CourseVersion, TrainingSession
from training.sessions.queries import sessions_of

SHOWN_SESSIONS = 6
COMPETENCE_ICONS: dict[str, str] = {
    Competence.LAW: "bank",
    Competence.PROCEDURES: "signpost-split",
    Competence.NETWORK: "diagram-3",
    Competence.DIGITAL: "phone",
    Competence.MEDIA: "newspaper",
    Competence.COUNSELLING: "chat-square-text",
    Competence.INTERCULTURAL: "globe2",
    Competence.RECRUITING: "person-workspace",
    Competence.OTHER: "three-dots",
}


def duration(minutes: int) -> str:
    """A teaching time in words: “45 min”, “3 h”, “1 h 30 min”."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(n)d min") % {"n": rest}
    return _("%(h)d h %(n)d min") % {"h": hours, "n": rest} if rest else _("%(h)d h") % {"h": hours}


@dataclass(frozen=True)
class Chip:
    """A language of a course at a glance."""

    code: str
    name: str
    kind: str  # released, draft, behind
    says: str

    @property
    def icon(self) -> str:
        return {"released": "check-lg", "draft": "pencil", "behind": "arrow-repeat"}[self.kind]


def chip_of(edition: rules.Edition) -> Chip:
    name = language_name(edition.language)
    if edition.released is None:
        return Chip(edition.language, name, "draft", _("draft"))
    says = _("version %(number)d") % {"number": edition.released.number}
    if edition.is_behind:
        return Chip(edition.language, name, "behind", f"{says}, {_('older than the first language')}")
    return Chip(edition.language, name, "released", says)


@dataclass(frozen=True)
class CourseRow:
    """A course in the list. `minutes` and `modules` are those of its first language."""

    course: Course
    chips: tuple[Chip, ...]
    minutes: int
    modules: int
    sessions: int

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.course.programme_id].short_name

    @property
    def duration(self) -> str:
        return duration(self.minutes)

    @property
    def icon(self) -> str:
        return COMPETENCE_ICONS[self.course.competence]

    @property
    def is_retired(self) -> bool:
        return self.course.status == CourseStatus.RETIRED


def rows_of(courses: Iterable[Course], access: Access) -> list[CourseRow]:
    """Rows for courses: three queries for all of them. Drafts are seen by those who write there."""
    courses = list(courses)
    versions: dict[int, list[CourseVersion]] = {course.pk: [] for course in courses}
    for version in CourseVersion.objects.filter(course__in=versions).order_by("pk"):
        versions[version.course_id].append(version)
    sums = sums_of(version.pk for rows in versions.values() for version in rows)
    held = dict(
        TrainingSession.objects.filter(course_version__course__in=versions)
        .order_by().values_list("course_version__course").annotate(n=Count("pk"))
    )  # fmt: skip
    rows = []
    for course in courses:
        editions = seen_editions(versions[course.pk], course, access)
        minutes, modules = sums.get(editions[0].newest.pk, (0, 0)) if editions else (0, 0)
        rows.append(CourseRow(course, tuple(map(chip_of, editions)), minutes, modules, held.get(course.pk, 0)))
    return rows


def sums_of(version_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """{version: (minutes of all modules, number of modules)}"""
    found = CourseModule.objects.filter(version__in=list(version_ids)).order_by().values_list("version")
    return {pk: (minutes, n) for pk, minutes, n in found.annotate(Sum("minutes"), Count("pk"))}


def seen_editions(versions: Iterable[CourseVersion], course: Course, access: Access) -> list[rules.Edition]:
    """The languages of a course as the person sees them: without drafts, if they do not write there."""
    versions = list(versions)
    if not rules.may_see_drafts(access, course):
        versions = [version for version in versions if version.released_at is not None]
    return rules.editions_of(versions)


@dataclass(frozen=True)
class EditionBox:
    """A language on the course's page."""

    edition: rules.Edition
    modules: tuple[CourseModule, ...]

    @property
    def version(self) -> CourseVersion:
        return self.edition.newest

    @property
    def name(self) -> str:
        return language_name(self.edition.language)

    @property
    def chip(self) -> Chip:
        return chip_of(self.edition)

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)

    @property
    def duration(self) -> str:
        return duration(self.minutes)

    @property
    def counted(self) -> str:
        n = len(self.modules)
        return ngettext("%(n)d module", "%(n)d modules", n) % {"n": n}


class CoursePage:
    """One course with its languages, versions and sessions, as one person sees them."""

    def __init__(self, course: Course, access: Access):
        self.course, self.access = course, access

    @cached_property
    def may_write(self) -> bool:
        return rules.may_write(self.access, self.course)

    @property
    def is_retired(self) -> bool:
        return self.course.status == CourseStatus.RETIRED

    @cached_property
    def may_copy(self) -> bool:
        """What the person sees of it; also out of an archived programme, into a running one."""
        return bool(self.boxes and self.access.programmes_for(*WRITES_TRAININGS, running=True))

    @cached_property
    def _versions(self) -> list[CourseVersion]:
        versions = self.course.versions.select_related("released_by", "edited_by").prefetch_related("modules")
        return list(versions.order_by("pk"))

    @cached_property
    def boxes(self) -> list[EditionBox]:
        editions = seen_editions(self._versions, self.course, self.access)
        return [EditionBox(edition, tuple(edition.newest.modules.all())) for edition in editions]

    @property
    def source(self) -> EditionBox | None:
        return self.boxes[0] if self.boxes else None

    @property
    def plannable(self) -> CourseVersion | None:
        """The version with which a session would be planned: the first language's that is released."""
        if not self.may_write or self.is_retired:
            return None
        return next((box.edition.released for box in self.boxes if box.edition.released), None)

    @cached_property
    def language_form(self) -> LanguageForm | None:
        """For another language; none while there is nothing to translate from."""
        if not self.may_write or self.is_retired or not self.source:
            return None
        taken = {version.language_id for version in self._versions}
        programmes = programmes_of(self.access, WRITES_TRAININGS, running=True)
        return LanguageForm(course=self.course, taken=taken, programmes=programmes)

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.course.programme_id].name

    @property
    def is_archived(self) -> bool:
        return vocabulary().programmes[self.course.programme_id].is_archived

    @cached_property
    def topics(self) -> list[str]:
        return topic_names(self.course.topics.values_list("pk", flat=True))

    @property
    def icon(self) -> str:
        return COMPETENCE_ICONS[self.course.competence]

    @cached_property
    def _sessions(self):
        found = sessions_of(self.access).filter(course_version__course=self.course)
        return found.select_related("course_version").order_by("-starts_at", "-pk")

    @cached_property
    def sessions(self) -> list[TrainingSession]:
        return list(self._sessions[:SHOWN_SESSIONS])

    @cached_property
    def total_sessions(self) -> int:
        return self._sessions.count()

    @property
    def origin(self) -> Course | None:
        """The course it was copied from, if the person may read that one."""
        origin = self.course.copied_from
        return origin if origin is not None and rules.may_read(self.access, origin) else None
