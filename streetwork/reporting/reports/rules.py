"""Who may do what with reports and their templates. Pure.

A report belongs to a programme and some of its states. Whoever reads or writes it holds the role for all of them; that
the person looks at one state at the moment takes nothing away, since a report is one thing.
"""

from collections.abc import Collection
from datetime import date, timedelta

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_FIGURES, WRITES_REPORTS
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.periods import Period

OPEN = frozenset({ReportStatus.BUILDING, ReportStatus.FAILED, ReportStatus.DRAFT, ReportStatus.IN_REVIEW})
WRITABLE = frozenset({ReportStatus.FAILED, ReportStatus.DRAFT})


def states_held(access: Access, roles: Collection[str], programme: int, *, running: bool = False) -> frozenset[int]:
    """States for which one of the roles is held in the programme, whichever state was chosen."""
    grants = (each for each in access.grants if each.programme == programme and each.role in roles)
    return frozenset().union(*(each.states for each in grants if not (running and each.archived)))


def covers(access: Access, roles, programme: int, states: Collection[int], *, running: bool = False) -> bool:
    return bool(states) and frozenset(states) <= states_held(access, roles, programme, running=running)


def may_write(access: Access, report: Report) -> bool:
    """Who writes reports for all of its states, while the programme runs."""
    return covers(access, WRITES_REPORTS, report.programme_id, report.state_ids, running=True)


def may_read(access: Access, report: Report) -> bool:
    """Who reads figures of all its states reads signed ones; the others are for those who write them."""
    roles = READS_FIGURES if report.status == ReportStatus.SIGNED else WRITES_REPORTS
    return covers(access, roles, report.programme_id, report.state_ids)


def may_keep(access: Access, template: ReportTemplate, states: Collection[int]) -> bool:
    """Who writes the reports of a template keeps the template."""
    return covers(access, WRITES_REPORTS, template.programme_id, states, running=True)


def may_sign(access: Access, report: Report) -> bool:
    """Four eyes: neither who submitted it nor who wrote in it last."""
    waits = report.status == ReportStatus.IN_REVIEW
    return waits and may_write(access, report) and access.user_id not in (report.submitted_by_id, report.changed_by_id)


def period_of_report(report: Report) -> Period:
    return Period(report.first, report.last, report.kind)


def due_on(last: date, due_days: int) -> date:
    """The day on which the funder expects the report of a period that ends on `last`."""
    return last + timedelta(days=due_days)
