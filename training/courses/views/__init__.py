"""Requests about courses: fetch, form, action, page."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from training.courses.problems import Changed, Refused

for_readers = for_roles(*READS_TRAININGS)
for_writers = for_roles(*WRITES_TRAININGS)

CLOSED = 422  # a form that did not validate


def refused(request, url_name: str, pk: int):
    messages.error(request, _("Only those who keep trainings in this programme change its courses, while it runs."))
    return redirect(url_name, pk)


def tried(request, step: Callable[[], object]) -> bool:
    """Take a step; what stands in its way is said as a message. Answers whether it was taken."""
    try:
        step()
    except Refused as problem:
        messages.error(request, problem.sentence)
        return False
    except Changed:
        messages.error(request, _("A colleague changed it meanwhile. Read it again, then decide."))
        return False
    return True


def bound(request):
    """What a form is bound with."""
    return request.POST if request.method == "POST" else None
