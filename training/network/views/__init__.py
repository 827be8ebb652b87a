"""Requests about the network: fetch, form, action, page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS

for_readers = for_roles(*READS_TRAININGS)
for_writers = for_roles(*WRITES_TRAININGS)

REFUSED = 422  # a form that did not validate


def refused(request, partner):
    messages.error(request, _("Only those who plan trainings for this programme change this, while it runs."))
    return redirect("network:partner", partner.pk)
