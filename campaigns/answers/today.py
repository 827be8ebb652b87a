"""What the library puts on Today and into the daily mail."""

from datetime import date

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.answers.waiting import waiting_for
from streetwork.accounts.access import access_of
from streetwork.delivery.digest import line


def answers_to_review(request) -> dict | None:
    """Texts and cards that wait for somebody who writes answers; None when nothing does."""
    waiting = waiting_for(request.access, timezone.localdate())
    if not waiting.total:
        return None
    here = reverse("answers:list")
    rows = (
        (waiting.review, _("in review, written by others"), f"{here}?show=review"),
        (waiting.sent_back, _("sent back to you with a remark"), f"{here}?show=draft"),
        (waiting.outdated, _("outdated: the source has changed"), f"{here}?show=outdated"),
        (waiting.expiring, _("to be reviewed again"), f"{here}?show=expiring&sort=expiry"),
    )
    return {"rows": [row for row in rows if row[0]]}


@line(key="answers.review", label=gettext_lazy("Answers to review"), path=reverse_lazy("answers:list"))
def to_review(user, day: date) -> int:
    return waiting_for(access_of(user.pk), day).review
