"""Writing campaigns: new, changed, copied."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.board import actions, rules
from campaigns.board.forms import CampaignForm, initial_from_idea, initial_of
from campaigns.board.presenters import Facts
from campaigns.board.views import campaign_or_404, for_writers, refused
from campaigns.ideas.queries import ideas_of
from campaigns.models import CampaignIdea
from streetwork.accounts.roles import WRITES_CAMPAIGNS
from streetwork.web.forms import INVALID
from streetwork.web.steps import Changed


def _idea(request) -> CampaignIdea | None:
    """The idea of which a campaign is to be made: `idea` of the address or the form, in a programme one plans for."""
    asked = request.POST.get("idea") or request.GET.get("idea") or ""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        return None
    mine = request.access.programmes_for(*WRITES_CAMPAIGNS, running=True)
    return ideas_of(request.access).filter(pk=asked, programme__in=mine).select_related("campaign").first()


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def new_campaign(request):
    """Begin one, from scratch or from an idea (`?idea=`), which is taken up by it."""
    idea = _idea(request)
    if idea is not None and idea.campaign_id and request.method != "POST":
        messages.info(request, _("This idea has its campaign already: here it is."))
        return redirect("board:detail", idea.campaign_id)
    today = timezone.localdate()
    initial = {"responsible": request.user.pk, "starts_on": today} | (initial_from_idea(idea) if idea else {})
    form = CampaignForm(request.POST if request.method == "POST" else None, access=request.access, initial=initial)
    if not form.programmes:
        messages.error(request, _("Your programmes are archived and read-only."))
        return redirect("board:list")
    if form.is_bound and form.is_valid():
        facts, key = form.facts, form.cleaned_data["key"] or form.initial["key"]
        of_it = idea if idea is not None and idea.programme_id == facts["programme_id"] else None
        try:
            campaign, is_new = actions.create_campaign(key=key, facts=facts, user=request.user.pk, idea=of_it)
        except actions.Taken:
            form.say_taken()
        else:
            if campaign.programme_id not in request.access.programmes_for(*WRITES_CAMPAIGNS):
                return redirect("board:list")
            if is_new:
                messages.success(request, _("The campaign is there, in preparation. Write its first post."))
            return redirect("board:detail", campaign.pk)
    context = {"form": form, "idea": idea}
    return render(request, "board/campaign_form.html", context, status=INVALID if form.is_bound else 200)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def edit_campaign(request, pk):
    campaign = campaign_or_404(request, pk)
    if not rules.may_write(request.access, campaign):
        return refused(request, campaign)
    initial = initial_of(campaign) | {"seen": actions.stamp(campaign)}
    if request.method != "POST":
        form = CampaignForm(access=request.access, campaign=campaign, initial=initial)
        return render(request, "board/campaign_form.html", {"form": form, "campaign": campaign})
    form = CampaignForm(request.POST, access=request.access, campaign=campaign, initial=initial)
    theirs = None
    if form.is_valid():
        try:
            actions.change_campaign(campaign=campaign, facts=form.facts, seen=form.cleaned_data["seen"])
        except Changed:
            theirs = campaign_or_404(request, pk)
            form.data = form.data.copy()
            form.data["seen"] = actions.stamp(theirs)
        except actions.Taken:
            form.say_taken()
        else:
            messages.success(request, _("Saved."))
            return redirect("board:detail", pk)
    context = {"form": form, "campaign": campaign, "theirs": theirs and Facts(theirs)}
    return render(request, "board/campaign_form.html", context, status=INVALID)


@for_writers
@require_POST
def copy_campaign(request, pk):
    campaign = campaign_or_404(request, pk)
    if not rules.may_write(request.access, campaign):
        return refused(request, campaign)
    title = _("%(title)s (copy)") % {"title": campaign.title[:100]}
    new = actions.copy_campaign(campaign=campaign, title=title, user=request.user.pk)
    messages.success(request, _("This is the copy: all its texts are drafts, and nothing is planned yet."))
    return redirect("board:edit", new.pk)
