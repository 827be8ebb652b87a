"""What a visitor looks for, as conditions on the published centres, and as an address."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.db.models.lookups import LessThanOrEqual

from referrals.enums import Area
from referrals.geo import distance_km, within
from referrals.matching import Need
from referrals.matching.matcher import topic_parents
from referrals.matching.scoring import BORDER_KM, related
from referrals.models import PublishedCenter
from streetwork.places.found import Found
from streetwork.tenancy.models import State

RADII = (10, 25, 50, 100, 200)
USUAL_KM = 50
WHOLE_STATE, EVERYWHERE = "state", "everywhere"


@dataclass(frozen=True)
class Wish:
    """`far` is a radius in km as text, `WHOLE_STATE`, `EVERYWHERE` (online and nationwide) or "" for the usual."""

    place: Found | None = None
    far: str = ""
    topic: int | None = None
    language: str = ""
    accepting: bool = False

    @property
    def here(self) -> tuple[float, float] | None:
        """The spot from which distances count; None without a place, or when it is a whole state."""
        return (self.place.latitude, self.place.longitude) if self.place and self.place.latitude is not None else None

    @property
    def km(self) -> int | None:
        """The radius; None when the distance does not limit the search."""
        if not self.here or self.far in (WHOLE_STATE, EVERYWHERE):
            return None
        return int(self.far) if self.far else USUAL_KM

    @property
    def is_everywhere(self) -> bool:
        return self.far == EVERYWHERE

    @property
    def need(self) -> Need:
        latitude, longitude = self.here or (None, None)
        state = self.place.state_id if self.place else None
        topics = (self.topic,) if self.topic else ()
        return Need(topics, self.language, state, latitude, longitude)

    def centers(self):
        """The listed centres that fit; with a spot each row carries its distance as `km`. No order."""
        found = PublishedCenter.objects.listed().filter(self.condition())
        return found.annotate(km=distance_km(*self.here)) if self.here else found

    def condition(self) -> Q:
        """What a centre must be. All conditions hold at once."""
        condition = self._where()
        if self.topic:
            condition &= Q(topic_ids__overlap=related((self.topic,), topic_parents()))
        if self.language:
            condition &= Q(languages__contains=[self.language]) | Q(interpreter_languages__contains=[self.language])
        if self.accepting:
            condition &= Q(accepting=True)
        return condition

    def _where(self) -> Q:
        if self.is_everywhere:
            return Q(area__in=[Area.NATIONWIDE, Area.ONLINE])
        if self.km:
            return _near(self.here, self.km) & self._may_come()
        return Q(state=self.place.state_id) if self.place else Q()

    def _may_come(self) -> Q:
        """People of the place may use the centre: what the formula of matching gives more than 0."""
        home = self.place.state_id
        reached = Q(state__in=[home, State.DE]) | Q(area__in=[Area.NATIONWIDE, Area.ONLINE])
        reached |= Q(served_state_ids__contains=[home])
        return reached | _near(self.here, BORDER_KM)

    def nearest(self) -> PublishedCenter | None:
        """The nearest centre that fits but for the distance, with its `km`; None without a spot."""
        if not self.here:
            return None
        anywhere = self.but(place=None, far="").condition()
        found = PublishedCenter.objects.listed().filter(anywhere, self._may_come(), latitude__isnull=False)
        return found.annotate(km=distance_km(*self.here)).order_by("km", "pk").first()

    def but(self, **changes) -> "Wish":
        return replace(self, **changes)

    @property
    def query(self) -> str:
        """The search as a query string; an empty language is said, because none would be the page's."""
        fields = {
            "place": self.place.label if self.place else "",
            "far": self.far,
            "topic": self.topic or "",
            "accepting": "on" if self.accepting else "",
        }
        return urlencode({name: value for name, value in fields.items() if value} | {"language": self.language})


def _near(here: tuple[float, float], km: float) -> Q:
    """By the index, then exactly."""
    is_near = Q(within(*here, km), latitude__isnull=False)
    return is_near & Q(LessThanOrEqual(distance_km(*here), km))
