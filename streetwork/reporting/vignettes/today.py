"""What vignettes put on Today and into the daily mail."""

from datetime import date

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from streetwork.accounts.access import access_of
from streetwork.delivery.digest import line
from streetwork.reporting.vignettes.queries import waiting_for


def waiting(request) -> dict | None:
    """Vignettes that wait for this person; None when none does."""
    found, here = waiting_for(request.access), reverse("vignettes:list")
    rows = (
        (found.review, _("wait for you as the second person"), f"{here}?status=in_review"),
        (found.sent_back, _("sent back to you with a remark"), f"{here}?status=draft"),
    )
    shown = [row for row in rows if row[0]]
    return {"rows": shown} if shown else None


@line(key="vignettes.review", label=gettext_lazy("Vignettes to read as second person"),
      path=reverse_lazy("vignettes:list"))  # fmt: skip
def vignettes_to_review(user, day: date) -> int:
    return waiting_for(access_of(user.pk)).review
