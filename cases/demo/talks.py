"""Dices what kind of talk it was, and what goes with each kind."""

from random import Random

from cases.demo.chance import pick
from cases.enums import Act, Audience, Depth, Duration, Kind

KINDS = {Kind.INFORMATION: 76, Kind.CONSULTATION: 11.5, Kind.OFFER: 9, Kind.REPEATED: 3, Kind.CRISIS: 0.5}
FIRST_ACT = {Act.ANSWERED: 62, Act.PASSED_ON: 22, Act.CORRECTED: 9, Act.AFFIRMED: 7}
DEPTHS = {
    Kind.OFFER: {Depth.INITIAL: 7, Depth.UNKNOWN: 3},
    Kind.INFORMATION: {Depth.INITIAL: 5, Depth.ORIENTATION: 8, Depth.REFERRAL: 2, Depth.UNKNOWN: 5},
    Kind.CONSULTATION: {Depth.ORIENTATION: 3, Depth.REFERRAL: 5, Depth.INTENSIVE: 4},
    Kind.REPEATED: {Depth.REFERRAL: 4, Depth.INTENSIVE: 6},
    Kind.CRISIS: {Depth.REFERRAL: 5, Depth.INTENSIVE: 5},
}
SHORT = {Duration.UP_TO_5: 6, Duration.UP_TO_15: 6, Duration.UP_TO_30: 1, Duration.UNKNOWN: 5}
LONG = {Duration.UP_TO_15: 2, Duration.UP_TO_30: 6, Duration.UP_TO_60: 4, Duration.OVER_60: 1}
MANY = ((2, 30), (3, 26), (4, 14), (5, 10), (8, 8), (12, 7), (20, 4), (35, 1))


def kind_of(dice: Random) -> Kind:
    return pick(dice, KINDS)


def acts_of(kind: Kind, dice: Random) -> list[str]:
    """In the order of the form."""
    first = Act.PASSED_ON if kind == Kind.OFFER else pick(dice, FIRST_ACT)
    acts = {first}
    if kind == Kind.CRISIS or dice.random() < (0.55 if kind in (Kind.CONSULTATION, Kind.REPEATED) else 0.12):
        acts.add(Act.REFERRED)
    if first != Act.PASSED_ON and dice.random() < 0.18:
        acts.add(Act.PASSED_ON)
    return [act.value for act in Act if act in acts]


def depth_of(kind: Kind, people: int, dice: Random) -> str:
    return Depth.GROUP if people > 4 else pick(dice, DEPTHS[kind])


def duration_of(kind: Kind, dice: Random) -> str:
    return pick(dice, SHORT if kind in (Kind.OFFER, Kind.INFORMATION) else LONG)


def people_of(kind: Kind, is_open: bool, dice: Random) -> int:
    """Mostly one; an information under a post sometimes answers several at once."""
    if kind == Kind.INFORMATION and is_open and dice.random() < 0.13:
        return pick(dice, dict(MANY))
    return 1


def silent_readers(members: int, dice: Random) -> str:
    """A band for those who may have read along: a part of the members, or not known."""
    if not members or dice.random() < 0.25:
        return Audience.UNKNOWN
    readers = members * dice.uniform(0.02, 0.4)
    limits = ((100, Audience.UP_TO_100), (1000, Audience.UP_TO_1000), (10_000, Audience.UP_TO_10000))
    return next((band for limit, band in limits if readers <= limit), Audience.OVER_10000)
