"""The public directory: what a visitor finds, what is asked back, and what is offered when nothing fits."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from referrals.enums import Area, Status
from referrals.hours import DAYS
from streetwork.vocabulary.models import Topic
from tests.factories.cases import writing
from tests.factories.referrals import CenterFactory, published
from tests.web.markup import problems_of

pytestmark = pytest.mark.django_db

ROSTOCK = {"code": "MV", "city": "Rostock", "postcode": "18055", "latitude": 54.0887, "longitude": 12.1405}
SCHWERIN = {"code": "MV", "city": "Schwerin", "postcode": "19055", "latitude": 53.6294, "longitude": 11.4132}
MUNICH = {"code": "BY", "city": "München", "postcode": "80331", "latitude": 48.1374, "longitude": 11.5755}
HAMBURG = {"code": "HH", "city": "Hamburg", "postcode": "20095", "latitude": 53.5503, "longitude": 10.0007}


def given(*places, **facts):
    """Published centres, one for each place."""
    with writing("MV", "BY", "HH", "ST", "DE"):
        return [published(**{"topic_ids": [], **place, **facts}) for place in places]


def search(page_language="de", /, **asked):
    prefix = "" if page_language == "de" else f"/{page_language}"
    return Client().get(f"{prefix}/centers/", asked)


def names(response):
    return [row.center.name for row in response.context["results"].rows]


def topic(code="recognition"):
    return Topic.objects.get(code=code).pk


def labels(response):
    return [offer.label for offer in response.context["offers"]]


def test_without_a_search_there_is_the_form_and_the_map_of_all_states():
    given(ROSTOCK, SCHWERIN, MUNICH)
    response = search()
    tiles = {tile.state.code: tile.count for tile in response.context["tiles"]}
    assert (len(tiles), tiles["MV"], tiles["BY"], tiles["HH"]) == (16, 2, 1, 0)
    assert problems_of(response) == []


def test_a_tile_leads_to_as_many_centres_as_it_says():
    given(ROSTOCK, SCHWERIN, MUNICH, languages=["vi"])
    given(HAMBURG, name="Elsewhere")
    for tile in search("pl").context["tiles"]:
        found = Client().get(f"/pl/centers/?{tile.query}").context["results"]
        assert found.total == tile.count, tile.state.code


def test_drafts_and_paused_centres_are_neither_counted_nor_listed():
    with writing("MV"):
        CenterFactory(**ROSTOCK, status=Status.DRAFT)
        CenterFactory(**ROSTOCK, status=Status.PAUSED)
    assert all(tile.count == 0 for tile in search().context["tiles"])
    assert names(search(place="Rostock", language="")) == []


def test_near_a_place_the_nearest_comes_first_and_the_far_ones_stay_away():
    given(SCHWERIN, name="Schwerin")
    given(ROSTOCK, name="Rostock")
    given(MUNICH, name="München")
    assert names(search(place="Rostock", far="100", language="")) == ["Rostock", "Schwerin"]
    assert names(search(place="Rostock", far="50", language="")) == ["Rostock"]


def test_without_a_place_the_list_is_in_the_order_of_the_names():
    given(ROSTOCK, name="Öffnung")
    given(MUNICH, name="Zuflucht")
    given(MUNICH, name="Anker")
    assert names(search(language="")) == ["Anker", "Öffnung", "Zuflucht"]


def test_a_centre_that_does_not_serve_the_place_is_left_out_beyond_the_border():
    given(HAMBURG, name="For Hamburg", area=Area.STATE, topic_ids=[topic()])
    given(HAMBURG, name="For all", area=Area.NATIONWIDE, topic_ids=[topic()])
    for asked in ({}, {"topic": topic()}):
        assert names(search(place="Rostock", far="200", language="", **asked)) == ["For all"]


def test_a_centre_without_a_town_can_be_the_nearest():
    given(SCHWERIN, city="")
    assert (
        labels(search("en", place="Rostock", far="25", language="pl"))[0]
        == "The nearest one is 72 km away: look farther"
    )


def test_with_a_topic_the_best_fit_comes_first_and_says_why():
    given(ROSTOCK, name="Full", topic_ids=[topic()], accepting=None, waiting_weeks=20)
    given(ROSTOCK, name="Best", topic_ids=[topic()])
    given(ROSTOCK, name="Other topic", topic_ids=[topic("housing")])
    response = search("en", place="Rostock", topic=topic(), language="pl")
    assert names(response) == ["Best", "Full"]
    text = response.content.decode()
    assert "in Mecklenburg" in text
    assert "waiting time about 20 weeks" in text


def test_a_language_is_spoken_or_interpreted():
    given(ROSTOCK, name="Speaks", languages=["pl"], interpreter_languages=[])
    given(ROSTOCK, name="Interprets", languages=["de"], interpreter_languages=["pl"])
    given(ROSTOCK, name="Neither", languages=["de"], interpreter_languages=[])
    assert names(search(place="Rostock", language="pl")) == ["Interprets", "Speaks"]


def test_an_address_without_a_language_means_the_language_of_the_page():
    given(ROSTOCK, name="Polish", languages=["pl"])
    given(ROSTOCK, name="German", languages=["de"])
    assert names(search("pl", place="Rostock")) == ["Polish"]
    assert names(search("pl", place="Rostock", language="")) == ["German", "Polish"]


def test_accepting_now_leaves_out_who_does_not_or_did_not_say():
    for name, accepting in (("Yes", True), ("No", False), ("Unknown", None)):
        given(ROSTOCK, name=name, accepting=accepting)
    assert names(search(place="Rostock", language="", accepting="on")) == ["Yes"]


def test_each_row_says_in_words_whether_the_centre_accepts_people():
    for name, accepting in (("Yes", True), ("No", False), ("Unknown", None)):
        given(ROSTOCK, name=name, accepting=accepting)
    text = search("en", place="Rostock", language="").content.decode()
    for words in ("Accepts new people now", "Accepts nobody new at the moment", "Not known whether it accepts"):
        assert words in text


def test_a_text_that_falls_back_says_in_which_language_it_is():
    given(ROSTOCK, description_de="Wir beraten kostenlos.")
    assert '<span lang="de">Wir beraten kostenlos.</span>' in search("pl", place="Rostock").content.decode()
    assert 'lang="de">Wir' not in search("de", place="Rostock").content.decode()


def test_an_ambiguous_place_is_asked_about_and_nothing_of_the_search_is_lost():
    response = search("pl", place="Frankfurt", topic=topic(), language="ro", far="100", accepting="on")
    meant = dict(response.context["places_meant"])
    kept = {name: values[0] for name, values in parse_qs(meant["Frankfurt (Oder), BB"]).items()}
    assert kept == {
        "place": "Frankfurt (Oder), BB", "topic": str(topic()), "language": "ro", "far": "100", "accepting": "on",
    }  # fmt: skip
    assert "results" not in response.context
    assert 'value="Frankfurt"' in response.content.decode()


def test_the_chosen_place_is_understood():
    given({"code": "BY", "city": "Neustadt"})
    query = dict(search(place="Frankfurt").context["places_meant"])["Frankfurt (Oder), BB"]
    response = Client().get(f"/centers/?{query}")
    assert response.context["wish"].place.label == "Frankfurt (Oder), BB"


def test_an_unknown_place_gets_a_clear_sentence_and_the_map():
    response = search("en", place="Atlantis an der Ostsee")
    assert response.status_code == 200
    assert "Atlantis an der Ostsee" in response.content.decode()
    assert response.context["tiles"]
    assert response.context["search"].errors["place"]


@pytest.mark.parametrize(
    "asked",
    [
        {"topic": "999999999999"}, {"topic": "x"}, {"language": "xx"}, {"far": "7"}, {"page": "-1"}, {"page": "9" * 40},
        {"page": "²"}, {"place": "\x00"}, {"place": "a" * 5000}, {"far": "state"}, {"accepting": "maybe"},
    ],
)  # fmt: skip
def test_odd_addresses_are_answered_with_a_page(asked):
    given(ROSTOCK)
    assert search(**asked).status_code == 200


def test_when_nothing_is_near_the_nearest_and_the_ones_for_everybody_are_offered():
    given(SCHWERIN)
    given(MUNICH, MUNICH, area=Area.ONLINE)
    response = search("en", place="Rostock", far="25", language="pl")
    assert response.context["results"].total == 0
    assert labels(response)[0] == "The nearest one is in Schwerin, 72 km away: look farther"
    assert labels(response)[1].startswith("2 centres")


def test_every_offer_leads_to_as_many_centres_as_it_says():
    given(ROSTOCK, languages=["de"], accepting=False, topic_ids=[topic()])
    given(SCHWERIN, languages=["ka"], topic_ids=[topic()])
    given(MUNICH, languages=["ka"], topic_ids=[topic()], area=Area.NATIONWIDE)
    response = search("en", place="Rostock", far="10", language="ka", topic=topic())
    assert len(labels(response)) == 3
    for offer in response.context["offers"]:
        assert Client().get(f"/en/centers/?{offer.query}").context["results"].total >= 1, offer


def test_what_finds_nothing_either_is_not_offered():
    response = search(place="Rostock", language="ka", topic=topic(), accepting="on")
    assert labels(response) == []
    assert response.status_code == 200


def test_each_condition_can_be_taken_away_alone():
    response = search(place="Rostock", topic=topic(), language="pl", accepting="on")
    queries = [parse_qs(criterion.query) for criterion in response.context["criteria"]]
    missing = [
        {"place", "topic", "language", "accepting"} - {name for name, values in query.items() if values != [""]}
        for query in queries
    ]
    assert missing == [{"place"}, {"topic"}, {"language"}, {"accepting"}]


def test_a_long_list_has_pages_that_hold_each_centre_once():
    given(*[ROSTOCK] * 15)
    given(*[ROSTOCK] * 15, topic_ids=[topic()])
    for asked in ({"place": "Rostock", "language": ""}, {"place": "Rostock", "language": "", "topic": topic()}):
        first, total = search(**asked), 15 if "topic" in asked else 30
        found = [
            name for page in range(1, first.context["results"].pages + 1) for name in names(search(**asked, page=page))
        ]
        assert (len(found), len(set(found))) == (total, total)
        assert "page=2" in first.content.decode()


def test_a_page_behind_the_last_shows_the_last():
    given(ROSTOCK)
    assert len(names(search(language="", page="5"))) == 1


@pytest.mark.parametrize("with_topic", [False, True])
def test_the_number_of_queries_does_not_grow_with_the_rows(with_topic):
    asked = {"place": "Rostock", "language": ""} | ({"topic": topic()} if with_topic else {})
    given(ROSTOCK, topic_ids=[topic()])
    search(**asked)
    with CaptureQueriesContext(connection) as one:
        search(**asked)
    given(ROSTOCK, ROSTOCK, topic_ids=[topic()])
    with CaptureQueriesContext(connection) as three:
        response = search(**asked)
    assert response.context["results"].total == 3
    assert len(three) == len(one) <= 8


def test_changing_the_language_of_the_page_keeps_the_search():
    text = search("pl", place="Rostock", language="ro").content.decode()
    assert 'href="/ru/centers/?place=Rostock&amp;language=ro"' in text


def test_the_canonical_address_has_no_query():
    text = search("pl", place="Rostock").content.decode()
    assert 'rel="canonical"' in text
    canonical = text.split('rel="canonical" href="')[1].split('"')[0]
    assert (urlsplit(canonical).path, urlsplit(canonical).query) == ("/pl/centers/", "")


def test_a_row_says_whether_the_centre_is_open_now():
    given(ROSTOCK, hours={"weekly": {day: [["00:00", "24:00"]] for day in DAYS}})
    assert "Open now" in search("en", place="Rostock", language="").content.decode()


def test_names_and_places_are_escaped():
    given(ROSTOCK, name="<script>alert(1)</script>", city="<b>R")
    response = search(place="Rostock", language="")
    assert "<script>alert" not in response.content.decode()
    assert problems_of(response) == []
    assert "<img src=x" not in search(place='"><img src=x>').content.decode()


def test_the_start_page_leads_to_the_search():
    text = Client().get("/pl/").content.decode()
    assert 'action="/pl/centers/"' in text
    assert 'name="place"' in text
