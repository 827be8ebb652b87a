"""Who runs centres. Providers are text in the entries, so organisations are counted out of them, once per edition."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet

from referrals.hsds.editions import Edition
from referrals.hsds.identity import organization_id_of
from referrals.models import PublishedCenter
from streetwork.places.folding import fold


@dataclass(frozen=True)
class Organization:
    """`names` are all spellings that entries of the state use, sorted; the first is shown."""

    key: str
    state: int
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def document(self) -> dict:
        return {"id": self.key, "name": self.name, "description": self.name}

    @property
    def condition(self) -> Q:
        """Of the centres that it runs."""
        names = list(self.names)
        return Q(state=self.state) & (Q(provider__in=names) | Q(provider="", name__in=names))


@lru_cache(maxsize=2)
def organizations(edition: Edition) -> dict[str, Organization]:
    """All with a listed centre, by id, in the order of their names. One query, when the edition is new."""
    spellings = defaultdict(set)
    owners = PublishedCenter.objects.listed().order_by().values_list("state_id", "provider", "name").distinct()
    for state, provider, name in owners:
        owner = provider or name
        spellings[organization_id_of(state, owner), state].add(owner)
    found = [Organization(key, state, tuple(sorted(names))) for (key, state), names in spellings.items()]
    return {each.key: each for each in sorted(found, key=lambda each: (fold(each.name), each.key))}


def centers_of(wanted: list[Organization]) -> QuerySet:
    """The listed centres of these organisations."""
    condition = Q(pk__in=[])
    for each in wanted:
        condition |= each.condition
    return PublishedCenter.objects.listed().filter(condition).order_by("pk")
