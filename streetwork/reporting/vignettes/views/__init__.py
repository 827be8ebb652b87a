"""Requests about vignettes: fetch in scope, form, action, page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_VIGNETTES, WRITES_VIGNETTES
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes.queries import vignettes_of

INVALID = 422
for_readers, for_writers = for_roles(*READS_VIGNETTES), for_roles(*WRITES_VIGNETTES)


def vignette_or_404(request, pk: int) -> Vignette:
    """The vignette, if the person may know of it."""
    return get_object_or_404(vignettes_of(request.access), pk=pk)


def refused(request, pk: int):
    """The person may know of it but not do this now."""
    messages.error(request, _("This is not possible now: look who has the vignette, and what it waits for."))
    return to_where_one_may_go(request, pk)


def changed(request, pk: int):
    messages.warning(request, _("The vignette was changed while you read it. Please read it again."))
    return to_where_one_may_go(request, pk)


def to_where_one_may_go(request, pk: int):
    if vignettes_of(request.access).filter(pk=pk).exists():
        return redirect("vignettes:detail", pk)
    return redirect("vignettes:list")
