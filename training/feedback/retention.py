"""What this room deletes when."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.retention import rule
from training.models import Feedback

FEEDBACK = "training.feedback"


@rule(
    key=FEEDBACK,
    months=36,
    programme="session__programme",
    label=_("Anonymous feedback on trainings"),
    start=_("the end of the training"),
)
def feedback(cutoff):
    """Answers and texts; reports have their figures by then."""
    return Feedback.objects.filter(session__ends_at__lte=cutoff)
