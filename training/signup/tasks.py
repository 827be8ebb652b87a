"""What the clock does for registrations. Lost or doubled runs do no harm."""

from streetwork.tenancy.celery import system_task
from training.signup import actions, reminding


@system_task(reason="Offers and unconfirmed addresses of all states expire; their seats go to who waits.")
def settle_seats():
    """Free the seats of those who did not answer, and offer them on."""
    actions.expire_due()


@system_task(reason="Participants of all states are reminded of their sessions.")
def plan_reminders():
    """Plan the reminders of the day."""
    reminding.plan_due()
