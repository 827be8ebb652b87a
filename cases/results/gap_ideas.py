"""Gaps in the directory as campaign ideas: what nobody answers may at least be told."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.enums import IdeaOrigin
from campaigns.ideas.actions import note_idea
from campaigns.ideas.queries import ideas_of
from campaigns.models import CampaignIdea
from cases.fields import number
from cases.trends.subjects import topic_in_language, topic_key
from referrals.gap_offers import Offer, Place
from referrals.models import Gap
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from streetwork.vocabulary.snapshot import vocabulary


class NoSuchGap(Exception):
    """No gap of this topic and language in a running programme for which the person writes."""


@transaction.atomic
def gap_to_ideas(*, access: Access, topic: str, language: str) -> list[CampaignIdea]:
    """An idea in each programme of the person that has the gap, with the number of gaps behind it.

    Again, it adds what was noted since. Raises NoSuchGap.
    """
    key, words = number(topic), vocabulary()
    mine = access.programmes_for(*WRITES_TRENDS, running=True)
    if key not in words.topics or language not in words.languages or not mine:
        raise NoSuchGap
    gaps = Gap.objects.visible_to(access).filter(programme__in=mine, topic=key, language=language)
    counted = dict(gaps.order_by().values_list("programme").annotate(Count("pk")))
    if not counted:
        raise NoSuchGap
    known = dict(_known(access, [(key, language)]).values_list("programme", "questions"))
    return [
        note_idea(
            programme=programme,
            origin=IdeaOrigin.GAP,
            origin_key=topic_key(key, language),
            title=_("Nobody to refer to: %(need)s") % {"need": topic_in_language(key, language)},
            language=language,
            topic=key,
            questions=max(0, gaps_noted - known.get(programme, 0)),
            user=access.user_id,
        )
        for programme, gaps_noted in sorted(counted.items())
    ]


def offers(access: Access, places: Iterable[Place]) -> dict[Place, Offer]:
    """What the list of gaps offers beside each sum: put it on the backlog, or see it there."""
    if not access.has(*READS_TRENDS):
        return {}
    places = list(places)
    known = set(_known(access, places).values_list("topic", "language"))
    may_note = bool(access.programmes_for(*WRITES_TRENDS, running=True))
    found = {}
    for place in places:
        if place in known:
            found[place] = Offer(_("Campaign idea"), "lightbulb-fill", reverse("campaigns:ideas") + "?origin=gap")
        elif may_note:
            fields = {"topic": place[0], "language": place[1]}
            found[place] = Offer(_("Make it a campaign idea"), "lightbulb", reverse("results:gap-idea"), fields)
    return found


def _known(access: Access, places: Iterable[Place]):
    keys = [topic_key(*place) for place in places]
    return ideas_of(access).filter(origin=IdeaOrigin.GAP, origin_key__in=keys)
