"""Requests about posts and their versions: fetch, form, action, page."""

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from campaigns.board.lookup import campaign_or_404
from campaigns.models import CampaignPost, PostVersion
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_CAMPAIGNS, WRITES_CAMPAIGNS, WRITES_POSTS
from streetwork.vocabulary.snapshot import vocabulary

for_readers = for_roles(*READS_CAMPAIGNS)
for_writers = for_roles(*WRITES_POSTS)
for_planners = for_roles(*WRITES_CAMPAIGNS)


def post_or_404(request: HttpRequest, pk: int, post: int) -> CampaignPost:
    """The post of a campaign in one of the person's programmes."""
    campaign = campaign_or_404(request, pk)
    found = get_object_or_404(CampaignPost, pk=post, campaign=campaign)
    found.campaign = campaign
    return found


def language_or_404(post: CampaignPost, language: str) -> str:
    """A language of the campaign, or one in which the post is written already."""
    known = vocabulary().languages
    wanted = language in post.campaign.languages or language == post.source_language_id
    if language not in known or not (wanted or post.versions.filter(language=language).exists()):
        raise Http404
    return language


def version_or_404(post: CampaignPost, language: str) -> PostVersion:
    """The version in a language, with its people and its picture."""
    versions = PostVersion.objects.select_related("image", "edited_by", "reviewed_by")
    version = get_object_or_404(versions, post=post, language=language)
    version.post = post
    return version


def refused(request: HttpRequest, post: CampaignPost):
    """Told why nothing changes here."""
    if post.is_dropped:
        messages.error(request, _("This post is dropped. Bring it back first."))
    else:
        messages.error(request, _("Only those who write posts for this programme change them, while it runs."))
    return redirect("editor:post", post.campaign_id, post.pk)
