"""From a need to the best centres: one query for candidates, the formula, one query for the winners."""

from collections.abc import Iterable
from datetime import date
from heapq import nsmallest
from math import inf
from typing import NamedTuple

from django.utils import timezone

from referrals.matching.candidates import candidates, ceiling, facts_of, others, promising
from referrals.matching.needs import Match, Matches, Need
from referrals.matching.scoring import Facts, Formula, Scored
from referrals.models import PublishedCenter
from streetwork.vocabulary.snapshot import vocabulary


def match(need: Need, *, limit: int = 3, today: date | None = None) -> Matches:
    """The `limit` best listed centres, the nearer first among equals. Needs no scope: it reads what is public.

    Two queries; three when those who speak the language, are fresh and take people do not settle it. Without a
    topic there is nothing to match, and no gap.
    """
    if not need.topic_ids:
        return Matches()
    today, parents = today or timezone.localdate(), topic_parents()
    formula = Formula(need, today, parents)
    ranked = _ranked(formula, candidates(need, parents, promising(need, today)))
    winners, fitting = nsmallest(limit, ranked.values()), _somebody_fits(ranked)
    reached = winners[-1].scored.value if len(winners) == limit else 0.0
    if reached <= ceiling(need) or not fitting:
        narrowed = others(need, parents, reached, fitting=not fitting)
        ranked |= _ranked(formula, candidates(need, parents, narrowed))
        winners, fitting = nsmallest(limit, ranked.values()), _somebody_fits(ranked)
    centers = PublishedCenter.objects.in_bulk([winner.pk for winner in winners])
    best = [winner.match(centers[winner.pk]) for winner in winners if winner.pk in centers]
    return Matches(best, is_gap=not fitting)


def explain(need: Need, center, *, km: float | None = None, today: date | None = None) -> Match:
    """The match of one given centre, for lists in another order; score 0 when it is out. No query."""
    scored = Formula(need, today or timezone.localdate(), topic_parents()).score(facts_of(center, km))
    return Match(center, scored.points, km, scored.said)


def topic_parents() -> dict[int, int | None]:
    return {pk: topic.parent_id for pk, topic in vocabulary().topics.items()}


class _Ranked(NamedTuple):
    """Sorts the best first, then the nearest, then the oldest entry."""

    below: float
    km: float
    pk: int
    scored: Scored

    def match(self, center: PublishedCenter) -> Match:
        return Match(center, self.scored.points, None if self.km == inf else self.km, self.scored.said)


def _ranked(formula: Formula, rows: Iterable[tuple[int, Facts]]) -> dict[int, _Ranked]:
    scored = ((pk, facts.km, formula.score(facts)) for pk, facts in rows)
    return {pk: _Ranked(-found.value, inf if km is None else km, pk, found) for pk, km, found in scored if found.value}


def _somebody_fits(ranked: dict[int, _Ranked]) -> bool:
    return any(each.scored.fits for each in ranked.values())
