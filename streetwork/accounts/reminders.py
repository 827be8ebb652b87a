"""Invitations that run out in three days: whoever invited can send them again."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.models import Invitation
from streetwork.delivery.reminders import Due, reminder

DAYS_BEFORE = timedelta(days=3)


@reminder(
    key="accounts.invitation_expires",
    subject=_("An invitation of yours expires soon"),
    link=lambda _invitation: reverse("team:list"),
)
def expiring_invitations(today):
    """Open invitations, due from three days before they expire; those made for less are not reminded of."""
    for invitation in Invitation.objects.open().exclude(invited_by=None):
        due_on = timezone.localdate(invitation.expires_at) - DAYS_BEFORE
        if timezone.localdate(invitation.created_at) < due_on <= today:
            yield Due(invitation.pk, invitation.invited_by_id, due_on)
