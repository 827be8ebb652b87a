"""Reading reports and templates, in the field's words."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_FIGURES, WRITES_REPORTS
from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report, ReportTemplate
from streetwork.reporting.reports.rules import states_held

NOBODY = Q(pk__in=[])


def _covered(access: Access, roles, *, running=False) -> Q:
    condition = NOBODY
    for programme in sorted(access.programmes_for(*roles, running=running)):
        states = sorted(states_held(access, roles, programme, running=running))
        condition |= Q(programme=programme, state_ids__contained_by=states)
    return condition


def reports_of(access: Access) -> QuerySet[Report]:
    """Reports the person may open: those they write, and signed ones of states whose figures they read."""
    return Report.objects.filter(
        _covered(access, WRITES_REPORTS) | Q(_covered(access, READS_FIGURES), status=ReportStatus.SIGNED)
    )


def narrowed(reports: QuerySet[Report], access: Access) -> QuerySet[Report]:
    """Those that concern the chosen state, if one is chosen."""
    if access.chosen_state in access.all_states:
        return reports.filter(state_ids__contains=[access.chosen_state])
    return reports


def templates_of(access: Access, *, running: bool = False) -> QuerySet[ReportTemplate]:
    """Templates whose states the person's roles cover."""
    condition = NOBODY
    through = ReportTemplate.states.through.objects.filter(reporttemplate=OuterRef("pk"))
    for programme in sorted(access.programmes_for(*WRITES_REPORTS, running=running)):
        outside = through.exclude(state__in=states_held(access, WRITES_REPORTS, programme, running=running))
        condition |= Q(~Exists(outside), Exists(through), programme=programme)
    return ReportTemplate.objects.filter(condition)


def to_write(access: Access) -> QuerySet[Report]:
    """Drafts of periods that are over, for whoever may write them."""
    return _mine(access).filter(status__in=[ReportStatus.DRAFT, ReportStatus.FAILED])


def to_sign(access: Access) -> QuerySet[Report]:
    """Reports that wait for this person as the second one."""
    waiting = _mine(access).filter(status=ReportStatus.IN_REVIEW)
    me = access.user_id
    return waiting.exclude(submitted_by__isnull=False, submitted_by=me).exclude(changed_by__isnull=False, changed_by=me)


def _mine(access: Access) -> QuerySet[Report]:
    return Report.objects.filter(_covered(access, WRITES_REPORTS, running=True))


def written_by_now(reports: QuerySet[Report], today: date) -> QuerySet[Report]:
    """Without those whose period still runs."""
    return reports.filter(last__lt=today)


def newest_of(template: int, kind: str, first: date) -> Report | None:
    """The newest version of the template's report of a period."""
    return Report.objects.filter(template=template, kind=kind, first=first).order_by("-version").first()


def superseding(report: Report) -> Report | None:
    return Report.objects.filter(supersedes=report).first()


def most_urgent(reports: QuerySet[Report]) -> QuerySet[Report]:
    """What is due first, first."""
    return reports.select_related("template").order_by(F("last").asc(), "pk")
