"""When this room's data are deleted. Presence times, feeds and choices go with the account."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from streetwork.rota.models import Absence


@rule(key="rota.absences", months=6, label=_("Absences"), start=_("the end of the absence"))
def absences(cutoff):
    return Absence.objects.filter(last_day__lte=timezone.localdate(cutoff))
