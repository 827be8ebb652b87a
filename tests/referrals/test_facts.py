"""Facts of a centre in words."""

from datetime import date

import pytest
from django.utils import translation

from referrals.facts import hours_in_words, label_of, said_fields, value_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("languages", ["pl", "xx"], "Polish, xx"),
        ("target_groups", ["eu", "women"], "EU citizens, women"),
        ("status", "paused", "paused"),
        ("accepting", None, "–"),
        ("accepting", False, "no"),
        ("minimum_age", 0, "0"),
        ("verified_on", date(2026, 3, 1), "03/01/2026"),
        ("phones", ["1", "2"], "1, 2"),
        ("hours", {}, "–"),
        ("verified_user_id", 7, "Dora"),
        ("verified_user_id", 8, "a former member"),
    ],
)
def test_a_value_is_said_in_words(name, value, words):
    assert value_of(name, value, {7: "Dora"}) == words


def test_hours_stand_in_one_line():
    stored = {
        "weekly": {"MO": [["09:00", "12:00"], ["14:00", "18:00"]]},
        "exceptions": [{"from": "2026-12-24", "until": "2026-12-26", "note": "Weihnachten"}],
        "by_appointment": True,
    }

    assert hours_in_words(stored) == (
        "Mon 09:00–12:00, 14:00–18:00; 12/24/2026–12/26/2026 closed (Weihnachten); by appointment"
    )


def test_unreadable_hours_are_said_as_they_are():
    assert hours_in_words({"weekly": {"XX": []}}) == "{'weekly': {'XX': []}}"


def test_every_told_field_has_a_label_and_no_text_is_told_twice():
    names = said_fields()

    assert all(label_of(name) for name in names)
    assert "description_vi" in names
    assert "description" not in names
