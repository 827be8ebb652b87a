"""Whom a placement concerns, so that one person is reminded and not all of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from campaigns.models import Campaign, Placement
from campaigns.sending.connectors import sends_itself
from streetwork.accounts.models import Membership
from streetwork.accounts.roles import PUBLISHES, WRITES_CAMPAIGNS
from streetwork.rota.absences import away_on


class Concerned:
    """The people behind campaigns and places on a day, read at once: two queries, however much is asked.

    A campaign is its responsible's; without one who still works there, its programme's campaign editors' and leads'.
    What is posted by hand in a space is the responsible's of the space. Who is away is stood in for.
    """

    def __init__(self, programmes: Iterable[int], day: date):
        self._posting: dict[int, set[int]] = defaultdict(set)
        self._planning: dict[int, set[int]] = defaultdict(set)
        members = Membership.objects.filter(programme__in=set(programmes), role__in=PUBLISHES, user__is_active=True)
        for programme, user, role in members.values_list("programme", "user", "role"):
            self._posting[programme].add(user)
            if role in WRITES_CAMPAIGNS:
                self._planning[programme].add(user)
        self._away = away_on(day)

    def with_campaign(self, campaign: Campaign) -> set[int]:
        """Who answers for the campaign."""
        if campaign.responsible_id in self._posting[campaign.programme_id]:
            return self._there({campaign.responsible_id}, campaign.programme_id)
        return self._there(self._planning[campaign.programme_id], campaign.programme_id)

    def with_placement(self, placement: Placement) -> set[int]:
        """Who sees to it that it goes out."""
        campaign, space = placement.post.campaign, placement.space
        if space and not sends_itself(placement) and space.responsible_id in self._posting[campaign.programme_id]:
            return self._there({space.responsible_id}, campaign.programme_id)
        return self.with_campaign(campaign)

    def _there(self, people: set[int], programme: int) -> set[int]:
        """The people, and for who is away also the stand-in, when that is a colleague of the programme."""
        covering = {self._away.get(person) for person in people}
        return people | (covering & self._posting[programme])


def concerned_by(placements: Iterable[Placement], user: int, day: date) -> list[Placement]:
    """Those placements that the person has to see to."""
    placements = list(placements)
    if not placements:
        return []
    people = Concerned({placement.post.campaign.programme_id for placement in placements}, day)
    return [placement for placement in placements if user in people.with_placement(placement)]
