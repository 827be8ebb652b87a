"""Merging two entries of the same centre."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from referrals.actions.centers import merge_centers
from referrals.forms.merging import MergeForm
from referrals.presenters import CenterCard
from referrals.queries.duplicates import similar_centers
from referrals.rules import Refused, why_not_merge
from referrals.views import for_editors
from referrals.views.editing import editable_or_404, similar_rows
from streetwork.web.forms import INVALID


@for_editors
@require_safe
def duplicates(request, pk):
    """Entries of the same state that may be the same centre, to merge with."""
    center = editable_or_404(request, pk)
    found = similar_centers(
        name=center.name, street=center.street, city=center.city, states=[center.state_id], leave_out=center.pk
    )
    context = {
        "center": center,
        "card": CenterCard(center),
        "similar": similar_rows([each for each in found if each.is_own], of=center),
    }
    return render(request, "referrals/center_duplicates.html", context)


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def center_merge(request, pk, other):
    """Both entries side by side; the first stays, the second is closed and leads to it."""
    winner, loser = editable_or_404(request, pk), editable_or_404(request, other)
    if winner.pk == loser.pk or winner.state_id != loser.state_id:
        raise Http404
    refusal = why_not_merge(winner, loser)
    form = MergeForm(request.POST if request.method == "POST" else None, winner=winner, loser=loser)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            merge_centers(winner=winner, loser=loser, user=request.user, take=form.take)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("Merged. “%(name)s” leads here now.") % {"name": loser.name})
            return redirect("directory:detail", winner.pk)
    context = {
        "form": form,
        "winner": CenterCard(winner),
        "loser": CenterCard(loser),
        "refusal": refusal,
        "may_swap": not why_not_merge(loser, winner),
    }
    status = INVALID if request.method == "POST" else 200
    return render(request, "referrals/center_merge.html", context, status=status)
