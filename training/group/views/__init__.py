"""Requests about working groups: fetch, form, action, page."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import IN_GROUPS, WRITES_TRAININGS
from training.group.errors import Refused

__all__ = ["for_groups", "for_keepers", "not_yours", "number", "said_no"]

for_groups = for_roles(*IN_GROUPS)
for_keepers = for_roles(*WRITES_TRAININGS)


def not_yours(request: HttpRequest, to: str, *args):
    """The person sees the group but does not change this."""
    messages.error(request, _("Only the chairs of a working group change this, while the programme runs."))
    return redirect(to, *args)


def said_no(request: HttpRequest, problem: Refused) -> None:
    """What the action refused, and what to do."""
    text = {
        "released": _("The minutes are released: nothing in them changes any more."),
        "taken": _("That is there already."),
        "minutes": _("There are minutes of this item already. It stays on the agenda."),
    }.get(problem.code, _("That is not possible any more. Look at the page again."))
    messages.error(request, text)


def number(raw: str | None) -> int | None:
    """A key as a form sends it; None when it is none."""
    raw = raw or ""
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 10 else None
