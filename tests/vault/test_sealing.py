import pytest

from streetwork.vault import sealing
from streetwork.vault.sealing import BrokenSeal, new_wrapped_key, seal, unseal, unwrap

HERE, THERE = "cases.case|15|a|note", "cases.case|14|a|note"


@pytest.fixture
def key():
    return unwrap(new_wrapped_key(bound_to="case 1"), bound_to="case 1")


def test_a_sealed_text_opens_in_its_place_and_nowhere_else(key):
    sealed = seal(key, "Gespräch über Miete", bound_to=HERE)
    assert unseal(key, sealed, bound_to=HERE) == "Gespräch über Miete"
    with pytest.raises(BrokenSeal):
        unseal(key, sealed, bound_to=THERE)


def test_the_same_text_looks_different_each_time_and_never_readable(key):
    first, second = (seal(key, "Miete Miete Miete", bound_to=HERE) for _turn in range(2))
    assert first != second
    assert b"Miete" not in first + second


def test_one_changed_bit_breaks_the_seal(key):
    sealed = bytearray(seal(key, "text", bound_to=HERE))
    sealed[-1] ^= 1
    with pytest.raises(BrokenSeal):
        unseal(key, bytes(sealed), bound_to=HERE)


@pytest.mark.parametrize("rubbish", [b"", b"short", b"x" * 40])
def test_rubbish_is_a_broken_seal_and_no_crash(key, rubbish):
    with pytest.raises(BrokenSeal):
        unseal(key, rubbish, bound_to=HERE)


def test_a_wrapped_key_opens_for_its_record_alone_and_under_this_root_key_alone(settings):
    wrapped = new_wrapped_key(bound_to="case 1")
    with pytest.raises(BrokenSeal):
        unwrap(wrapped, bound_to="case 2")
    settings.ROOT_KEY = b"another root key of 32 bytes ...."
    with pytest.raises(BrokenSeal):
        unwrap(wrapped, bound_to="case 1")


def test_every_record_has_its_own_key_of_256_bits():
    keys = {unwrap(new_wrapped_key(bound_to="x"), bound_to="x") for _turn in range(3)}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {sealing.KEY_BYTES}
