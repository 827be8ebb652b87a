"""The search over the places of the installed packages, which every installation starts with."""

import json

import pytest
from django.db import connection
from django.utils import translation

from streetwork.places.folding import fold, head_of
from streetwork.places.models import Place
from streetwork.places.names import FILE
from streetwork.places.search import find_places, resolve
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

pytestmark = pytest.mark.django_db


def labels(text, **options):
    return [found.label for found in find_places(text, **options)]


def clear(text):
    found = resolve(text).found
    return found and found.label


def asked(text):
    return [option.label for option in resolve(text).options]


@pytest.mark.parametrize("text", ["Köln", "Koeln", "Koln", "KÖLN", "Кьолн", "Кёльн", "Kolonia", "Colonia", "Cologne"])
def test_koeln_is_found_however_it_is_written(text):
    assert clear(text) == labels(text)[0] == "Köln, NW"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Щутгарт", "Stuttgart, BW"), ("Штутгарт", "Stuttgart, BW"), ("Monachium", "München, BY"),
        ("Múnich", "München, BY"), ("Мюнхен", "München, BY"), ("Drezno", "Dresden, SN"), ("Lipsk", "Leipzig, SN"),
        ("Лейпциг", "Leipzig, SN"), ("Brema", "Bremen, HB"), ("Norymberga", "Nürnberg (Mittelfr), BY"),
        ("Берлин", "Berlin, BE"),
        ("Гамбург", "Hamburg, HH"), ("Хале", "Halle (Saale), ST"), ("Галле", "Halle (Saale), ST"),
        ("Росток", "Rostock, MV"), ("Франкфурт-на-Одере", "Frankfurt (Oder), BB"), ("Béc-lin", "Berlin, BE"),
    ],
)  # fmt: skip
def test_large_places_are_found_by_their_foreign_names(text, label):
    assert clear(text) == label


def test_every_foreign_name_leads_to_its_place():
    places = json.loads(FILE.read_text(encoding="utf-8"))
    codes = dict(State.objects.values_list("pk", "code"))
    lost = []
    for place in places:
        for name in {name for names in place["called"].values() for name in names}:
            answer = resolve(name)
            found = [answer.found] if answer.found else answer.options
            wanted = (fold(head_of(place["name"])), place["state"])
            if wanted not in {(fold(head_of(f.name)), codes[f.state_id]) for f in found}:
                lost.append(name)
    assert lost == []
    assert [place["name"] for place in places] == sorted(place["name"] for place in places)
    assert {state.capital.split(" ")[0] for state in State.objects.exclude(capital="")} <= {
        place["name"].split(" ")[0] for place in places
    }


def test_a_town_with_many_postcodes_is_one_result_in_its_middle():
    rostock = find_places("Rostock")[0]
    assert (rostock.label, rostock.postcode) == ("Rostock, MV", "")
    assert rostock.latitude == pytest.approx(54.1, abs=0.1)
    assert rostock.longitude == pytest.approx(12.1, abs=0.1)
    assert labels("Rostock") == ["Rostock, MV"]


def test_exact_names_come_before_beginnings_and_large_before_small():
    found = labels("Halle")
    assert found[0] == "Halle (Saale), ST"
    assert found.index("Halle (Westf.), NW") < found.index("Hallenberg, NW")
    assert labels("Frankfurt")[:2] == ["Frankfurt am Main, HE", "Frankfurt (Oder), BB"]


def test_a_word_inside_a_name_is_found():
    assert labels("Kreuznach")[0] == "Bad Kreuznach, RP"
    assert clear("Wittenberg") == "Lutherstadt Wittenberg, ST"


def test_similar_names_are_offered_only_when_nothing_else_fits():
    assert asked("Stutgart") == ["Stuttgart, BW"]
    assert labels("Castrpo-Rauxel") == ["Castrop-Rauxel, NW"]
    assert resolve("xyzzyq").is_unknown


def test_a_clearly_larger_place_is_meant():
    assert clear("Halle") == "Halle (Saale), ST"
    assert clear("Freiburg") == "Freiburg im Breisgau, BW"


def test_equal_names_of_similar_size_are_asked_about():
    assert asked("Frankfurt") == ["Frankfurt am Main, HE", "Frankfurt (Oder), BB"]
    assert {"Neustadt (Dosse), BB", "Neustadt (Vogtl), SN"} <= set(asked("Neustadt"))
    assert resolve("Neustadt").found is None


