"""Short names made from titles."""

import pytest

from campaigns.board.slugs import LONGEST, free_slug, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Größe: Äpfel & Öl", "groesse-aepfel-oel"),
        ("Курсы немецкого языка", "kursy-nemetskogo-yazyka"),
        ("Безплатни курсове", "bezplatni-kursove"),
        ("Kursy – Łódź", "kursy-lodz"),
        ("Cursuri în România", "cursuri-in-romania"),
        ("Tiếng Đức miễn phí", "tieng-duc-mien-phi"),
        ("A\u0308pfel", "aepfel"),
        ("مرحبا", "campaign"),
        ("---", "campaign"),
    ],
)
def test_a_title_becomes_a_word_people_recognise(title, slug):
    assert slug_of(title) == slug


def test_a_long_title_ends_without_a_hyphen():
    slug = slug_of("aaaaaaaaa " * 12)
    assert len(slug) <= LONGEST
    assert not slug.endswith("-")


def test_a_taken_name_gets_the_next_number():
    assert free_slug("kurse", ["kurse", "kurse-2"]) == "kurse-3"
    assert free_slug("kurse", ["kurse-2"]) == "kurse"
    assert len(free_slug("a" * LONGEST, ["a" * LONGEST])) == LONGEST
