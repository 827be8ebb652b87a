"""One spelling for all."""

import pytest

from streetwork.places.asked import read
from streetwork.places.folding import fold, head_of
from streetwork.places.packages import full_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Köln", "Koeln"), ("Köln", "KOLN"), ("Köln", "Кьолн"), ("Gießen", "Giessen"), ("Łódź", "lodz"),
        ("Frankfurt am Main", "Frankfurt (Main)"), ("Frankfurt a. d. Oder", "Frankfurt/Oder"), ("Берлин", "Berlin"),
        ("Росток", "Rostok"), ("Garmisch-Partenkirchen", "garmisch  partenkirchen"), ("Ko\u0308ln", "Köln"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_folded_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Neuenkirchen", "Neunkirchen"), ("Halle (Saale)", "Halle (Westf.)"), ("Aue", "Au"), ("Soest", "Sast")],
)
def test_different_names_stay_different(one, other):
    assert fold(one) != fold(other)


def test_the_beginning_of_a_name_folds_to_the_beginning_of_its_key():
    name = "Köln-Nippes bei Neuss"
    assert all(fold(name).startswith(fold(name[:length])) for length in (1, 2, 3, 5, 7, 11, 18, 21))


@pytest.mark.parametrize("text", ["", "  ", "%", "'--", "🙂", "—"])
def test_what_has_no_letters_folds_to_nothing(text):
    assert fold(text) == ""


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Halle (Saale)", "Halle"), ("Frankfurt am Main", "Frankfurt"), ("Bad Homburg vor der Höhe", "Bad Homburg"),
        ("Neustadt i. Sa.", "Neustadt"), ("Neustadt/Vogtland", "Neustadt"), ("Baden-Baden", "Baden-Baden"),
        ("Arnsdorf bei Dresden", "Arnsdorf"), ("Am Salzhaff", "Am Salzhaff"), ("Bad Bramstedt", "Bad Bramstedt"),
    ],
)  # fmt: skip
def test_a_head_is_the_name_without_what_tells_it_from_others(name, head):
    assert head_of(name) == head


@pytest.mark.parametrize(
    ("addition", "name"),
    [
        ("", "Halle"), ("(Saale)", "Halle (Saale)"), (", Westf", "Halle (Westf)"), ("b Dresden", "Halle bei Dresden"),
        ("b. Dresden", "Halle bei Dresden"), ("am Main", "Halle am Main"), ("/Spree", "Halle/Spree"),
    ],
)  # fmt: skip
def test_the_packages_additions_become_names_that_people_write(addition, name):
    assert full_name("Halle", addition) == name


@pytest.mark.parametrize(
    ("text", "postcode", "name", "state"),
    [
        ("18055", "18055", "", ""), ("D-18055 Rostock", "18055", "Rostock", ""),
        ("Rostock 18055", "18055", "Rostock", ""),
        ("D 18055", "18055", "", ""), ("180", "180", "", ""), ("Halle (Saale), ST", "", "Halle (Saale)", "ST"),
        ("19357 Karstädt (Prignitz), BB", "19357", "Karstädt (Prignitz)", "BB"), ("123456", "", "123456", ""),
        ("Rostock, Lütten Klein", "", "Rostock, Lütten Klein", ""),
    ],
)  # fmt: skip
def test_a_text_is_taken_apart(text, postcode, name, state):
    asked = read(text)
    assert (asked.postcode, asked.name, asked.state_code) == (postcode, name, state)
