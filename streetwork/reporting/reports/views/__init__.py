"""Requests about reports: fetch, form, action, page."""

from contextlib import contextmanager

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from streetwork.accounts.access import Access, for_roles
from streetwork.accounts.roles import READS_FIGURES, WRITES_REPORTS
from streetwork.tenancy.scope import scope

for_readers = for_roles(*READS_FIGURES)
for_writers = for_roles(*WRITES_REPORTS)


@contextmanager
def whole_scope(access: Access):
    """All states of the person, whichever one was chosen: a report is one thing."""
    whole = Access(access.user_id, access.grants).scope()
    with scope(whole.read, whole.write, whole.actor, widen="a report is read in all of its states"):
        yield


def refused(request, url_name: str, pk: int):
    messages.error(request, _("Only those who write reports of these states change this, while the programme runs."))
    return redirect(url_name, pk)
