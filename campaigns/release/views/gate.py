"""The checklist of one text, its release, and what the checklist of a programme asks."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.flow import Refused
from campaigns.release import actions
from campaigns.release.checklist_form import ChecklistForm
from campaigns.release.checklists import NothingAsked, save_checklist
from campaigns.release.forms import GateForm
from campaigns.release.gate_page import REASONS, GatePage
from campaigns.release.questions import checklist_of
from campaigns.release.rules import may_release, may_set_gate
from campaigns.release.views import for_readers, for_releasers, programme_or_404, version_or_404
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed


@for_readers
@require_safe
def gate(request, pk):
    """The text beside the questions, with what the machine found for each."""
    return _page(request, version_or_404(request, pk))


def _page(request, version, *, form=None, status=200):
    page = GatePage(version, request.access, ticked=form.ticked if form else frozenset())
    return render(request, "release/gate.html", {"page": page, "form": form}, status=status)


@for_releasers
@require_POST
def release(request, pk):
    """Every question was answered with yes: exactly this wording may go out."""
    version = version_or_404(request, pk)
    page = GatePage(version, request.access)
    if not may_release(request.access, page.campaign):
        messages.error(request, page.reason or REASONS["role"])
        return redirect("release:gate", version.pk)
    form = GateForm(request.POST, questions=page.questions)
    if not form.is_valid():
        return _page(request, version, form=form, status=INVALID)
    try:
        actions.release_version(
            version=version, checks=form.cleaned_data["checks"], seen=form.cleaned_data["seen"], user=request.user.pk
        )
    except Changed:
        messages.warning(request, _("The text was changed while you read it. Please go through it again."))
        return redirect("release:gate", version.pk)
    except Refused as problem:
        messages.error(request, REASONS.get(problem.code) or _("Nothing was released: every question is needed."))
        return redirect("release:gate", version.pk)
    messages.success(request, _("Released: exactly this wording may go out."))
    return redirect("release:gate", version.pk)


@for_releasers
@require_POST
def withdraw(request, pk):
    """The word is taken back: nothing of the text goes out until it is given again."""
    version = version_or_404(request, pk)
    if not may_release(request.access, version.post.campaign):
        messages.error(request, REASONS["role"])
    elif actions.withdraw_release(version=version, user=request.user.pk):
        messages.success(request, _("The release is withdrawn. What is planned waits until it is released again."))
    else:
        messages.success(request, _("There was no release to withdraw."))
    return redirect("release:gate", pk)


@for_releasers
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request, pk):
    """What the checklist of a programme asks, in which order."""
    programme = programme_or_404(request, pk)
    if not may_set_gate(request.access, programme.pk):
        messages.error(request, REASONS["archived"])
        return redirect("release:due")
    questions = checklist_of(programme.pk)
    form = ChecklistForm(request.POST if request.method == "POST" else None, questions=questions)
    if form.is_bound and form.is_valid():
        moved, step = form.moved
        try:
            save_checklist(
                programme=programme.pk, asked=form.asked, wording=form.wording, new=form.cleaned_data["new"],
                moved=moved, step=step,
            )  # fmt: skip
        except NothingAsked:
            form.add_error(None, _("At least one question must be asked, beside the one about the picture."))
        else:
            if not moved:
                messages.success(request, _("Saved. It is asked this way from now on."))
            return redirect("release:settings", programme.pk)
    context = {"form": form, "programme": programme}
    return render(request, "release/settings.html", context, status=INVALID if form.is_bound else 200)
