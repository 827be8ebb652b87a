"""What the clock does with slips. A lost or doubled run does no harm."""

from referrals.actions.referrals import expire_referrals
from streetwork.tenancy.celery import system_task


@system_task(reason="Slips of all states come to their end.")
def expire_slips():
    """Note *expired* for referrals whose slip is over and of which nobody told anything."""
    while expire_referrals():
        pass
