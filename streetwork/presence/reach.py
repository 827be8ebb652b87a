"""How many people the spaces of a programme may reach: memberships added up, bounds, and the stated estimate.

Nobody can count distinct members across groups. So three figures stand side by side: at least (the largest space of
each language), at most (all memberships), and in between what the lead assumes, with the reason. Reach is not impact.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from streetwork.presence.enums import Status
from streetwork.presence.models import ReachEstimate, Space

OLD_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class OfLanguage:
    """The spaces of one language; one in several languages counts for the first of them. "" is unknown."""

    language: str
    spaces: int
    members: int
    largest: int


@dataclass(frozen=True)
class Reach:
    """Joined spaces of a programme, or of several.

    `members` are memberships: whoever is in three groups counts three times. `at_least` is the largest space of each
    language, added up. `estimate` is None where a programme states no overlap. `basis` holds the statements used.
    """

    spaces: int = 0
    members: int = 0
    at_least: int = 0
    estimate: int | None = None
    basis: tuple[ReachEstimate, ...] = ()
    languages: tuple[OfLanguage, ...] = field(default=())

    @property
    def statement(self) -> ReachEstimate | None:
        """The one statement behind the estimate, when it is one programme's."""
        return self.basis[0] if len(self.basis) == 1 else None

    def is_old(self, today: date) -> bool:
        """Whether a statement behind the estimate is more than a year old."""
        return any(today - each.stated_on > OLD_AFTER for each in self.basis)


def two_digits(number: float) -> int:
    """Rounded to two significant digits: an assumption in per cent bears no more.

    >>> two_digits(348_740), two_digits(96), two_digits(0)
    (350000, 96, 0)
    """
    whole = round(number)
    return round(whole, 2 - len(str(whole))) if whole > 99 else whole


def estimated(members: int, at_least: int, overlap_percent: int) -> int:
    """Memberships less the assumed overlap, never below what the largest spaces alone hold nor above the sum."""
    return min(members, max(at_least, two_digits(members * (100 - overlap_percent) / 100)))


def reach_by_programme(programme_ids: Iterable[int]) -> dict[int, Reach]:
    """The reach of each programme, also of those without spaces. Two queries."""
    wanted = sorted(set(programme_ids))
    found: dict[int, list[tuple[str, int]]] = {pk: [] for pk in wanted}
    joined = Space.objects.filter(programme__in=wanted, status=Status.JOINED).with_members()
    for programme, languages, members in joined.values_list("programme_id", "languages", "members"):
        found[programme].append((languages[0] if languages else "", members or 0))
    stated = ReachEstimate.objects.filter(programme__in=wanted).select_related("stated_by")
    statements = {each.programme_id: each for each in stated}
    return {pk: _reach(rows, statements.get(pk)) for pk, rows in found.items()}


def reach_of(programme_ids: Iterable[int]) -> Reach:
    """The reach of these programmes together. A space in two registers counts in both. Languages only of one alone."""
    parts = list(reach_by_programme(programme_ids).values())
    if len(parts) == 1:
        return parts[0]
    estimates = [part.estimate for part in parts if part.spaces]
    return Reach(
        spaces=sum(part.spaces for part in parts),
        members=sum(part.members for part in parts),
        at_least=sum(part.at_least for part in parts),
        estimate=sum(estimates) if estimates and None not in estimates else None,
        basis=tuple(each for part in parts for each in part.basis),
    )


def _reach(rows: list[tuple[str, int]], statement: ReachEstimate | None) -> Reach:
    by_language: dict[str, list[int]] = defaultdict(list)
    for language, members in rows:
        by_language[language].append(members)
    languages = tuple(
        OfLanguage(language, len(counts), sum(counts), max(counts))
        for language, counts in sorted(by_language.items(), key=lambda item: (-sum(item[1]), item[0]))
    )
    members, at_least = sum(each.members for each in languages), sum(each.largest for each in languages)
    return Reach(
        spaces=len(rows),
        members=members,
        at_least=at_least,
        estimate=estimated(members, at_least, statement.overlap_percent) if statement and members else None,
        basis=(statement,) if statement else (),
        languages=languages,
    )
