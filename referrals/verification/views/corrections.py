"""Corrections that wait for an editor, and the decision on one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from referrals.enums import Decision
from referrals.models import Correction
from referrals.rules import Refused, states_written
from referrals.verification.corrections import accept_correction, proposals, reject_correction
from referrals.verification.presenters import CorrectionRow
from referrals.verification.staff_forms import DecisionForm
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import WRITES_DIRECTORY

PAGE_SIZE = 50
editors_only = for_roles(*WRITES_DIRECTORY)


@editors_only
@require_safe
def correction_list(request):
    """Open ones, the oldest first; `?decided` shows the decided ones, the newest first."""
    shows_decided = "decided" in request.GET
    corrections = Correction.objects.filter(state__in=sorted(states_written(request.access)))
    corrections = corrections.select_related("center", "created_by", "decided_by")
    if shows_decided:
        corrections = corrections.exclude(decision=Decision.OPEN).order_by("-decided_at", "-pk")
    else:
        corrections = corrections.filter(decision=Decision.OPEN).order_by("created_at", "pk")
    page = Paginator(corrections, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"rows": [CorrectionRow(each) for each in page], "page": page, "shows_decided": shows_decided}
    return render(request, "verification/correction_list.html", context)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def correction_detail(request, pk):
    """Side by side: the entry of now, and what is proposed."""
    correction = get_object_or_404(
        Correction.objects.select_related("center", "created_by", "decided_by"),
        pk=pk,
        state__in=sorted(states_written(request.access)),
    )
    form = DecisionForm(request.POST if request.method == "POST" else None, correction=correction)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, correction, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"correction": correction, "row": CorrectionRow(correction), "proposals": proposals(correction),
               "form": form}  # fmt: skip
    return render(request, "verification/correction_detail.html", context, status=422 if form.errors else 200)


def _decide(request, correction, form):
    if form.cleaned_data["decision"] == DecisionForm.REJECT:
        reject_correction(correction=correction, reason=form.cleaned_data["reason"].strip(), user=request.user)
        messages.success(request, _("Rejected. The entry stays as it is."))
    else:
        accept_correction(correction=correction, fields=form.cleaned_data["fields_taken"], user=request.user)
        messages.success(request, _("Accepted. The entry of “%(name)s” is up to date.") % {"name": correction.center})
    return redirect("directory:corrections")
