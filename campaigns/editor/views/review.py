"""What becomes of a version: handed on, approved by another, sent back, removed."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigns.editor import actions, rules
from campaigns.editor.forms import RemarkForm
from campaigns.editor.page import VersionPage
from campaigns.editor.problems import sentence
from campaigns.editor.views import for_writers, language_or_404, post_or_404, refused, version_or_404
from campaigns.editor.views.versions import page_context, version_form
from campaigns.flow import Refused
from campaigns.models import CampaignPost, PostVersion
from campaigns.steps import tried
from streetwork.web.forms import INVALID


def _open_version(request, pk: int, post: int, language: str) -> tuple[CampaignPost, PostVersion, bool]:
    """The post, its version, and whether the person may change it."""
    found = post_or_404(request, pk, post)
    version = version_or_404(found, language_or_404(found, language))
    return found, version, not found.is_dropped and rules.may_write(request.access, found.campaign)


def _back(version: PostVersion):
    return redirect("editor:version", version.post.campaign_id, version.post_id, version.language_id)


@for_writers
@require_POST
def hand_on(request, pk, post, language):
    """To translation, to review, or back to draft, as `to` says."""
    post, version, may_write = _open_version(request, pk, post, language)
    if not may_write:
        return refused(request, post)
    if tried(request, partial(actions.hand_on, version=version, to=request.POST.get("to", "")), sentence):
        messages.success(request, _("Handed on."))
    return redirect("editor:post", pk, post.pk)


@for_writers
@require_POST
def approve(request, pk, post, language):
    """Approve the wording that was read, beside the source that was read; another one is shown anew."""
    post, version, may_write = _open_version(request, pk, post, language)
    if not may_write:
        return refused(request, post)
    approval = partial(
        actions.approve, version=version, seen=request.POST.get("seen", ""), user=request.user.pk,
        source_seen=request.POST.get("source_seen"),
    )  # fmt: skip
    if not tried(request, approval, sentence):
        return _back(version)
    messages.success(request, _("Approved."))
    return redirect("editor:post", pk, post.pk)


@for_writers
@require_POST
def send_back(request, pk, post, language):
    """Back to draft, with a remark that says why."""
    post, version, may_write = _open_version(request, pk, post, language)
    if not may_write:
        return refused(request, post)
    remark = RemarkForm(request.POST, label_suffix="")
    if not remark.is_valid():
        page = VersionPage(post, language, request.access)
        context = page_context(page, version_form(page), remark=remark)
        return render(request, "editor/version.html", context, status=INVALID)
    sending_back = partial(
        actions.send_back, version=version, remark=remark.cleaned_data["remark"], seen=request.POST.get("seen", ""),
        user=request.user.pk,
    )  # fmt: skip
    if not tried(request, sending_back, sentence):
        return _back(version)
    messages.success(request, _("Sent back as a draft, with your remark."))
    return redirect("editor:post", pk, post.pk)


@for_writers
@require_POST
def remove(request, pk, post, language):
    """Remove a version that was never approved."""
    post, version, may_write = _open_version(request, pk, post, language)
    if not may_write:
        return refused(request, post)
    try:
        actions.remove_version(version=version)
    except Refused:
        messages.error(request, _("Only a text that was never approved can be removed, and never the source."))
        return _back(version)
    messages.success(request, _("The text is removed."))
    return redirect("editor:post", pk, post.pk)
