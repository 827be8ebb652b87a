"""Requests about the backlog of campaign ideas."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.board.rules import may_write as may_plan
from campaigns.enums import IdeaStatus
from campaigns.ideas.actions import add_own_idea, change_idea, settle_idea
from campaigns.ideas.forms import IdeaFilter, IdeaForm
from campaigns.ideas.presenters import rows_of
from campaigns.ideas.queries import ideas_of
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from streetwork.vocabulary.choices import programmes_of
from streetwork.web.forms import INVALID

PAGE_SIZE = 50


def idea_or_404(request, pk):
    return get_object_or_404(ideas_of(request.access), pk=pk)


def _may_write(request, idea) -> bool:
    return idea.programme_id in request.access.programmes_for(*WRITES_TRENDS, running=True)


def _refused(request):
    messages.error(request, _("Only those who write for this programme change its ideas, while it runs."))
    return redirect("campaigns:ideas")


@for_roles(*READS_TRENDS)
@require_safe
def idea_list(request):
    """The backlog: what most people asked for stands first."""
    wanted = IdeaFilter(request.GET, access=request.access)
    page = Paginator(wanted.apply(ideas_of(request.access)), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "rows": rows_of(page, request.access),
        "page": page,
        "shows_programme": len(wanted.programmes) > 1,
        "may_add": bool(programmes_of(request.access, WRITES_TRENDS, running=True)),
        "query_by_questions": wanted.query_with(sort=""),
        "query_newest": wanted.query_with(sort="newest"),
    }
    return render(request, "ideas/idea_list.html", context)


@for_roles(*WRITES_TRENDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_idea(request):
    form = IdeaForm(request.POST if request.method == "POST" else None, access=request.access)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("campaigns:ideas")
    if form.is_bound and form.is_valid():
        add_own_idea(key=form.cleaned_data["key"], facts=form.facts, user=request.user.pk)
        messages.success(request, _("The idea is on the backlog."))
        return redirect("campaigns:ideas")
    return render(request, "ideas/idea_form.html", {"form": form}, status=INVALID if form.is_bound else 200)


@for_roles(*WRITES_TRENDS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_idea(request, pk):
    idea = idea_or_404(request, pk)
    if not _may_write(request, idea):
        return _refused(request)
    initial = {"title": idea.title, "note": idea.note, "language": idea.language_id, "topic": idea.topic_id}
    form = IdeaForm(
        request.POST if request.method == "POST" else None, access=request.access, idea=idea, initial=initial
    )
    if form.is_bound and form.is_valid():
        change_idea(idea=idea, facts=form.facts)
        messages.success(request, _("Saved."))
        return redirect("campaigns:ideas")
    return render(
        request, "ideas/idea_form.html", {"form": form, "idea": idea}, status=INVALID if form.is_bound else 200
    )


@for_roles(*WRITES_TRENDS)
@require_POST
def settle(request, pk):
    """Take up, drop on purpose, or open again, as `status` says."""
    idea = idea_or_404(request, pk)
    if not _may_write(request, idea):
        return _refused(request)
    status = request.POST.get("status", "")
    if status not in IdeaStatus.values:
        messages.error(request, _("Nothing was changed: choose what becomes of the idea."))
        return redirect(_back(request))
    if idea.campaign_id and not may_plan(request.access, idea.campaign):
        messages.error(request, _("A campaign answers this idea. Only those who plan it take the idea away."))
        return redirect(_back(request))
    settle_idea(idea=idea, status=status)
    messages.success(
        request,
        {
            IdeaStatus.TAKEN: _("Taken up. It stays under “taken up”."),
            IdeaStatus.DROPPED: _(
                "Dropped on purpose. New questions are counted on, but it does not come back by itself."
            ),
            IdeaStatus.OPEN: _("The idea is open again."),
        }[IdeaStatus(status)],
    )
    return redirect(_back(request))


def _back(request) -> str:
    url = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe else "campaigns:ideas"