def test_a_state_behind_the_name_decides():
    assert set(asked("Neustadt Sachsen")) == {"Neustadt (Spree), SN", "Neustadt (Vogtl), SN", "Neustadt i. Sa., SN"}
    assert clear("Neustadt, Hessen") == "Neustadt (Hessen), HE"


@pytest.mark.parametrize("text", ["18055", "18055 Rostock", "Rostock 18055", "D-18055", "18055 Rostok"])
def test_postcodes_are_read_with_and_without_the_place(text):
    found = resolve(text).found
    assert (found.label, found.postcode) == ("18055 Rostock, MV", "18055")


def test_half_a_postcode_offers_those_that_begin_so():
    assert labels("180", limit=2) == ["18055 Rostock, MV", "18057 Rostock, MV"]
    assert labels("Berlin 101", limit=1) == ["10115 Berlin, BE"]


def test_a_postcode_in_two_states_is_asked_about_and_the_name_answers():
    assert asked("21039") == ["21039 Hamburg, HH", "21039 Börnsen, SH"]
    assert clear("21039 Escheburg") == "21039 Escheburg, SH"
    assert asked("19273")[0] == "19273 Neuhaus (Elbe), NI"  # the villages are called "bei Neuhaus, Elbe"


def test_a_village_of_a_postcode_is_not_taken_for_one_that_is_called_after_it():
    assert clear("54531 Eckfeld") == "54531 Eckfeld, RP"


def test_a_postcode_without_a_place_is_where_its_neighbours_are():
    found = resolve("15712").found
    assert (found.label, State.objects.get(pk=found.state_id).code) == ("15712, BB", "BB")
    assert found.latitude == pytest.approx(52.3, abs=0.2)
    assert resolve("00000").is_unknown


def test_a_postcode_out_of_use_lies_beside_its_neighbours():
    assert not resolve("04685 Nerchau").is_unknown
    assert resolve("04685").found.latitude == pytest.approx(51.25, abs=0.25)


@pytest.mark.parametrize(
    "text", ["MV", "mv", "Meck-Pomm", "Мекленбург", "Mecklenburg", "Mecklenburg-Western Pomerania"]
)
def test_states_are_found_by_code_alias_and_name(text):
    found = resolve(text).found
    assert (found.state_id, found.latitude, found.label) == (13, None, "Mecklenburg-Vorpommern")


def test_a_state_is_named_in_the_readers_language():
    with translation.override("pl"):
        assert labels("Bavaria")[0] == "Bawaria"


def test_the_beginning_of_two_states_asks():
    assert asked("Sachs")[:2] == ["Sachsen", "Sachsen-Anhalt"]
    assert clear("Sachsen") == "Sachsen"


def test_berlin_is_the_city_that_has_coordinates():
    assert labels("Berlin")[0] == "Berlin, BE"
    assert labels("Berl").count("Berlin") == 0
    assert resolve("Berlin").found.latitude


def test_only_wanted_states_are_searched():
    assert labels("Halle", states={5}) == ["Halle (Westf.), NW", "Hallenberg, NW"]
    assert labels("21039", states={1}) == ["21039 Börnsen, SH"]
    assert labels("Bayern", states={5}) == []


def test_the_limit_holds():
    assert len(find_places("Neu", limit=3)) == 3


@pytest.mark.parametrize("text", ["", " ", "b", "%", "_", "'; DROP TABLE x; --", "\x00", "x" * 5000, "🙂", "1", "()"])
def test_odd_texts_are_unknown_and_break_nothing(text):
    assert resolve(text).is_unknown
    assert find_places(text) == []


@pytest.mark.parametrize("text", ["Rostock", "Neustadt Sachsen", "18055", "15712", "180", "Stutgart", "xyzzyq", "MV"])
def test_two_queries_at_most(text, django_assert_max_num_queries):
    vocabulary()
    with django_assert_max_num_queries(2):
        find_places(text)
    with django_assert_max_num_queries(2):
        resolve(text)


@pytest.mark.parametrize("text", ["Neustadt", "Neuenkirchen", "Frankfurt", "Berg", "21039", "19357", "Sachs", "Hausen"])
def test_every_label_is_understood_again(text):
    for found in [*find_places(text, limit=20), *resolve(text).options]:
        again = resolve(found.label).found
        assert again, found.label
        assert (again.label, again.state_id) == (found.label, found.state_id)


def test_the_name_search_uses_its_indexes():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    for condition in ({"folded__startswith": "rost"}, {"folded__contains": " rostock"}, {"postcode__startswith": "18"}):
        assert "place_" in Place.objects.order_by().filter(**condition).explain()
