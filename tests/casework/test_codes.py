import pytest

from cases.casework.codes import ALPHABET, UNWANTED, draw, new_code, tidy


def test_a_code_is_a_letter_and_four_signs():
    prefix, _dash, signs = new_code(lambda code: False).partition("-")
    assert prefix == "K"
    assert len(signs) == 4
    assert set(signs) <= set(ALPHABET)


@pytest.mark.parametrize("sign", "01IOLSZAEU")
def test_no_sign_is_misread_and_no_vowel_makes_a_word(sign):
    assert sign not in ALPHABET


def test_unwanted_signs_are_drawn_again():
    signs = iter("88KKHHFCK" + "7427" * 3)
    assert not UNWANTED.search(draw(4, lambda _alphabet: next(signs)))


def test_the_code_grows_when_the_space_fills():
    assert len(new_code(lambda code: len(code) <= 6)) == 7


def test_codes_follow_no_order():
    drawn = [new_code(lambda code: False) for _turn in range(200)]
    assert len(set(drawn)) > 195
    assert drawn != sorted(drawn)


@pytest.mark.parametrize("typed", ["k-7q2m", "K7Q2M", " k 7q2m ", "K–7Q2M"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert tidy(typed) == "K-7Q2M"
