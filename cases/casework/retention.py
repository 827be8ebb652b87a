"""When this room's data are deleted: a case with its key and everything sealed under it, a year after it was closed."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from cases.models import Case, CaseEvent, HandleMark
from streetwork.delivery.retention import rule

CASES = "cases.closed_cases"
HISTORY = "cases.case_history"
MARKS = "cases.handle_marks"


@rule(key=CASES, months=12, programme="programme", label=_("Closed cases"), start=_("the closing of the case"))
def closed_cases(cutoff):
    """With notes, goals, consents, checks, handovers, follow-ups, marks, and the key: what backups keep is noise."""
    return Case.objects.filter(status=Case.Status.CLOSED, closed_at__lte=cutoff)


@rule(key=HISTORY, days=1, programme="programme", label=_("History of cases"), start=_("the deletion of the case"))
def case_history(cutoff):
    """Versions of the facts of cases that are gone."""
    living = Case.objects.filter(state=OuterRef("state"), pk=OuterRef("id"))
    return CaseEvent.objects.filter(~Exists(living), pgh_created_at__lte=cutoff)


@rule(
    key=MARKS, months=12, programme="case__programme", label=_("Marks of recognition"), start=_("the end of their year")
)
def handle_marks(cutoff):
    """Recognition asks under the keys of this year and the last; older marks serve nothing."""
    return HandleMark.objects.filter(year__lt=cutoff.year)
