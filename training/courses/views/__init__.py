"""Requests about courses: fetch, form, action, page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS

for_readers = for_roles(*READS_TRAININGS)
for_writers = for_roles(*WRITES_TRAININGS)


def refused(request, url_name: str, pk: int):
    messages.error(request, _("Only those who keep trainings in this programme change its courses, while it runs."))
    return redirect(url_name, pk)
