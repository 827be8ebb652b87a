"""What a referral does when the contact that made it moves or goes. It does not know the contact."""

from django.db import transaction
from django.utils import timezone

from referrals.models import Referral, ReferralStep, Slip


@transaction.atomic
def move_referral(*, referral: Referral, state: int) -> None:
    """Take a referral, its steps and its slip's route along when its contact turns out to belong to another state."""
    ReferralStep.objects.filter(state=referral.state_id, referral=referral.pk).update(state=state)
    Referral.objects.filter(state=referral.state_id, pk=referral.pk).update(state=state)
    if referral.slip_id is not None:
        Slip.objects.filter(pk=referral.slip_id).update(state=state)
    referral.state_id = state


@transaction.atomic
def delete_referral(*, referral: Referral) -> None:
    """Delete a referral with its steps. The slip's link, which a person may hold, says from now on that it ended."""
    now = timezone.now()
    if referral.slip_id is not None:
        Slip.objects.filter(pk=referral.slip_id, expires_at__gt=now).update(expires_at=now)
    referral.delete()
