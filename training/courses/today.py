"""What courses and procedure cards put on Today."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from training.courses.queries import waiting_for_approval
from training.procedures.queries import to_check


def waiting(request) -> dict | None:
    """Case studies that others handed in, and procedure cards not checked for a year; None when there are none."""
    cases, cards = reverse("courses:cases"), reverse("procedures:list")
    rows = (
        (waiting_for_approval(request.access).count(), _("case studies handed in by others"), f"{cases}?status=review"),
        (to_check(request.access, timezone.localdate()).count(), _("procedure cards to check"), f"{cards}?show=old"),
    )
    shown = [row for row in rows if row[0]]
    return {"rows": shown} if shown else None
