"""A colleague suggests a change of an entry of any state."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals.models import PublishedCenter
from referrals.verification.corrections import suggest_correction
from referrals.verification.staff_forms import SuggestionForm
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_DIRECTORY


@for_roles(*READS_DIRECTORY)
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request, pk):
    center = get_object_or_404(PublishedCenter.objects.shown(), pk=pk)
    form = SuggestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        suggest_correction(
            center=center, wrong=form.cleaned_data["wrong"], comment=form.cleaned_data["comment"], user=request.user
        )
        messages.success(request, _("Thank you. The editors of the state see it on their Today."))
        return redirect("directory:detail", center.pk)
    context = {"form": form, "center": center}
    return render(request, "verification/suggest.html", context, status=422 if form.errors else 200)
