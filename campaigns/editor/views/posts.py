"""Posts of a campaign: listed, made, renamed, ordered, dropped; one post with all its languages."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.board.lookup import campaign_or_404
from campaigns.board.rules import may_write as may_plan
from campaigns.editor import posts, rules
from campaigns.editor.forms import PostForm
from campaigns.editor.post_page import PostPage, post_rows
from campaigns.editor.problems import sentence
from campaigns.editor.states import State
from campaigns.editor.views import for_planners, for_readers, for_writers, post_or_404
from campaigns.flow import KINDS, Refused
from streetwork.web.forms import INVALID


@for_readers
@require_safe
def post_list(request, pk):
    """The campaign's posts in their order."""
    campaign = campaign_or_404(request, pk)
    context = {
        "campaign": campaign,
        "rows": post_rows(campaign),
        "may_write": rules.may_write(request.access, campaign),
        "may_plan": may_plan(request.access, campaign),
        "legend": [State(code) for code in KINDS],
    }
    return render(request, "editor/post_list.html", context)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_post(request, pk):
    """A new post; writing its source comes next."""
    campaign = campaign_or_404(request, pk)
    if not rules.may_write(request.access, campaign):
        return _closed(request, campaign)
    form = PostForm(request.POST if request.method == "POST" else None, campaign=campaign)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        post = posts.create_post(
            campaign=campaign, title=data["title"], source_language=data["source_language"],
            is_evergreen=data["is_evergreen"], user=request.user.pk,
        )  # fmt: skip
        messages.success(request, _("The post is there. Write its source now."))
        return redirect("editor:version", pk, post.pk, post.source_language_id)
    context = {"form": form, "campaign": campaign}
    return render(request, "editor/post_form.html", context, status=INVALID if form.is_bound else 200)


@for_readers
@require_safe
def post_page(request, pk, post):
    """All languages of a post: how far each is, and where it goes."""
    post = post_or_404(request, pk, post)
    return render(request, "editor/post.html", {"page": PostPage(post, request.access), "campaign": post.campaign})


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_post(request, pk, post):
    """Rename it, change what it is translated from, mark it as evergreen."""
    post = post_or_404(request, pk, post)
    if not rules.may_write(request.access, post.campaign):
        return _closed(request, post.campaign)
    form = PostForm(request.POST if request.method == "POST" else None, campaign=post.campaign, post=post)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            posts.change_post(
                post=post, title=data["title"], source_language=data["source_language"],
                is_evergreen=data["is_evergreen"],
            )  # fmt: skip
        except Refused as problem:
            form.add_error("source_language", sentence(problem.code))
        else:
            messages.success(request, _("Saved."))
            return redirect("editor:post", pk, post.pk)
    context = {"form": form, "campaign": post.campaign, "post": post}
    return render(request, "editor/post_form.html", context, status=INVALID if form.is_bound else 200)


@for_planners
@require_POST
def move_post(request, pk, post):
    """One place up or down, as `to` says."""
    post = post_or_404(request, pk, post)
    if not may_plan(request.access, post.campaign):
        return _closed(request, post.campaign)
    posts.move_post(post=post, up=request.POST.get("to") == "up")
    return redirect("editor:posts", pk)


@for_planners
@require_POST
def drop_post(request, pk, post):
    """Take it out of the campaign; texts, history and figures stay."""
    post = post_or_404(request, pk, post)
    if not may_plan(request.access, post.campaign):
        return _closed(request, post.campaign)
    try:
        posts.drop_post(post=post)
    except Refused as problem:
        messages.error(request, sentence(problem.code))
        return redirect("editor:post", pk, post.pk)
    messages.success(request, _("The post is dropped. Its texts and figures stay."))
    return redirect("editor:posts", pk)


@for_planners
@require_POST
def restore_post(request, pk, post):
    """Bring a dropped post back."""
    post = post_or_404(request, pk, post)
    if not may_plan(request.access, post.campaign):
        return _closed(request, post.campaign)
    posts.restore_post(post=post)
    messages.success(request, _("The post is back."))
    return redirect("editor:post", pk, post.pk)


def _closed(request, campaign):
    messages.error(request, _("Only those who write posts for this programme change them, while it runs."))
    return redirect("editor:posts", campaign.pk)
