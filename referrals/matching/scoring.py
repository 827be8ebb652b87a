"""The formula: how well a centre fits a need (docs/adr/0014). Pure: no query, no model, no clock.

score = topic × language × reach × accepting × freshness × target groups, each between 0 and 1. A factor of 0
takes the centre out (wrong topic, cannot be reached); everything else only sinks it, so that the least bad one is
still shown where nothing better exists. Each factor also says why, as codes that `reasons` turns into sentences.
"""

from bisect import bisect_left
from datetime import date
from functools import cache, partial
from math import prod
from typing import NamedTuple

from referrals.enums import Area
from referrals.matching.codes import Code, Said
from referrals.matching.needs import Need
from referrals.queries.centers import OVERDUE_AFTER
from streetwork.tenancy.models import State

MAIN_TOPIC = 2  # the main topic counts as much as two others
EXACT, PARENT, CHILD = 1.0, 0.8, 0.6
SPOKEN, INTERPRETED, COMMON, LANGUAGES_UNKNOWN, FOREIGN = 1.0, 0.75, 0.35, 0.3, 0.1
COMMON_LANGUAGES = ("de", "en")
UNASKED = frozenset({"", "other"})

# Up to so many km → weight; FAR beyond.
NEAR = {5: 1.0, 15: 0.95, 30: 0.85, 60: 0.7, 100: 0.55}
FAR = 0.4
KM, OF_KM = tuple(NEAR), (*NEAR.values(), FAR)
BORDER_KM = 60  # a centre of another state is in reach up to here …
BORDER = 0.6  # … and worth so much of one at the same distance at home
OWN_CIRCLE_KM = {Area.CITY: 15, Area.DISTRICT: 35}
OUTSIDE_CIRCLE = 0.5
WHOLE_STATE, IN_STATE = 0.7, 0.6  # of the state, wherever in it; of a town of the state, nobody knows how far
EVERYWHERE = 0.6  # nationwide or online, for somebody who lives in a state: an office at home is better
LOCAL_FOR_UNKNOWN, LOCAL_FOR_ABROAD = 0.5, 0.3

ACCEPTS, MAY_ACCEPT, FULL = 1.0, 0.9, 0.15
WAITING = ((2, 0.95), (6, 0.8), (12, 0.6))
LONG_WAITING = 0.45
FRESH, DUE, NEVER_VERIFIED, OVERDUE = 1.0, 0.9, 0.8, 0.25
FOR_GROUP, MAYBE_FOR_GROUP, NOT_FOR_GROUP = 1.0, 0.85, 0.3
REACHES_FROM = 0.5
# Who does not speak the language, is full or stale, has at most this value; in its town alone, for somebody who
# lives abroad or nobody knows where, at most this part of it.
SUNK = max(COMMON, FULL, OVERDUE)
LOCAL = max(LOCAL_FOR_UNKNOWN, LOCAL_FOR_ABROAD)


class Facts(NamedTuple):
    """What the formula looks at. `km` is None when the need or the centre has no place."""

    state: int
    area: str
    served: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    accepting: bool | None = None
    waiting_weeks: int | None = None
    verified_on: date | None = None
    due_on: date | None = None
    groups: tuple[str, ...] = ()
    km: float | None = None


class Factor(NamedTuple):
    """One factor: its weight, whether the centre fits in this respect, and what there is to say."""

    weight: float
    fits: bool = True
    said: tuple[Said, ...] = ()


