"""The centres that fit a wish, in their order, page by page."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, inf

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.matching import Match, explain
from referrals.matching.candidates import candidates
from referrals.matching.codes import Code
from referrals.matching.matcher import topic_parents
from referrals.matching.reasons import sentence
from referrals.matching.scoring import Formula
from referrals.models import PublishedCenter
from referrals.ordering import Alphabetical
from referrals.presenters import Text
from referrals.public.wishes import Wish
from referrals.told import Told

PER_PAGE = 12
# A row says these in its own places.
SAID_ELSEWHERE = {
    Code.KM, Code.SPEAKS, Code.INTERPRETER, Code.ACCEPTS, Code.MAY_ACCEPT, Code.FULL, Code.ONLINE, Code.NATIONWIDE,
}  # fmt: skip


@dataclass(frozen=True)
class Results:
    """One page of what fits; `total` counts all pages, `page` begins with 1."""

    rows: list["Row"]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / PER_PAGE))

    @property
    def previous(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def following(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None


@dataclass(frozen=True)
class Row(Told):
    """A centre in the list, and what matching says of it."""

    match: Match

    @property
    def center(self) -> PublishedCenter:
        return self.match.center

    @property
    def where(self) -> str:
        """The town and how far it is: “Rostock, 3 km”."""
        return ", ".join(part for part in (self.center.city, self._distance) if part)

    @property
    def _distance(self) -> str:
        km = self.match.km
        if km is None:
            return ""
        return _("%(km)s km") % {"km": round(km)} if km >= 1 else _("less than 1 km")

    @property
    def reasons(self) -> list[str]:
        return [sentence(said) for said in self.match.said if not said.is_lack and said.code not in SAID_ELSEWHERE]

    @property
    def lacks(self) -> list[str]:
        return [sentence(said) for said in self.match.said if said.is_lack and said.code not in SAID_ELSEWHERE]

    @cached_property
    def description(self) -> Text | None:
        return self.card.description


def results_of(wish: Wish, page: int) -> Results:
    """By fit where a topic is asked for, else by distance or name. Two queries, however many rows."""
    if wish.topic:
        return _by_fit(wish, page)
    found = wish.centers()
    total = found.count()
    page = _within(page, total)
    order = (F("km").asc(nulls_last=True),) if wish.here else ()
    ordered = found.order_by(*order, Alphabetical(F("name")), "pk")
    rows = list(ordered[(page - 1) * PER_PAGE : page * PER_PAGE])
    return Results([_row(wish, center, getattr(center, "km", None)) for center in rows], total, page)


def _by_fit(wish: Wish, page: int) -> Results:
    parents = topic_parents()
    formula = Formula(wish.need, timezone.localdate(), parents)
    scored = (
        (-formula.score(facts).value, inf if facts.km is None else facts.km, pk)
        for pk, facts in candidates(wish.need, parents, wish.condition())
    )
    ranked = sorted(row for row in scored if row[0])
    page = _within(page, len(ranked))
    shown = ranked[(page - 1) * PER_PAGE : page * PER_PAGE]
    centers = PublishedCenter.objects.in_bulk([pk for _value, _km, pk in shown])
    rows = [_row(wish, centers[pk], None if km == inf else km) for _value, km, pk in shown if pk in centers]
    return Results(rows, len(ranked), page)


def _row(wish: Wish, center: PublishedCenter, km: float | None) -> Row:
    return Row(explain(wish.need, center, km=km))


def _within(page: int, total: int) -> int:
    return min(max(1, page), max(1, ceil(total / PER_PAGE)))
