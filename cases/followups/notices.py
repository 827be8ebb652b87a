"""Where follow-ups show beyond their own pages: the daily mail and the calendar. A number, a date, a link."""

import datetime
from collections.abc import Iterable

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy, pgettext

from cases.followups.held import held_by
from cases.models import FollowUp
from streetwork.accounts.access import access_of
from streetwork.delivery import digest
from streetwork.rota import feed

# How much the calendar looks back: what is overdue stays in sight for a week.
OVERDUE = datetime.timedelta(days=7)


@digest.line(key="10-follow-ups", label=gettext_lazy("Agreed follow-ups"), path=reverse_lazy("followups:list"))
def due_follow_ups(user, day) -> int:
    """How many are due or overdue on the day, covered ones included."""
    return len(held_by(access_of(user.pk), day, FollowUp.objects.due_by(day)))


@feed.source("follow-ups")
def entries(user, first_day, last_day) -> Iterable[feed.Entry]:
    """Open follow-ups of the person and, as of today, those they cover."""
    from django.urls import reverse
    from django.utils import timezone

    wanted = FollowUp.objects.filter(due_on__gte=first_day, due_on__lte=last_day)
    for held in held_by(access_of(user.pk), timezone.localdate(), wanted):
        follow_up = held.follow_up
        yield feed.Entry(
            uid=f"{follow_up.state_id}-{follow_up.pk}",
            day=follow_up.due_on,
            start=follow_up.due_time,
            title=pgettext("calendar", "Follow-up"),
            path=reverse("followups:list") + f"#follow-up-{follow_up.pk}",
        )
