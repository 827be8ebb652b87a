"""Texts without anything uneven are normalised at once: with the same result."""

import pytest

from streetwork.guard.normal import normalise, without_accents

UNSEEN = "\u200d"  # makes a text uneven and is left out again


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "Jörg – „Tel.“ ٠١٢ ３４ x\u00a0y", "½ ﬁ №5 ²", "e\u0301t\u0323e\u0302",
        "👍🏽 👩‍👩‍👧 1\ufe0f\u20e3",
        "Nguyễn Thị Hoa", "ж́ й ё", "각 \u1100\u1161\u11a8", "a\u00adb\u200bc", "\u2044∕’‑", "\x00\n\t",
    ],
)  # fmt: skip
def test_an_invisible_character_in_front_changes_nothing_but_the_places(text):
    plain, careful = normalise(text), normalise(UNSEEN + text)
    assert careful.text == plain.text
    assert [place - 1 for place in careful.starts] == list(plain.starts)
    assert [place - 1 for place in careful.ends] == list(plain.ends)


def test_places_of_an_even_text_are_its_own():
    assert normalise("über 12").original_span(5, 7) == (5, 7)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Jörg", "jorg"), ("NGUYỄN", "nguyen"), ("Łódź", "lodz"), ("Đặng", "dang"), ("Straße", "strasse"),
     ("Семён", "семен"), ("Й", "й"), ("e\u0301", "e"), ("İpek", "ipek")],
)  # fmt: skip
def test_latin_accents_go_and_cyrillic_letters_stay(word, folded):
    assert without_accents(word) == folded
