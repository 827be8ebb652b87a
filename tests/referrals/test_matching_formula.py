"""Single factors of the formula, without a database."""

from datetime import date

import pytest

from referrals.enums import Area
from referrals.matching import Need
from referrals.matching.codes import LACKS, Code, Said
from referrals.matching.scoring import (
    BORDER_KM,
    CHILD,
    EXACT,
    FRESH,
    OVERDUE,
    PARENT,
    SUNK,
    Facts,
    Formula,
    freshness_factor,
    language_factor,
    reach_factor,
    score,
    topic_factor,
)

PARENTS = {3: None, 301: 3, 302: 3, 6: None, 601: 6}
TODAY = date(2026, 11, 22)
MV, SH, DE = 13, 1, 17
NEED = Need((301,), "pl", MV, 54.0, 12.0)
PERFECT = Facts(
    MV, Area.STATE, topics=(301,), languages=("de", "pl"), accepting=True, verified_on=date(2026, 9, 1), km=1.0
)


def points(**changes):
    return score(NEED, PERFECT._replace(**changes), TODAY, PARENTS).points


def test_a_perfect_centre_has_100_points_and_fits():
    scored = score(NEED, PERFECT, TODAY, PARENTS)
    assert (scored.points, scored.fits) == (100, True)


@pytest.mark.parametrize(
    "worse",
    [
        {"topics": (3,)}, {"languages": ("de",)}, {"languages": ("de",), "interpreters": ("pl",)}, {"km": 40.0},
        {"state": SH}, {"accepting": None}, {"accepting": False}, {"waiting_weeks": 4},
        {"due_on": date(2026, 11, 20)}, {"due_on": date(2026, 10, 1)}, {"verified_on": None}, {"groups": ("women",)},
    ],
)  # fmt: skip
def test_every_fact_that_is_worse_costs_points(worse):
    assert 0 < points(**worse) < 100


@pytest.mark.parametrize(
    "sunk", [{"languages": ("de",)}, {"languages": ()}, {"accepting": False}, {"due_on": date(2026, 10, 1)}]
)
def test_what_the_first_query_leaves_out_is_sunk(sunk):
    assert score(NEED, PERFECT._replace(**sunk), TODAY, PARENTS).value <= SUNK


@pytest.mark.parametrize("out", [{"topics": (302,)}, {"topics": ()}, {"state": SH, "km": BORDER_KM + 1.0}])
def test_a_foreign_topic_or_an_unreachable_place_is_out(out):
    assert score(NEED, PERFECT._replace(**out), TODAY, PARENTS).value == 0


@pytest.mark.parametrize(
    ("wanted", "known", "weight"),
    [((301,), (301,), EXACT), ((301,), (3,), PARENT), ((3,), (301,), CHILD), ((301,), (302,), 0.0)],
)
def test_topic_parent_and_child_count_and_a_sibling_does_not(wanted, known, weight):
    assert topic_factor(wanted, PARENTS, known).weight == weight


def test_the_main_topic_counts_as_much_as_two_others():
    assert topic_factor((3, 6), PARENTS, (3,)).weight == pytest.approx(2 / 3)
    assert topic_factor((3, 6), PARENTS, (6,)).weight == pytest.approx(1 / 3)


def test_who_does_not_cover_the_main_topic_does_not_fit():
    assert not topic_factor((3, 6), PARENTS, (6,)).fits


def test_counselling_in_the_language_is_better_than_an_interpreter_than_german_than_something_foreign():
    weights = [
        language_factor("pl", *spoken).weight
        for spoken in ((("pl",), ()), (("de",), ("pl",)), (("de",), ()), ((), ()), (("tr",), ()))
    ]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 5


def test_nearer_is_never_worse():
    for area in Area:
        weights = [reach_factor(MV, MV, area, (), float(km)).weight for km in range(300)]
        assert weights == sorted(weights, reverse=True)


def test_an_office_at_home_is_better_than_one_of_all_germany_than_one_over_the_border():
    at_home, everywhere, abroad = (
        reach_factor(MV, MV, Area.STATE, (), 90.0),
        reach_factor(MV, SH, Area.NATIONWIDE, (), 90.0),
        reach_factor(MV, SH, Area.STATE, (), 50.0),
    )
    assert at_home.weight > everywhere.weight > abroad.weight > 0


def test_somebody_abroad_is_reached_by_those_who_work_everywhere():
    assert reach_factor(DE, SH, Area.ONLINE, (), None).weight == 1
    assert not reach_factor(DE, SH, Area.CITY, (), None).fits


@pytest.mark.parametrize(("due_on", "weight"), [(date(2026, 11, 23), FRESH), (date(2026, 11, 7), OVERDUE)])
def test_freshness_ends_fourteen_days_after_the_day_it_was_due(due_on, weight):
    assert freshness_factor(TODAY, date(2026, 5, 1), due_on).weight == weight
    assert OVERDUE < freshness_factor(TODAY, date(2026, 5, 1), date(2026, 11, 8)).weight < FRESH


def test_a_stale_entry_still_fits_and_a_full_one_does_not():
    assert score(NEED, PERFECT._replace(due_on=date(2026, 1, 1)), TODAY, PARENTS).fits
    assert not score(NEED, PERFECT._replace(accepting=False), TODAY, PARENTS).fits


def test_a_formula_may_be_asked_for_many_centres():
    formula = Formula(NEED, TODAY, PARENTS)
    assert [formula.score(PERFECT._replace(topics=topics)).points for topics in ((301,), (6,), (3,))] == [100, 0, 80]


def test_reasons_and_lacks_are_told_apart():
    said = score(NEED, PERFECT._replace(languages=("de",)), TODAY, PARENTS).said
    assert Said(Code.SPEAKS, ("de",)) in said
    assert [each.code for each in said if each.code in LACKS] == [Code.NO_LANGUAGE]
