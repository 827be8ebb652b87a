"""The public page of a campaign, and its switch for staff."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.board.lookup import campaign_or_404
from campaigns.board.rules import may_write
from campaigns.public_page.actions import set_page
from campaigns.public_page.forms import PageForm
from campaigns.public_page.presenters import PageSettings, PublicPage
from campaigns.public_page.queries import public_campaign
from streetwork.accounts.access import for_roles, public
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.web.forms import INVALID

FRESH_SECONDS = 60


@public
@require_safe
def page(request, slug):
    """The message in the address's language. A language without a text says so and offers the others.

    For visitors alike, kept for a minute; for members, whose header is another, theirs alone.
    """
    campaign = public_campaign(slug)
    shown = PublicPage(campaign, frame=get_language(), text=request.GET.get("text", "")) if campaign else None
    if shown is None or not shown.versions:
        raise Http404
    response = render(request, "public_page/page.html", {"page": shown})
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


@for_roles(*READS_CAMPAIGNS)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request, pk):
    """Whether the page is public, with which post, in which languages it stands there now."""
    campaign = campaign_or_404(request, pk)
    writes = may_write(request.access, campaign)
    if request.method == "POST" and not writes:
        messages.error(request, _("Only those who plan campaigns for this programme change this, while it runs."))
        return redirect("campaign-page:settings", pk)
    initial = {"post": campaign.page_post_id, "is_public": campaign.page_is_public}
    form = PageForm(request.POST if request.method == "POST" else None, campaign=campaign, initial=initial)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        set_page(campaign=campaign, post=data["post"], is_public=data["is_public"])
        messages.success(request, _("The page is public.") if data["is_public"] else _("The page is not public."))
        return redirect("campaign-page:settings", pk)
    context = {"campaign": campaign, "form": form, "page": PageSettings(campaign), "may_write": writes}
    return render(request, "public_page/settings.html", context, status=INVALID if form.is_bound else 200)
