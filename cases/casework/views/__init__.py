"""Requests about cases: fetch in scope, form, action, page."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Case
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import WORKS_CASES
from streetwork.vault.sealing import BrokenSeal

INVALID = 422
for_case_workers = for_roles(*WORKS_CASES)


def case_or_404(request, pk: int) -> Case:
    """The case, if the person may know of it; anybody else learns nothing."""
    return get_object_or_404(
        Case.objects.visible_to(request.access).select_related(
            "programme__legal_profile", "state", "worker", "deputy", "language", "platform", "main_topic"
        ),
        pk=pk,
    )


def part_or_404(model, case: Case, pk: int):
    """A row that belongs to the case."""
    return get_object_or_404(model, state=case.state_id, case=case.pk, pk=pk)


def to_case(case: Case, anchor: str = ""):
    return redirect(reverse("cases:detail", args=[case.pk]) + (f"#{anchor}" if anchor else ""))


def refused(request, case: Case, text: str = ""):
    """The person may know of the case but not do this: say who may, and change nothing."""
    messages.error(request, text or _why_not(case))
    return to_case(case)


def _why_not(case: Case) -> str:
    if case.programme.is_archived:
        return _("The programme is archived and read-only.")
    if case.status == Case.Status.CLOSED:
        return _("This case is closed. Open it again first.")
    return _("Only those in charge of the case can do this.")


def says_when_broken(view):
    """A text that cannot be opened or sealed gets a page that says so, and nothing is overwritten."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except BrokenSeal:
            return render(request, "casework/broken_seal.html", {"pk": kwargs.get("pk")}, status=409)

    return guarded
