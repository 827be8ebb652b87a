"""No pattern of the guard can run away: every repetition is bounded, and nested ones stay small together."""

import re
import re._constants as constants
import re._parser as parser
from itertools import pairwise

import pytest

from streetwork.guard import addresses, findings, name_signs, names, numbers

REPEATS = {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}
WORK_PER_START = 6_000


def patterns():
    for module in (addresses, name_signs, names, numbers):
        for name, value in vars(module).items():
            for number, pattern in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(pattern, re.Pattern):
                    yield pytest.param(pattern, id=f"{module.__name__.split('.')[-1]}.{name}[{number}]")


def work(node):
    """Upper bound of the characters that one path through the pattern can consume; unbounded is inf."""
    total = 0
    for operator, argument in node:
        if operator in REPEATS:
            _least, most, inner = argument
            total += (float("inf") if most is constants.MAXREPEAT else int(most)) * max(1, work(inner))
        elif operator is constants.SUBPATTERN:
            total += work(argument[-1])
        elif operator is constants.BRANCH:
            total += max(work(branch) for branch in argument[1])
        elif operator in (constants.ASSERT, constants.ASSERT_NOT):
            total += work(argument[1])
        else:
            total += 1
    return total


def depth(node, level=0):
    """How many variable repetitions stand inside one another."""
    deepest = level
    for operator, argument in node:
        if operator in REPEATS:
            least, most, inner = argument
            deepest = max(deepest, depth(inner, level + (most != least and int(most) > 1)))
        elif operator is constants.SUBPATTERN:
            deepest = max(deepest, depth(argument[-1], level))
        elif operator is constants.BRANCH:
            deepest = max(deepest, *(depth(branch, level) for branch in argument[1]))
    return deepest


@pytest.mark.parametrize("pattern", [*patterns()])
def test_every_pattern_does_bounded_work_from_each_start(pattern):
    tree = parser.parse(pattern.pattern, pattern.flags)
    assert work(tree) <= WORK_PER_START
    assert depth(tree) <= 2


def test_the_measure_recognises_a_dangerous_pattern():
    assert work(parser.parse("(a+)+b")) == float("inf")
    assert depth(parser.parse("(?:a{1,9}b{1,9}(?:c{1,3}){2,3}){1,9}")) == 3


HOSTILE = """
a a@ @ a. 1 0_1- + ( ((1 DE89 DE12_ A._ Maria_ Frau_ Nguyen_ t.me/ t.me/( t.me/) a_dot_ a_at_ a_at_b_dot_
eins_ ﷺ - ' a- 1.1. § §_1, 1.000 tel_ insta:_ #1234 Dr._ Herr_von_ @_a [at]
"""


@pytest.mark.parametrize("unit", [*HOSTILE.split(), "\u0301", "\u200b", "e\u0301", " "])
def test_ten_thousand_hostile_characters_are_read_to_the_end(unit):
    note = (unit.replace("_", " ") * 10_000)[:10_000]
    found = findings(note + " anna@gmx.de")
    assert all(one.end <= two.start for one, two in pairwise(found))
