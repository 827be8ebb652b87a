import random
import sys
from itertools import pairwise

import pytest
from django.utils import translation

from streetwork.guard import Finding, Kind, findings, mask

LETTERS = "aбạ@.:/+()- 0123456789\u200b\u0301ＦﬁИvЖ\n#_ Frau@t.me"


def kinds(text):
    return [finding.kind for finding in findings(text)]


def test_a_finding_points_at_the_original_text():
    note = "Bitte an ａｎｎａ\u200b＠gmx.de schreiben"
    [finding] = findings(note)
    assert finding == Finding(start=9, end=21, kind=Kind.EMAIL, text=note[9:21])


def test_an_accent_typed_as_a_separate_character_belongs_to_the_finding():
    note = "Nguye\u0302\u0303n Thi\u0323 Lan fragt"
    [finding] = findings(note)
    assert finding.text == "Nguye\u0302\u0303n Thi\u0323 Lan"


def test_findings_come_in_the_order_of_the_text():
    note = "Frau Schneider, 0176 12345678, anna@web.de, @anna_k, DE89 3704 0044 0532 0130 00, t.me/anna"
    assert kinds(note) == [Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.HANDLE, Kind.IBAN, Kind.PROFILE_URL]


@pytest.mark.parametrize("text", ["", " ", "\u200b\u200b", "\u0301", "@", "+", "\x00"])
def test_text_without_content_gives_nothing(text):
    assert findings(text) == []


def test_mask_hides_every_finding_and_keeps_the_rest():
    assert mask("Frau Schneider, Tel. 0176 12345678, fragt") == "Frau […], Tel. […], fragt"


def test_mask_leaves_a_harmless_note_as_it_is():
    assert mask("Kindergeld erklärt, § 62 EStG") == "Kindergeld erklärt, § 62 EStG"


def test_mask_uses_the_findings_that_were_confirmed_only():
    note = "Elena, 0176 12345678"
    phone_only = [finding for finding in findings(note) if finding.kind is Kind.PHONE]
    assert mask(note, phone_only) == "Elena, […]"


def test_two_numbers_in_one_line_are_two_findings():
    assert kinds("0176 12345678 / 0157 87654321") == [Kind.PHONE, Kind.PHONE]


def test_a_date_beside_a_number_does_not_hide_it():
    [finding] = findings("am 12.05.2024 0176 12345678")
    assert finding.text == "0176 12345678"


NO_PERSON = ("0800 4555500", "+49 800 4555500", "8-800-200-01-22", "116117", "0180 5 123456")


@pytest.mark.parametrize("number", NO_PERSON)
def test_free_and_service_numbers_belong_to_nobody(number):
    assert findings(f"Hotline {number}") == []


def test_an_iban_with_a_typing_error_is_not_taken_for_an_account():
    assert Kind.IBAN not in kinds("DE89 3704 0044 0532 0130 01")


def test_an_iban_ends_before_the_next_word():
    [finding] = findings("konto de89370400440532013000 bitte")
    assert finding.text == "de89370400440532013000"


def test_a_link_to_a_platform_without_page_is_harmless():
    assert findings("siehe facebook.com oder https://t.me/") == []


def test_an_ordinary_site_is_harmless_also_with_a_platform_in_its_path():
    assert findings("https://www.arbeitsagentur.de/t.me/facebook.com") == []


def test_a_host_that_only_ends_like_a_platform_is_another_site():
    assert findings("notfacebook.com/seite und myvk.com/a") == []


def test_the_full_stop_after_a_link_is_not_part_of_it():
    assert findings("(t.me/anna_k).")[0].text == "t.me/anna_k"


@pytest.mark.parametrize("name", ["Sofia", "Roman", "Vera", "Mai", "Hoa", "Надежда"])
def test_a_first_name_that_is_also_a_word_does_not_warn_alone(name):
    assert findings(f"aus {name} kommt die Frage") == []


@pytest.mark.parametrize("note", ["Roman Petrov", "Вера Иванова", "Sofia Nowak"])
def test_it_warns_beside_a_surname(note):
    assert kinds(note) == [Kind.NAME]


@pytest.mark.parametrize("place", ["Robert Bosch Stiftung", "Sankt Anna", "ul. Anna", "Maria Straße"])
def test_names_of_places_are_no_people(place):
    assert findings(place) == []


def test_every_kind_says_what_to_do():
    with translation.override("en"):
        assert all("emove it" in str(kind.advice) for kind in Kind)
    assert len({str(kind.advice) for kind in Kind}) == len(Kind)


def test_random_text_never_raises_and_findings_never_overlap():
    chance = random.Random(7)
    for _round in range(400):
        anything = [chr(chance.randrange(sys.maxunicode)) for _ in range(30)]
        pool = LETTERS if chance.random() < 0.7 else anything
        note = "".join(chance.choice(pool) for _ in range(chance.randrange(120)))
        found = findings(note)
        assert all(note[f.start : f.end] == f.text and f.start < f.end for f in found)
        assert all(one.end <= two.start for one, two in pairwise(found))
        mask(note)
