"""Everything that the page of one version shows: its curriculum, files, case studies, and what is still missing."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import Access
from streetwork.vocabulary.choices import language_name
from training.courses import rules
from training.courses.presenters import COMPETENCE_ICONS, duration
from training.enums import CaseStatus, CourseStatus, VersionStatus
from training.models import CaseStudy, CourseModule, CourseVersion, Material


@dataclass(frozen=True)
class Step:
    """A module with its place in the day and what belongs to it."""

    module: CourseModule
    number: int
    begins: int  # minutes after the beginning
    materials: tuple[Material, ...]
    cases: tuple[CaseStudy, ...]
    is_first: bool
    is_last: bool

    @property
    def duration(self) -> str:
        return duration(self.module.minutes)

    @property
    def clock(self) -> str:
        """When it begins, counted from the beginning of the course: “1:30”."""
        hours, minutes = divmod(self.begins, 60)
        return f"{hours}:{minutes:02d}"


@dataclass(frozen=True)
class Block:
    """A module in the strip that shows the course's rhythm; of 1000 units."""

    x: float
    width: float
    is_odd: bool


class VersionPage:
    """A version as one person sees it. Case studies not yet approved are seen by those who write."""

    def __init__(self, version: CourseVersion, access: Access):
        self.version, self.course, self.access = version, version.course, access

    @property
    def is_draft(self) -> bool:
        return self.version.status == VersionStatus.DRAFT

    @cached_property
    def may_write(self) -> bool:
        return rules.may_write(self.access, self.course)

    @property
    def may_edit(self) -> bool:
        return self.may_write and self.is_draft

    @property
    def is_retired(self) -> bool:
        return self.course.status == CourseStatus.RETIRED

    @property
    def language(self) -> str:
        return language_name(self.version.language_id)

    @property
    def icon(self) -> str:
        return COMPETENCE_ICONS[self.course.competence]

    @cached_property
    def materials(self) -> list[Material]:
        return list(self.version.materials.order_by("module__position", "title", "pk"))

    @property
    def general_materials(self) -> list[Material]:
        return [material for material in self.materials if material.module_id is None]

    @cached_property
    def steps(self) -> list[Step]:
        modules = list(self.version.modules.order_by("position").prefetch_related("case_studies"))
        steps, begins = [], 0
        for number, module in enumerate(modules, start=1):
            cases = tuple(
                case
                for case in module.case_studies.all()
                if case.status == CaseStatus.APPROVED or rules.may_see_drafts(self.access, self.course)
            )
            own = tuple(material for material in self.materials if material.module_id == module.pk)
            steps.append(Step(module, number, begins, own, cases, number == 1, number == len(modules)))
            begins += module.minutes
        return steps

    @property
    def minutes(self) -> int:
        return sum(step.module.minutes for step in self.steps)

    @property
    def duration(self) -> str:
        return duration(self.minutes)

    @property
    def blocks(self) -> list[Block]:
        """The modules side by side, as wide as they are long."""
        total = self.minutes or 1
        return [
            Block(
                round(step.begins / total * 1000, 1),
                max(round(step.module.minutes / total * 1000 - 4, 1), 2),
                step.number % 2 == 1,
            )
            for step in self.steps
        ]

    @property
    def missing(self) -> list[str | Promise]:
        """What a reader would look for in vain; nothing of it but the modules keeps a version from being released."""
        asked = {
            _("modules"): self.steps,
            _("a short text for the public page"): self.version.summary,
            _("aims"): self.version.aims,
        }
        return [name for name, there in asked.items() if not there]

    @property
    def aims(self) -> list[str]:
        """One aim for each line, without the dashes that people type."""
        return aims_of(self.version)

    @cached_property
    def others(self) -> list[CourseVersion]:
        """The other versions of the course that the person sees."""
        versions = self.course.versions.exclude(pk=self.version.pk).order_by("language", "-number")
        if not rules.may_see_drafts(self.access, self.course):
            versions = versions.filter(status=VersionStatus.RELEASED)
        return list(versions)

    @cached_property
    def newer(self) -> CourseVersion | None:
        """A released version of the same language that came after this one."""
        same = [v for v in self.others if v.language_id == self.version.language_id and v.released_at]
        return max((v for v in same if v.number > self.version.number), key=lambda v: v.number, default=None)

    @cached_property
    def next_draft(self) -> CourseVersion | None:
        return next(
            (v for v in self.others if v.language_id == self.version.language_id and v.released_at is None), None
        )


def aims_of(version: CourseVersion) -> list[str]:
    lines = (line.strip().lstrip("-–•* ").strip() for line in version.aims.splitlines())
    return [line for line in lines if line]
