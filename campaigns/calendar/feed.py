"""What is to be published, in the calendars of those concerned."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.calendar.queries import shown_in
from campaigns.calendar.timing import local
from campaigns.enums import CampaignStatus, PlacementStatus
from campaigns.models import Placement
from streetwork.accounts.access import access_of
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS
from streetwork.rota import feed
from streetwork.vocabulary.snapshot import vocabulary


@feed.source("placements")
def placements(user, first_day: date, last_day: date):
    """Of campaigns that the person answers for, or whose posts they write and publish.

    The title names the post's working title, language and platform, nothing of its text.
    """
    access = access_of(user.pk)
    responsible = Q(post__campaign__responsible=user.pk)
    responsible &= Q(post__campaign__programme__in=access.programmes_for(*READS_CAMPAIGNS, running=True))
    writing = Q(post__campaign__programme__in=access.programmes_for(*PUBLISHES, running=True))
    found = Placement.objects.filter(responsible | writing, post__is_dropped=False)
    found = found.exclude(status=PlacementStatus.CANCELLED).exclude(post__campaign__status=CampaignStatus.DROPPED)
    for placement in shown_in(found, first_day, last_day).select_related("post"):
        yield _entry(placement)


def _entry(placement: Placement) -> feed.Entry:
    is_out = placement.status == PlacementStatus.PUBLISHED
    start = local(placement.published_at if is_out else placement.due_at)
    words = vocabulary()
    facts = {
        "title": placement.post.title,
        "language": words.languages[placement.language_id].name,
        "platform": words.platforms[placement.platform_id].name,
    }
    title = (
        _("Published: %(title)s (%(language)s, %(platform)s)")
        if is_out
        else _("To publish: %(title)s (%(language)s, %(platform)s)")
    )
    return feed.Entry(
        uid=str(placement.pk),
        day=start.date(),
        start=start.time(),
        title=title % facts,
        path=reverse("calendar:placement", args=[placement.pk]),
    )
