"""Screen shapes of case studies."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from streetwork.accounts.access import Access
from streetwork.vocabulary.choices import language_name, topic_names
from streetwork.vocabulary.snapshot import vocabulary
from training.courses import rules
from training.courses.queries import versions_of
from training.enums import CaseStatus
from training.models import CaseStudy, CourseModule

ICONS: dict[str, str] = {CaseStatus.DRAFT: "pencil", CaseStatus.REVIEW: "eye", CaseStatus.APPROVED: "check-lg"}
SHOWN_USES = 30


@dataclass(frozen=True)
class CaseRow:
    """A case study in the list; `uses` counts the courses in which a module works with it."""

    case: CaseStudy
    uses: int
    topics: tuple[str, ...]

    @property
    def icon(self) -> str:
        return ICONS[self.case.status]

    @property
    def language(self) -> str:
        return language_name(self.case.language_id)

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.case.programme_id].short_name


def case_rows(cases: Iterable[CaseStudy]) -> list[CaseRow]:
    """Rows for case studies: two queries for all of them."""
    cases = list(cases)
    uses = dict(
        CaseStudy.objects.filter(pk__in=[case.pk for case in cases])
        .order_by().values_list("pk").annotate(n=Count("modules__version__course", distinct=True))
    )  # fmt: skip
    topics: dict[int, list[int]] = {case.pk: [] for case in cases}
    for link in CaseStudy.topics.through.objects.filter(casestudy__in=topics).order_by("pk"):
        topics[link.casestudy_id].append(link.topic_id)
    return [CaseRow(case, uses.get(case.pk, 0), tuple(topic_names(topics[case.pk]))) for case in cases]


class CasePage:
    """One case study, as one person sees it."""

    def __init__(self, case: CaseStudy, access: Access):
        self.case, self.access = case, access

    @property
    def icon(self) -> str:
        return ICONS[self.case.status]

    @cached_property
    def may_write(self) -> bool:
        return rules.may_write(self.access, self.case)

    @property
    def may_approve(self) -> bool:
        return rules.may_approve(self.access, self.case)

    @property
    def may_hand_in(self) -> bool:
        return self.may_write and self.case.status == CaseStatus.DRAFT

    @property
    def waits_for_others(self) -> bool:
        """Handed in by this person: somebody else has to read it."""
        return self.case.status == CaseStatus.REVIEW and self.may_write and not self.may_approve

    @property
    def language(self) -> str:
        return language_name(self.case.language_id)

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.case.programme_id].name

    @cached_property
    def topics(self) -> list[str]:
        return topic_names(self.case.topics.values_list("pk", flat=True))

    @property
    def questions(self) -> list[str]:
        lines = (line.strip().lstrip("-–•* ").strip() for line in self.case.questions.splitlines())
        return [line for line in lines if line]

    @cached_property
    def uses(self) -> list[CourseModule]:
        """Modules that work with it, of versions that the person sees."""
        modules = CourseModule.objects.filter(case_studies=self.case, version__in=versions_of(self.access))
        return list(
            modules.select_related("version__course").order_by("version__title", "-version__number")[:SHOWN_USES]
        )
