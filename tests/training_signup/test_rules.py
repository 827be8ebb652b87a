from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from training.models import Registration
from training.signup.consent import CONSENT_VERSION, consent_text
from training.signup.rules import answer_until
from training.signup.tokens import hash_of, mark_of, state_of, token_of

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def registration(state=15, key="11111111-1111-4111-8111-111111111111"):
    return Registration(state_id=state, key=UUID(key))


def test_a_token_names_its_state_and_can_be_said_again():
    token = token_of(registration())
    assert len(token) == 27
    assert state_of(token) == 15
    assert token_of(registration()) == token


def test_another_registration_and_another_state_have_other_tokens():
    others = {token_of(registration(key=f"22222222-2222-4222-8222-22222222222{n}"))[1:] for n in range(5)}
    assert len(others | {token_of(registration())[1:], token_of(registration(state=5))[1:]}) == 7


def test_a_token_depends_on_the_root_key(settings):
    token = token_of(registration())
    settings.ROOT_KEY = b"another root key of 32 bytes ..."
    assert token_of(registration()) != token


@pytest.mark.parametrize("text", ["", "a", "guessed", "A" * 27, "a" * 28, "1" * 27, "ä" * 27, "\x00" * 27])
def test_what_is_no_token_names_no_state(text):
    assert state_of(text) is None


def test_only_a_hash_of_the_token_is_stored():
    token = token_of(registration())
    assert len(hash_of(token)) == 32
    assert token.encode() not in hash_of(token)


def test_an_address_is_the_same_in_capitals_and_with_spaces():
    assert mark_of(" Petra@Example.ORG ") == mark_of("petra@example.org")
    assert mark_of("petra@example.org") != mark_of("petrb@example.org")


@pytest.mark.parametrize(
    ("ahead", "held"),
    [(30 * 24, 48), (96, 48), (24, 12), (2, 1), (0.5, 1), (-5, 1)],
    ids=["a month", "four days", "a day", "two hours", "half an hour", "begun"],
)
def test_a_seat_is_held_for_two_days_and_shorter_near_the_session(ahead, held):
    assert answer_until(NOW, NOW + timedelta(hours=ahead)) == NOW + timedelta(hours=held)


def test_a_session_without_dates_gives_two_days():
    assert answer_until(NOW, None) == NOW + timedelta(hours=48)


@pytest.mark.parametrize("language", ["bg", "de", "en", "es", "pl", "ro", "ru", "vi"])
def test_the_consent_is_there_in_every_language(language):
    text = consent_text(CONSENT_VERSION, language)
    assert len(text.split("\n\n")) == 3
    assert language == "en" or text != consent_text(CONSENT_VERSION, "en")


@pytest.mark.parametrize("version", ["", "0", "../../settings/base", "1.de"])
def test_a_version_of_the_consent_that_never_was_has_no_text(version):
    assert consent_text(version, "de") == ""
