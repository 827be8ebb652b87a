"""What the worker does for publishing. No arguments: what is due stands in Postgres."""

from campaigns.sending import sending
from streetwork.tenancy.celery import system_task


@system_task(reason="Posts of all programmes are due; they go out in the programme's own channels.")
def send_due():
    """Publish what is due and released."""
    sending.send_due()
