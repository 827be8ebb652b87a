"""Where each hindrance is solved, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.enums import CampaignStatus, PlacementStatus
from campaigns.models import Placement
from campaigns.release.queries import Standing
from campaigns.release.rules import Hindrance
from campaigns.sending.connectors import sends_itself
from campaigns.sending.rules import machine_takes


@dataclass(frozen=True)
class Remedy:
    """A reason, and the page on which it goes away; `url` is "" where nothing helps."""

    code: str
    sentence: str | Promise
    url: str = ""
    label: str | Promise = ""


def remedies_of(placement: Placement, standing: Standing) -> list[Remedy]:
    """Every hindrance of a placement with the link that solves it."""
    return [_remedy(hindrance, placement, standing) for hindrance in standing.hindrances]


def machine_waits(placement: Placement, now: datetime) -> list[Remedy]:
    """What keeps a machine from taking a placement in a channel that works: its campaign, or the hour."""
    if placement.status != PlacementStatus.PLANNED or not sends_itself(placement) or machine_takes(placement, now):
        return []
    if placement.post.campaign.status != CampaignStatus.RUNNING:
        url, label = reverse("board:detail", args=[placement.post.campaign_id]), _("Start the campaign")
        sentence = _("The campaign is in preparation: the machine sends it only once the campaign runs.")
        return [Remedy("campaign", sentence, url, label)]
    url, label = f"{reverse('sending:doubtful')}#p{placement.pk}", _("Decide")
    return [Remedy("late", _("It is too late to go out by itself: somebody decides."), url, label)]


def _remedy(hindrance: Hindrance, placement: Placement, standing: Standing) -> Remedy:
    campaign, post = placement.post.campaign_id, placement.post_id
    match hindrance.code:
        case "archived":
            url, label = "", ""
        case "dropped" | "finished":
            url, label = reverse("board:detail", args=[campaign]), _("To the campaign")
        case "place":
            url, label = reverse("calendar:placement", args=[placement.pk]), _("Choose another place")
        case "unreleased":
            url, label = reverse("release:gate", args=[standing.version.pk]), _("Go through the checklist")
        case "missing":
            url, label = _text(campaign, post, placement.language_id), _("Write the text")
        case "draft":
            url, label = _text(campaign, post, placement.language_id), _("To the text")
        case "source":
            url, label = _text(campaign, post, placement.post.source_language_id), _("To the source")
        case "outdated":
            url, label = _text(campaign, post, placement.language_id), _("Compare with the source")
        case _:
            url, label = _text(campaign, post, placement.language_id), _("Change the text")
    return Remedy(hindrance.code, hindrance.sentence, url, label)


def _text(campaign: int, post: int, language: str) -> str:
    return reverse("editor:version", args=[campaign, post, language])
