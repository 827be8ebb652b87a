"""What the worker does for delivery; beat sweeps, so a lost message costs seconds and nothing else."""

from streetwork.delivery import audit, digest, mail, outbox, reminders, retention
from streetwork.tenancy.celery import system_task


@system_task(reason="The outbox carries messages of all states; each runs in its own actor's scope.")
def deliver_outbox():
    """Deliver what lies in the outbox."""
    outbox.deliver_due()


@system_task(reason="Mails of all states are due; each is built in its own actor's scope.")
def send_mail():
    """Send the mails that are due."""
    mail.send_due()


@system_task(reason="Reminders are looked for in all states.")
def plan_reminders():
    """Plan the reminders of the day."""
    reminders.plan_reminders()


@system_task(reason="The daily mail goes to people of all states; each is built in its reader's own scope.")
def plan_digests():
    """Plan the daily mails, once seven o'clock has struck."""
    digest.plan_digests()


@system_task(reason="Retention periods run in all states.")
def apply_retention():
    """Delete what has reached the end of its period."""
    retention.apply_retention()


@system_task(reason="The access log of every state is signed.")
def sign_access_log():
    """Sign the ends of the access log's chains."""
    audit.sign_heads()
