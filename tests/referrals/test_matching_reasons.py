"""The sentences of a match."""

from datetime import date

import pytest
from django.utils import translation

from referrals.matching.codes import Code, Said
from referrals.matching.reasons import SENTENCES, sentence

pytestmark = pytest.mark.django_db


def test_every_code_has_a_sentence():
    assert set(SENTENCES) == set(Code)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (Said(Code.TOPICS, (3, 6)), "knows Recognition of qualifications, Residence & visa"),
        (Said(Code.SPEAKS, ("de", "en")), "speaks German, English"),
        (Said(Code.INTERPRETER, ("pl",)), "with an interpreter for Polish"),
        (Said(Code.KM, (0,)), "less than 1 km away"),
        (Said(Code.KM, (3,)), "3 km away"),
        (Said(Code.WAITING, (1,)), "waiting time about 1 week"),
        (Said(Code.WAITING, (6,)), "waiting time about 6 weeks"),
        (Said(Code.CONFIRMED_LAST, (date(2026, 3, 10),)), "entry last confirmed in March 2026"),
        (Said(Code.ONLY_FOR, ("women", "refugees")), "only for women, refugees"),
    ],
)
def test_the_sentence(said, text):
    with translation.override("en"):
        assert sentence(said) == text


def test_names_in_a_sentence_are_in_the_language_of_the_reader():
    with translation.override("de"):
        assert "Polnisch" in sentence(Said(Code.SPEAKS, ("pl",)))


def test_a_retired_or_unknown_entry_does_not_break_a_sentence():
    assert sentence(Said(Code.TOPICS, (32000,)))
    assert sentence(Said(Code.SPEAKS, ("xx",)))
