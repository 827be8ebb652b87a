"""What the clock does for verification. Lost or doubled runs do no harm."""

from django.conf import settings

from referrals.verification import asking, website
from streetwork.tenancy.celery import system_task


@system_task(reason="Centres of all states are due for verification.")
def ask_centers():
    """Ask the centres whose entries are due."""
    asking.ask_due()


@system_task(reason="Web sites of the centres of all states are looked at.")
def check_websites():
    """Look whether web sites answer, if the installation wants that."""
    if settings.LINK_CHECK:
        website.check_some()
