"""The token of a slip and the code made from it."""

import math
import random
from collections import Counter

import pytest

from referrals.slips.codes import ALPHABET, HALF, code_of, keyed_parts, read_code, secret_hash, shown
from referrals.slips.tokens import hash_of, is_token, new_token


def test_a_token_has_128_random_bits_in_26_letters():
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert all(is_token(token) for token in tokens)


@pytest.mark.parametrize("text", ["", "a" * 25, "a" * 27, "A" * 26, "a" * 25 + "1", "a" * 26 + "\n"])
def test_nothing_else_is_a_token(text):
    assert not is_token(text)


def test_a_code_follows_from_the_token_and_the_root_key(settings):
    token = "abcdefghijklmnopqrstuvwxyz"
    first = code_of(token)
    assert code_of(token) == first
    settings.ROOT_KEY = b"k" * 32
    assert code_of(token) != first


def test_a_code_has_no_letters_that_look_alike():
    assert not set("0O1IL") & set(ALPHABET)
    code = code_of(new_token())
    assert len(code) == 8
    assert set(code) <= set(ALPHABET)


def test_a_code_is_shown_in_two_halves():
    assert shown("K7Q2M9XD") == "K7Q2-M9XD"


@pytest.mark.parametrize(
    "typed", ["K7Q2-M9XD", "k7q2m9xd", " k7 q2 – M9XD ", "K7Q2—M9XD", "K7Q2_M9XD", "Ｋ７Ｑ２－Ｍ９ＸＤ"]
)
def test_typing_is_forgiven(typed):
    assert read_code(typed) == "K7Q2M9XD"


@pytest.mark.parametrize("typed", ["", "K7Q2", "K7Q2-M9XD9", "K7Q2-M9X0", "' OR 1=1", "\x00" * 8])
def test_what_cannot_be_a_code_is_none(typed):
    assert read_code(typed) is None


def test_the_database_does_not_know_the_second_half():
    token = new_token()
    locator, kept = keyed_parts(token)
    code = code_of(token)
    assert locator == code[:HALF]
    assert len(kept) == 16
    assert secret_hash(hash_of(token), code[HALF:]) == kept
    assert secret_hash(hash_of(new_token()), code[HALF:]) != kept


def test_the_characters_of_codes_are_evenly_spread(settings):
    """Chi-square over 80,000 characters stays below the 99.99 % point of 30 degrees of freedom."""
    settings.ROOT_KEY = bytes(32)
    counted = Counter("".join(code_of(f"{number:026d}") for number in range(10_000)))
    expected = 80_000 / len(ALPHABET)
    assert sum((counted[letter] - expected) ** 2 / expected for letter in ALPHABET) < 67


def test_a_hundred_thousand_guesses_find_nothing(settings):
    """10,000 slips in force, guesses spread over all locators: none hits, and the mathematics says why."""
    settings.ROOT_KEY = bytes(32)
    dice = random.Random(5)
    in_force = {code_of(f"{number:026d}") for number in range(10_000)}
    guesses = {"".join(dice.choices(ALPHABET, k=8)) for _ in range(100_000)}
    assert not guesses & in_force
    expected_hits = 100_000 * len(in_force) / len(ALPHABET) ** 8
    assert expected_hits < 0.002


def test_who_knows_a_locator_needs_centuries():
    """Five wrong codes lock a slip for a day: a chance of one half takes longer than 60 days by far."""
    days = math.log(0.5) / math.log(1 - 5 / len(ALPHABET) ** HALF)
    assert days / 365 > 300
