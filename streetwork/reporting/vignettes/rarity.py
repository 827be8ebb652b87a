"""Whether so few people could be meant that a story may be recognised."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from cases.models import Contact
from cases.queries import local_midnight
from streetwork.vocabulary.choices import with_children
from streetwork.vocabulary.snapshot import vocabulary

# Fewer people than these within a year: the story may be recognised.
LEAST = 5
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Rarity:
    """How many people asked about the topic, of the origin, in the state, within a year."""

    people: int

    @property
    def is_rare(self) -> bool:
        return self.people < LEAST


def rarity_of(*, programme: int, state: int, topic: int | None, origin: int | None, today=None) -> Rarity:
    """Counted in one query from the programme's contacts in the state, in scope.

    What the story does not tell does not narrow it; a topic counts with all others of its first level.
    """
    since = local_midnight((today or timezone.localdate()) - YEAR)
    found = Contact.objects.filter(state=state, programme=programme, occurred_at__gte=since)
    if topic:
        entry = vocabulary().topics[topic]
        found = found.filter(main_topic__in=with_children(entry.parent_id or entry.pk))
    if origin:
        found = found.filter(origin_group=origin)
    return Rarity(found.aggregate(people=Sum("people_reached", default=0))["people"])
