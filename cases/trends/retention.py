"""When this room's data are deleted: the review looks back a year, a report two."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import ReviewDecision, TrendNote
from streetwork.delivery.retention import rule


@rule(key="cases.trend_notes", months=24, label=_("trend notes"), start=_("the day of the note"), programme="programme")
def trend_notes(cutoff):
    return TrendNote.objects.filter(noted_on__lte=timezone.localdate(cutoff))


@rule(
    key="cases.review_decisions",
    months=24,
    label=_("decisions of weekly reviews"),
    start=_("the decision"),
    programme="programme",
)
def review_decisions(cutoff):
    return ReviewDecision.objects.filter(decided_at__lte=cutoff)
