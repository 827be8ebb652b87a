"""How figures are told, and what they let work out. Pure."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.utils import translation

from cases.results.figures import Count, Outcome, cost_per_consultation, sum_of
from cases.results.quarters import first_day, last_day

EVERY = list(product([0, 1, 2, 3, 7], repeat=4))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 1000])
def test_who_works_with_contacts_sees_every_number(number):
    assert Count.of(number, is_exact=True) == Count(number, number)


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (1, "1–2"), (2, "1–2"), (3, "3"), (12, "12")])
def test_one_and_two_are_told_alike_to_the_others(number, told):
    assert str(Count.of(number, is_exact=False)) == told


def told(numbers):
    return sum((Count.of(number, is_exact=False) for number in numbers), Count())


def test_the_true_sum_lies_within_what_is_told():
    assert all(told(numbers).low <= sum(numbers) <= told(numbers).high for numbers in EVERY)


def test_no_sum_tells_one_from_two():
    for numbers in EVERY:
        others = product(*[(1, 2) if 0 < number < 3 else (number,) for number in numbers])
        assert len({told(each) for each in others}) == 1


def test_an_unanswered_offer_is_no_contact():
    outcome = Outcome(unanswered=Count(5, 5), information=Count(2, 2), consultations=Count(1, 1))

    assert outcome.contacts == Count(3, 3)


def test_success_counts_from_contacted_on():
    one = Count(1, 1)
    outcome = Outcome(waiting=one, contacted=one, first_talk=one, helped=one, ended=one)

    assert (outcome.referrals, outcome.succeeded) == (Count(5, 5), Count(3, 3))


def test_outcomes_add_up_field_by_field():
    one = Outcome(information=Count(1, 1), helped=Count(2, 2))

    assert sum_of([one, one]) == Outcome(information=Count(2, 2), helped=Count(4, 4))


@pytest.mark.parametrize(
    ("budget", "consultations", "told"),
    [
        (Decimal(100), Count(3, 3), "33.33\N{NO-BREAK SPACE}€"),
        (Decimal(100), Count(4, 8), "12.50–25.00\N{NO-BREAK SPACE}€"),
        (Decimal(100), Count(), "–"),
        (Decimal(0), Count(3, 3), "–"),
        (None, Count(3, 3), "–"),
    ],
)
def test_cost_is_budget_through_consultations(budget, consultations, told):
    with translation.override("en"):
        assert cost_per_consultation(budget, consultations) == told


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2024, 2, 29), date(2024, 1, 1), date(2024, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2100, 12, 31), date(2100, 10, 1), date(2100, 12, 31)),
    ],
)
def test_every_day_has_its_quarter(day, first, last):
    assert (first_day(day), last_day(day)) == (first, last)
