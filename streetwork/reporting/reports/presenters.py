"""Screen shapes of reports and templates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import Period
from streetwork.reporting.reports import progress, rules
from streetwork.reporting.reports.parts import Part, parts_of
from streetwork.reporting.reports.problems import BUILD_PROBLEMS
from streetwork.reporting.reports.queries import superseding
from streetwork.vocabulary.snapshot import vocabulary

TAGS = {
    ReportStatus.BUILDING: ("tag-outline", "hourglass-split"),
    ReportStatus.FAILED: ("tag-brick", "exclamation-octagon"),
    ReportStatus.DRAFT: ("tag-outline", "pencil"),
    ReportStatus.IN_REVIEW: ("tag-amber", "people"),
    ReportStatus.SIGNED: ("tag-accent", "patch-check"),
}
SHOWN_STATES = 3


def states_told(ids: Iterable[int]) -> str:
    """The names of few states, the codes of many."""
    states = sorted((vocabulary().states[pk] for pk in ids), key=lambda state: state.name)
    names = [state.name for state in states] if len(states) <= SHOWN_STATES else [state.code for state in states]
    return ", ".join(names)


@dataclass(frozen=True)
class Status:
    label: object
    tag: str
    icon: str


def status_of(report: Report) -> Status:
    return Status(report.get_status_display(), *TAGS[ReportStatus(report.status)])


@dataclass(frozen=True)
class ReportRow:
    """A report in the list."""

    report: Report
    today: date

    @property
    def status(self) -> Status:
        return status_of(self.report)

    @property
    def period(self) -> Period:
        return rules.period_of_report(self.report)

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.report.programme_id].short_name

    @property
    def states(self) -> str:
        return states_told(self.report.state_ids)

    @property
    def due_on(self) -> date | None:
        """Until when it is to be signed; None once it is."""
        if self.report.status == ReportStatus.SIGNED:
            return None
        return rules.due_on(self.report.last, self.report.template.due_days)

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < self.today


class ReportPage:
    """One report as one person sees it."""

    def __init__(self, report: Report, access: Access):
        self.report, self.access = report, access
        self.row = ReportRow(report, timezone.localdate())

    @property
    def status(self) -> Status:
        return self.row.status

    @property
    def is_building(self) -> bool:
        return self.report.status == ReportStatus.BUILDING

    @property
    def is_signed(self) -> bool:
        return self.report.status == ReportStatus.SIGNED

    @property
    def percent(self) -> int:
        return progress.percent(self.report.pk)

    @property
    def problem(self) -> object:
        return BUILD_PROBLEMS.get(self.report.problem, BUILD_PROBLEMS["broke"])

    @property
    def has_figures(self) -> bool:
        """Built at least once, and not at work now."""
        return bool(self.report.figures) and not self.is_building

    @cached_property
    def may_write(self) -> bool:
        return rules.may_write(self.access, self.report)

    @property
    def may_edit(self) -> bool:
        return self.may_write and self.report.status in rules.WRITABLE and self.has_figures

    @property
    def may_build(self) -> bool:
        return self.may_write and self.report.status in rules.WRITABLE

    @property
    def may_submit(self) -> bool:
        return self.may_write and self.report.status == ReportStatus.DRAFT

    @property
    def may_sign(self) -> bool:
        return rules.may_sign(self.access, self.report)

    @property
    def may_take_back(self) -> bool:
        return self.may_write and self.report.status == ReportStatus.IN_REVIEW

    @property
    def waits_for_others(self) -> bool:
        return self.may_take_back and not self.may_sign

    @property
    def may_discard(self) -> bool:
        return self.may_write and not self.is_signed

    @property
    def may_supersede(self) -> bool:
        return self.may_write and self.is_signed and self.successor is None

    @cached_property
    def successor(self) -> Report | None:
        return superseding(self.report)

    @property
    def shows_successor(self) -> bool:
        return self.successor is not None and rules.may_read(self.access, self.successor)

    @property
    def shows_predecessor(self) -> bool:
        return self.report.supersedes is not None and rules.may_read(self.access, self.report.supersedes)

    @property
    def is_over(self) -> bool:
        return self.report.last < timezone.localdate()

    @cached_property
    def parts(self) -> list[Part]:
        return parts_of(self.report)

    @property
    def missing(self) -> list[Part]:
        return [part for part in self.parts if part.is_missing]

    @property
    def rules_told(self) -> list[str]:
        return self.report.figures.get("rules", [])


@dataclass(frozen=True)
class TemplateRow:
    """A template in the list."""

    template: ReportTemplate
    states: str
    programme: str

    @property
    def sections(self) -> int:
        return len(self.template.sections)


def template_rows(templates: Iterable[ReportTemplate]) -> list[TemplateRow]:
    """Two queries for all of them, when their states are prefetched."""
    return [
        TemplateRow(
            each,
            states_told(state.pk for state in each.states.all()),
            vocabulary().programmes[each.programme_id].short_name,
        )
        for each in templates
    ]