class Scored(NamedTuple):
    """`value` is the product of the factors' weights (0 to 1)."""

    value: float
    factors: tuple[Factor, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against sending somebody there: when no centre fits, that is a gap.

        The main topic is covered, the person lives in reach (weight 0.5 or more), the language is spoken or
        interpreted, people are not turned away, the centre is not for others only. A stale entry fits: that
        nobody confirmed it is no evidence of a missing service.
        """
        return all(factor.fits for factor in self.factors)

    @property
    def said(self) -> tuple[Said, ...]:
        return tuple(said for factor in self.factors for said in factor.said)

    @property
    def points(self) -> int:
        """0 to 100; 0 only for a centre that is out."""
        return max(1, round(self.value * 100)) if self.value else 0


class Formula:
    """The formula for one need on one day. `parents` names the parent of each topic (None: first level).

    Each factor is remembered by the facts that it looks at: thousands of centres share few.
    """

    def __init__(self, need: Need, today: date, parents: dict[int, int | None]):
        self.related = frozenset(related(need.topic_ids, parents))
        self.topics = cache(partial(topic_factor, need.topic_ids, parents))
        self.language = cache(partial(language_factor, need.language))
        self.reach = cache(partial(reach_factor, need.state))
        self.accepting = cache(accepting_factor)
        self.freshness = cache(partial(freshness_factor, today))
        self.groups = cache(partial(group_factor, need.target_groups))

    def score(self, facts: Facts) -> Scored:
        """How well the centre fits."""
        factors = (
            self.topics(tuple(filter(self.related.__contains__, facts.topics))),
            self.language(facts.languages, facts.interpreters),
            self.reach(facts.state, facts.area, facts.served, facts.km),
            self.accepting(facts.accepting, facts.waiting_weeks),
            self.freshness(facts.verified_on, facts.due_on),
            self.groups(facts.groups),
        )
        return Scored(round(prod([factor.weight for factor in factors]), 9), factors)


def score(need: Need, facts: Facts, today: date, parents: dict[int, int | None]) -> Scored:
    """How well one centre fits a need on a day."""
    return Formula(need, today, parents).score(facts)


def related(topics: tuple[int, ...], parents: dict[int, int | None]) -> list[int]:
    """The topics, their parents and their children: what a centre may name to be of use."""
    above = {parent for topic in topics if (parent := parents.get(topic))}
    below = {child for child, parent in parents.items() if parent in topics}
    return sorted({*topics, *above, *below})


def shares(topics: tuple[int, ...]) -> dict[int, float]:
    """What each topic counts in the mean, in their order."""
    weights = {topic: 1 if place else MAIN_TOPIC for place, topic in enumerate(dict.fromkeys(topics))}
    return {topic: weight / sum(weights.values()) for topic, weight in weights.items()}


def topic_factor(wanted: tuple[int, ...], parents: dict[int, int | None], known: tuple[int, ...]) -> Factor:
    """The mean over the topics. Who names the parent knows the child less surely; who names a child, a part.

    Siblings do not count: who names some topics of a group does not name the others.
    """
    if not wanted:
        return Factor(1.0)
    total, main_covered = 0.0, False
    exact, general, part, missing = [], [], [], []
    for place, (topic, share) in enumerate(shares(wanted).items()):
        if topic in known:
            fit = EXACT
            exact.append(topic)
        elif parents.get(topic) in known:
            fit = PARENT
            general.append(parents[topic])
        elif children := sorted(each for each in known if parents.get(each) == topic):
            fit = CHILD
            part += children
        else:
            fit = 0.0
            missing.append(topic)
        total += share * fit
        main_covered = main_covered or (not place and fit > 0)
    general = [topic for topic in dict.fromkeys(general) if topic not in exact]
    said = (
        (Code.TOPICS, exact),
        (Code.TOPIC_IN_GENERAL, general),
        (Code.TOPIC_IN_PART, part),
        (Code.NO_TOPIC, missing),
    )
    return Factor(total, main_covered, tuple(Said(code, tuple(ids)) for code, ids in said if ids))


def language_factor(wanted: str, languages: tuple[str, ...], interpreters: tuple[str, ...]) -> Factor:
    """Counselling language, interpreter, German or English, anything else."""
    if wanted in UNASKED:
        return Factor(1.0)
    if wanted in languages:
        return Factor(SPOKEN, True, (Said(Code.SPEAKS, (wanted,)),))
    if wanted in interpreters:
        return Factor(INTERPRETED, True, (Said(Code.INTERPRETER, (wanted,)),))
    lack = Said(Code.NO_LANGUAGE, (wanted,))
    if not languages:
        return Factor(LANGUAGES_UNKNOWN, False, (Said(Code.LANGUAGES_UNKNOWN),))
    if common := tuple(code for code in COMMON_LANGUAGES if code in languages):
        return Factor(COMMON, False, (Said(Code.SPEAKS, common), lack))
    return Factor(FOREIGN, False, (lack,))


def reach_factor(home: int | None, state: int, area: str, served: tuple[int, ...], km: float | None) -> Factor:
    """Whether somebody who lives in `home` can and may come to a centre of `state`. 0: no."""
    far = () if km is None or km > KM[-1] else (Said(Code.KM, (round(km),)),)
    if area in (Area.ONLINE, Area.NATIONWIDE) or state == State.DE:
        everywhere = Said(Code.ONLINE if area == Area.ONLINE else Code.NATIONWIDE)
        known = km is not None or home not in (None, State.DE)
        return Factor(max(EVERYWHERE, _near(km)) if known else 1.0, True, (*far, everywhere))
    if home is None and km is not None:
        return Factor(_near(km) if km <= BORDER_KM else 0.0, True, far)
    if home in (None, State.DE):
        weight = LOCAL_FOR_UNKNOWN if home is None else LOCAL_FOR_ABROAD
        return _reached(weight, (Said(Code.ONLY_IN, (state,)),))
    if state == home or home in served:
        return _of_home(area, km, (*far, Said(Code.IN_STATE if state == home else Code.SERVES_STATE, (home,))))
    if km is None or km > BORDER_KM:
        return Factor(0.0, False)
    return _reached(BORDER * _near(km), (*far, Said(Code.OTHER_STATE, (state,))))


def _of_home(area: str, km: float | None, said: tuple[Said, ...]) -> Factor:
    """A centre that works for the state: the whole of it, or for a circle around itself."""
    circle = OWN_CIRCLE_KM.get(area)
    if circle is None:
        return Factor(max(WHOLE_STATE, _near(km)), True, said)
    if km is None:
        return _reached(IN_STATE, said)
    if km <= circle:
        return Factor(_near(km), True, said)
    beyond = Code.CITY_ONLY if area == Area.CITY else Code.DISTRICT_ONLY
    return _reached(OUTSIDE_CIRCLE * _near(km), (*said, Said(beyond)))


def _reached(weight: float, said: tuple[Said, ...]) -> Factor:
    return Factor(weight, weight >= REACHES_FROM, said)


def _near(km: float | None) -> float:
    if km is None:
        return 0.0
    return OF_KM[bisect_left(KM, km)]


def accepting_factor(accepting: bool | None, waiting_weeks: int | None) -> Factor:
    """Whether people are taken now, and how long they wait."""
    if accepting is False:
        return Factor(FULL, False, (Said(Code.FULL),))
    weight = ACCEPTS if accepting else MAY_ACCEPT
    if weeks := waiting_weeks or 0:
        weight *= next((worth for limit, worth in WAITING if weeks <= limit), LONG_WAITING)
        return Factor(weight, True, (Said(Code.WAITING, (weeks,)),))
    return Factor(weight, True, (Said(Code.ACCEPTS if accepting else Code.MAY_ACCEPT),))


def freshness_factor(today: date, verified_on: date | None, due_on: date | None) -> Factor:
    """Whether somebody confirmed the entry lately."""
    if due_on is not None and due_on <= today:
        weight = OVERDUE if today > due_on + OVERDUE_AFTER else DUE
        last = Said(Code.CONFIRMED_LAST, (verified_on,)) if verified_on else Said(Code.NEVER_CONFIRMED)
        return Factor(weight, True, (last,))
    if verified_on is None:
        return Factor(NEVER_VERIFIED, True, (Said(Code.NEVER_CONFIRMED),))
    return Factor(FRESH)


def group_factor(wanted: tuple[str, ...], served: tuple[str, ...]) -> Factor:
    """A centre for certain people is right for them, a risk for somebody unknown, wrong for others."""
    if not served:
        return Factor(1.0)
    if common := tuple(group for group in served if group in wanted):
        return Factor(FOR_GROUP, True, (Said(Code.FOR_GROUPS, common),))
    said = (Said(Code.ONLY_FOR, served),)
    return Factor(NOT_FOR_GROUP, False, said) if wanted else Factor(MAYBE_FOR_GROUP, True, said)
