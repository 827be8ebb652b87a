"""What this room reminds people of: posts on their morning, texts three days before, figures a week after.

Each is one mail for a matter, a person and a day. The day is that of the plan, so that a new date is a new reminder and
the same date is none; posts of one campaign on one day, and their figures, are one mail and not a dozen.
"""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.calendar.timing import day_of
from campaigns.models import Placement
from campaigns.release.awaited import FIGURES_AFTER, by_hand, due_on, unfinished_texts, unmeasured
from campaigns.release.concerned import Concerned
from streetwork.delivery.reminders import Due, reminder


def _people(placements: Iterable[Placement], today: date) -> Concerned:
    return Concerned({placement.post.campaign.programme_id for placement in placements}, today)


@reminder(
    key="campaigns.posts_due",
    subject=_("Posts are to be published today"),
    link=lambda _campaign: reverse("release:due"),
)
def due_posts(today):
    """A campaign's posts of a day, on their morning, to those who post them or who solve what holds them back."""
    placements = by_hand(due_on(today))
    people = _people(placements, today)
    found = {
        Due(placement.post.campaign_id, user, day_of(placement.due_at))
        for placement in placements
        for user in people.with_placement(placement)
    }
    yield from sorted(found)


@reminder(
    key="campaigns.text_missing",
    subject=_("A text is still missing that is to go out soon"),
    link=lambda key: reverse("editor:version", args=str(key).split("-", 2)),
)
def missing_texts(today):
    """A text that is planned in three days or less and is missing, not approved or outdated."""
    texts = list(unfinished_texts(today))
    people = _people((text.placement for text in texts), today)
    for text in texts:
        for user in sorted(people.with_campaign(text.placement.post.campaign)):
            yield Due(text.key, user, text.since)


@reminder(
    key="campaigns.figures_due",
    subject=_("Figures of published posts can be entered now"),
    link=lambda _campaign: reverse("metrics:list"),
)
def missing_figures(today):
    """A campaign's posts of a day, a week after, while none of their figures are there."""
    placements = list(unmeasured(today))
    people = _people(placements, today)
    found = {
        Due(placement.post.campaign_id, user, day_of(placement.published_at) + FIGURES_AFTER)
        for placement in placements
        for user in people.with_campaign(placement.post.campaign)
    }
    yield from sorted(found)
