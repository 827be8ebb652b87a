"""Two entries of one centre, fact by fact: what differs, and what a merged entry would say. Pure but for names."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from referrals.facts import label_of, value_of
from referrals.forms.meanwhile import canonical
from referrals.presenters import CenterCard
from referrals.steps import CONTENT, LISTS, is_text

KEEP, TAKE, BOTH = "keep", "take", "both"
# Facts that only make sense together.
TOGETHER = {
    "address": ("street", "postcode", "city", "latitude", "longitude"),
    "ages": ("minimum_age", "maximum_age"),
    "intake": ("accepting", "waiting_weeks"),
}
JOINED = {name: key for key, names in TOGETHER.items() for name in names}
TEXT_LIMITS = {"description": 2000, "editor_note": 2000}
TEXT_LIMIT = 1000


@dataclass(frozen=True)
class Difference:
    """A fact, or facts that belong together, that the two entries tell differently."""

    key: str
    names: tuple[str, ...]
    winner: object
    loser: object

    @property
    def label(self) -> str:
        if self.key in TOGETHER:
            return {"address": _("address"), "ages": _("age"), "intake": _("accepting now")}[self.key]
        return label_of(self.key)

    @property
    def kept_words(self) -> str:
        return self._words(self.winner)

    @property
    def taken_words(self) -> str:
        return self._words(self.loser)

    def _words(self, center) -> str:
        if self.key == "address" and any(getattr(center, name) for name in ("street", "postcode", "city")):
            address = CenterCard(center).address
            same = address == CenterCard(self.loser if center is self.winner else self.winner).address
            return f"{address} ({center.latitude}, {center.longitude})" if same else address
        values = [value_of(name, getattr(center, name)) for name in self.names]
        return values[0] if len(values) == 1 else " · ".join(values)

    @property
    def may_be_both(self) -> bool:
        is_one = len(self.names) == 1 and (self.key in LISTS or is_text(self.key) or self.key == "editor_note")
        return is_one and not (_is_empty(self.winner, self.names) or _is_empty(self.loser, self.names))

    @cached_property
    def default(self) -> str:
        """What is empty gives way; lists and notes are united; else the entry that was looked at last."""
        if _is_empty(self.loser, self.names):
            return KEEP
        if _is_empty(self.winner, self.names):
            return TAKE
        if self.may_be_both and not is_text(self.key):
            return BOTH
        return TAKE if _freshness(self.loser) > _freshness(self.winner) else KEEP

    def values(self, choice: str) -> dict:
        """What the merged entry says."""
        if choice == BOTH and self.may_be_both:
            mine, other = (getattr(center, self.key) for center in (self.winner, self.loser))
            return {self.key: list(dict.fromkeys([*mine, *other])) if self.key in LISTS else f"{mine}\n\n{other}"}
        source = self.loser if choice == TAKE else self.winner
        return {name: getattr(source, name) for name in self.names}

    def is_too_long(self, choice: str) -> bool:
        """Whether both texts together are longer than the form would let them be."""
        if self.key in LISTS or choice != BOTH:
            return False
        base = self.key if self.key in TEXT_LIMITS else self.key.rpartition("_")[0]
        return len(self.values(choice)[self.key]) > TEXT_LIMITS.get(base, TEXT_LIMIT)


def differences(winner, loser) -> list[Difference]:
    """In the order of the entry."""
    keys = dict.fromkeys(JOINED.get(name, name) for name in CONTENT)
    found = []
    for key in keys:
        names = TOGETHER.get(key, (key,))
        if any(canonical(name, getattr(winner, name)) != canonical(name, getattr(loser, name)) for name in names):
            found.append(Difference(key, names, winner, loser))
    return found


def seen(winner, loser) -> str:
    """What the page was drawn from; another value when one of the two was saved since."""
    return f"{winner.updated_at.isoformat()}/{loser.updated_at.isoformat()}"


def _is_empty(center, names) -> bool:
    return all(canonical(name, getattr(center, name)) is None or getattr(center, name) == [] for name in names)


def _freshness(center):
    day = center.verified_on or timezone.localdate(center.created_at)
    return day, center.updated_at
