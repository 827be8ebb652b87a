"""Dices what became of a referral: its steps, who told them and when."""

from datetime import datetime, timedelta
from random import Random

from referrals.enums import Level, Result, SetBy
from referrals.models import SLIP_DAYS

LEVELS = {Level.SLIP: 58, Level.ADDRESS: 24, Level.INTRODUCED: 10, Level.THREE_WAY: 5, Level.ACCOMPANIED: 3}
# How far it got → weight. The last step of each is the result.
WAYS = (
    ((), 22),
    ((Result.OPENED,), 18),
    ((Result.OPENED, Result.CONTACTED), 12),
    ((Result.OPENED, Result.CONTACTED, Result.FIRST_TALK), 13),
    ((Result.OPENED, Result.CONTACTED, Result.FIRST_TALK, Result.HELPED), 16),
    ((Result.CONTACTED, Result.FIRST_TALK, Result.NOT_HELPED), 4),
    ((Result.OPENED, Result.NOT_REACHABLE), 5),
    ((Result.CONTACTED, Result.NOT_RESPONSIBLE), 4),
    ((Result.DECLINED,), 3),
    ((Result.UNKNOWN,), 3),
)
DAYS_BETWEEN = {Result.OPENED: (0, 1), Result.CONTACTED: (1, 6), Result.FIRST_TALK: (4, 15), Result.HELPED: (6, 30)}


def ladder(level: Level, suggested_at: datetime, now: datetime, dice: Random) -> list[tuple[Result, SetBy, datetime]]:
    """All steps from *suggested* on, none in the future. What stays open for 60 days expires by the clock."""
    steps = [(Result.SUGGESTED, SetBy.COUNSELOR, suggested_at)]
    way = dice.choices([way for way, _weight in WAYS], [weight for _way, weight in WAYS])[0]
    for result in way:
        if result == Result.OPENED and level != Level.SLIP:
            continue
        least, most = DAYS_BETWEEN.get(result, (5, 21))
        at = steps[-1][2] + timedelta(days=dice.randint(least, most), minutes=dice.randint(3, 400))
        if at >= now:
            break
        steps.append((result, _teller(result, level, dice), at))
    end = suggested_at + timedelta(days=SLIP_DAYS)
    if level == Level.SLIP and end < now and steps[-1][0] in (Result.SUGGESTED, Result.OPENED):
        steps.append((Result.EXPIRED, SetBy.SYSTEM, max(end, steps[-1][2] + timedelta(minutes=1))))
    return steps


def _teller(result: Result, level: Level, dice: Random) -> SetBy:
    if result == Result.OPENED:
        return SetBy.PERSON
    if result == Result.FIRST_TALK and level == Level.SLIP:
        return dice.choice((SetBy.CENTER, SetBy.COUNSELOR))
    return SetBy.COUNSELOR
