"""What rises, and what is alike. Pure."""

import pytest
from django.utils import timezone

from cases.claims.charts import HEIGHT, columns, spark_points
from cases.claims.rules import Trend
from cases.claims.similar import LIKE, fold, likeness


def trend(*before, now):
    return Trend.of([*before, *[0] * (8 - len(before)), now], [0] * 9)


@pytest.mark.parametrize(
    ("before", "now", "rises"),
    [
        ([], 2, False),
        ([], 3, True),
        ([2] * 8, 3, True),
        ([2] * 8, 2, False),
        ([4] * 8, 5, False),
        ([4] * 8, 6, True),
    ],
)
def test_three_and_half_as_many_again_as_usual_is_rising(before, now, rises):
    assert trend(*before, now=now).is_rising is rises


def test_the_mean_leaves_the_running_week_out():
    assert trend(*[4] * 8, now=100).mean == 4


def test_corrections_and_sightings_count_together():
    assert Trend.of([1] * 9, [2] * 9).weeks == (3,) * 9


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Kindergeld is not paid to Poles", "No Kindergeld is paid to Poles", True),
        ("Zasiłek się nie należy", "zasilek sie nie nalezy", True),
        ("You need a visa for work", "The car must be registered at once", False),
    ],
)
def test_likeness_ignores_accents_and_order(a, b, alike):
    assert (likeness(fold(a), fold(b)) >= LIKE) is alike


def test_the_line_stays_within_its_box_also_when_nothing_was_counted():
    points = [tuple(map(float, pair.split(","))) for pair in spark_points([0] * 9).split()]

    assert len(points) == 9
    assert all(0 <= x <= 96 and 0 <= y <= 24 for x, y in points)


def test_sightings_stand_on_top_of_corrections():
    drawn = columns([1, 2], [0, 2], timezone.datetime(2026, 11, 16).date())

    assert drawn[1].seen_y + drawn[1].seen_height == pytest.approx(drawn[1].corrected_y)
    assert drawn[1].corrected_y + drawn[1].corrected_height == HEIGHT
    assert (drawn[0].is_running, drawn[1].is_running) == (False, True)
