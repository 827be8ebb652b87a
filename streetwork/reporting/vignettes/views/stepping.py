"""Four eyes: handing in, releasing, sending back, withdrawing; and deleting a draft."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.fields import number
from streetwork.reporting.vignettes import actions, rules
from streetwork.reporting.vignettes.forms import RemarkForm
from streetwork.reporting.vignettes.views import INVALID, changed, for_writers, refused, vignette_or_404
from streetwork.reporting.vignettes.views.reading import detail_page
from streetwork.web.steps import Changed


def _stepped(request, pk: int, step: Callable, said: str):
    """Take the step with what the person saw; where it fails, say why."""
    try:
        step(vignette=vignette_or_404(request, pk), seen=_seen(request), access=request.access)
    except Changed:
        return changed(request, pk)
    except actions.Refused:
        return refused(request, pk)
    messages.success(request, said)
    return redirect("vignettes:detail", pk)


def _seen(request) -> int:
    return number(request.POST.get("seen")) or 0


@for_writers
@require_POST
def submit(request, pk):
    return _stepped(request, pk, actions.submit, _("Handed in: a colleague reads it now."))


@for_writers
@require_POST
def release(request, pk):
    """The second person says that nobody recognises the person, and lets the story out."""
    vignette = vignette_or_404(request, pk)
    if rules.may_review(request.access, vignette) and request.POST.get("unrecognisable") != "on":
        messages.error(request, _("Say first that nobody will recognise the person, by ticking the box."))
        return detail_page(request, vignette, status=INVALID)
    return _stepped(request, pk, actions.release, _("Released: reports may tell this story."))


@for_writers
@require_POST
def send_back(request, pk):
    vignette = vignette_or_404(request, pk)
    if not rules.may_review(request.access, vignette):
        return refused(request, pk)
    form = RemarkForm(request.POST, label_suffix="")
    if not form.is_valid():
        return detail_page(request, vignette, remark_form=form, status=INVALID)
    try:
        actions.send_back(
            vignette=vignette, seen=form.cleaned_data["seen"] or 0, remark=form.cleaned_data["remark"],
            access=request.access,
        )  # fmt: skip
    except Changed:
        return changed(request, pk)
    except actions.Refused:
        return refused(request, pk)
    messages.success(request, _("Sent back with your remark."))
    return redirect("vignettes:list")


@for_writers
@require_POST
def take_back(request, pk):
    vignette = vignette_or_404(request, pk)
    if not rules.may_take_back(request.access, vignette):
        return refused(request, pk)
    try:
        actions.send_back(vignette=vignette, seen=_seen(request), remark="", access=request.access)
    except Changed:
        return changed(request, pk)
    except actions.Refused:
        return refused(request, pk)
    messages.success(request, _("It is your draft again."))
    return redirect("vignettes:detail", pk)


@for_writers
@require_POST
def withdraw(request, pk):
    vignette = vignette_or_404(request, pk)
    try:
        actions.withdraw(vignette=vignette, access=request.access)
    except (actions.Refused, Changed):
        return refused(request, pk)
    messages.success(request, _("Withdrawn: no new report tells it. Signed reports stay as they are."))
    return redirect("vignettes:list")


@for_writers
@require_POST
def delete(request, pk):
    vignette = vignette_or_404(request, pk)
    try:
        actions.delete_vignette(vignette=vignette, access=request.access)
    except (actions.Refused, Changed):
        return refused(request, pk)
    messages.success(request, _("The draft is deleted."))
    return redirect("vignettes:list")
