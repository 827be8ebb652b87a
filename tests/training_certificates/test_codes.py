from uuid import UUID, uuid4

from training.certificates.codes import ALPHABET, LENGTH, code_of, hash_of, read_code, sealing_key, shown


def test_the_same_registration_always_has_the_same_code_and_others_have_others():
    keys = [uuid4() for _ in range(200)]
    codes = {code_of(key) for key in keys}
    assert len(codes) == 200
    assert code_of(UUID(str(keys[0]))) in codes


def test_a_code_has_a_hundred_bits_of_letters_that_cannot_be_mixed_up():
    letters = set("".join(code_of(uuid4()) for _ in range(300)))
    assert letters == set(ALPHABET)
    assert not letters & set("ILOU")
    assert len(code_of(uuid4())) == LENGTH


def test_a_code_depends_on_the_root_key(settings):
    key = uuid4()
    code = code_of(key)
    settings.ROOT_KEY = bytes(32)
    assert code_of(key) != code


def test_typing_a_code_forgives_case_spaces_dashes_and_letters_that_look_alike():
    assert read_code(" 7k2qm – 9xd4t–oabcd il111 ") == "7K2QM9XD4T0ABCD11111"
    assert read_code(shown("7K2QM9XD4T0ABCD11111")) == "7K2QM9XD4T0ABCD11111"


def test_what_cannot_be_a_code_is_none():
    assert read_code("7K2QM-9XD4T-0ABCD-EFGH") is None
    assert read_code("7K2QM-9XD4T-0ABCD-EFGHÜ") is None
    assert read_code("\x00" * 20) is None
    assert read_code("A" * 100_000) is None


def test_what_is_stored_does_not_open_the_seal():
    code = code_of(uuid4())
    assert hash_of(code) != sealing_key(code)
