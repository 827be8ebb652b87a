"""The ladder of a referral: what may follow what, who may tell it, and what counts as a success. Pure.

Suggested → opened → contacted → first talk, then an end. A later end replaces an earlier one (a correction).
*Helped* and *not helped* say that a talk took place; the other ends do not, so a talk told later outweighs them.
"""

from collections.abc import Iterable

from referrals.enums import Result, SetBy

RUNGS = (Result.SUGGESTED, Result.OPENED, Result.CONTACTED, Result.FIRST_TALK)
AFTER_A_TALK = frozenset({Result.HELPED, Result.NOT_HELPED})
WITHOUT_A_TALK = frozenset(
    {Result.NOT_REACHABLE, Result.NOT_RESPONSIBLE, Result.DECLINED, Result.EXPIRED, Result.UNKNOWN}
)
ENDS = AFTER_A_TALK | WITHOUT_A_TALK
TELLS = {
    SetBy.PERSON: frozenset({Result.OPENED}),
    SetBy.CENTER: frozenset({Result.FIRST_TALK}),
    SetBy.COUNSELOR: ENDS | {Result.CONTACTED},
    SetBy.SYSTEM: frozenset({Result.EXPIRED}),
}
# What a counselor is offered. *Expired* comes by the clock, or when a slip is withdrawn.
OFFERED = (
    Result.CONTACTED,
    Result.HELPED,
    Result.NOT_HELPED,
    Result.NOT_REACHABLE,
    Result.NOT_RESPONSIBLE,
    Result.DECLINED,
    Result.UNKNOWN,
)
SUCCESSES = frozenset({Result.CONTACTED, Result.FIRST_TALK, Result.HELPED})
NOTHING_HEARD = frozenset({Result.SUGGESTED, Result.OPENED})


def can_climb(current: str, told: str, by: str) -> bool:
    """Whether this may be told now, by this one."""
    if told not in TELLS[by] or told == current:
        return False
    if by == SetBy.SYSTEM:
        return current in NOTHING_HEARD
    if told == Result.CONTACTED:
        return current not in AFTER_A_TALK | {Result.FIRST_TALK}
    return True


def result_after(current: str, told: str) -> Result:
    """The result of a referral after one more step was told."""
    if told in ENDS:
        return Result(told)
    if current in AFTER_A_TALK:
        return Result(current)
    if current in WITHOUT_A_TALK:
        return Result(told if told in (Result.CONTACTED, Result.FIRST_TALK) else current)
    return max(Result(current), Result(told), key=RUNGS.index)


def result_of(told: Iterable[str]) -> Result:
    """The result that steps give, in the order in which they were told."""
    result = Result.SUGGESTED
    for each in told:
        result = result_after(result, each)
    return result


def next_for_counselor(current: str) -> list[Result]:
    """What a counselor may tell next, in the order of the ladder."""
    return [each for each in OFFERED if can_climb(current, each, SetBy.COUNSELOR)]


def is_success(result: str) -> bool:
    """Successes count from *contacted* on, and not when the centre could not help or was the wrong one."""
    return result in SUCCESSES
