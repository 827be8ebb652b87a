"""Counts that outlive the people: what is kept of registrations just before they are deleted."""

from django.db.models import F, QuerySet

from training.attendance.queries import COUNTED, counted
from training.models import Registration, SessionCount


def keep_counts(registrations: QuerySet[Registration]) -> None:
    """Add these registrations to the counts of their sessions; to be called in the transaction that deletes them.

    Addresses that were never confirmed are nobody and are not counted.
    """
    gone = list(registrations.filter(COUNTED).select_for_update(of=("self",)).order_by("pk"))
    state_of = {each.session_id: each.state_id for each in gone}
    for row in counted(gone):
        count, _made = SessionCount.objects.get_or_create(
            state_id=state_of[row.session_id], session_id=row.session_id, engagement=row.engagement,
            institution_type=row.institution_type, home_state_id=row.home_state_id, country=row.country,
            outcome=row.outcome,
        )  # fmt: skip
        SessionCount.objects.filter(pk=count.pk).update(
            people=F("people") + row.people, minutes=F("minutes") + row.minutes
        )
