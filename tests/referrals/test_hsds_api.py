import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from referrals.enums import Status
from referrals.hsds.identity import (
    TARGET_GROUPS,
    TOPICS,
    organization_id,
    service_at_location_id,
    term_id,
    uid_at_location,
)
from referrals.models import AdvisoryCenter
from tests.factories.referrals import CenterFactory

LISTS = ["services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def get():
    client = Client()
    return lambda address="", **headers: client.get(f"/hsds/{address}", headers=headers)


@pytest.fixture
def make(opened):
    def made(**facts):
        with opened("ST"):
            return CenterFactory(**facts)

    return made


def names(answer):
    assert answer.status_code == 200, answer.content
    return [one.get("name") or one["service"]["name"] for one in answer.json()["contents"]]


def test_the_root_names_version_profile_and_description(get):
    found = get().json()
    assert found["version"] == "3.0"
    assert found["openapi_url"] == "http://testserver/api/v1/schema/"
    assert get(found["profile"].rpartition("/hsds/")[2]).content.startswith(b"# The directory by HSDS 3.0")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PAUSED, Status.CLOSED])
def test_only_published_centres_are_there(get, make, status):
    shown, hidden = make(name="Offen"), make(name="Zu", status=status, provider="Anderer Träger")
    assert names(get("services")) == names(get("service_at_locations")) == [shown.name]
    assert names(get("organizations")) == [shown.provider]
    for address in (f"services/{hidden.uid}", f"service_at_locations/{service_at_location_id(hidden)}",
                    f"organizations/{organization_id(hidden)}"):  # fmt: skip
        answer = get(address)
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


def test_the_id_of_a_service_at_a_location_leads_back_to_the_centre(make):
    center = make()
    key = UUID(service_at_location_id(center))
    assert key != center.uid
    assert uid_at_location(key) == center.uid
    assert key.version == center.uid.version == 4


def test_pages_tell_where_one_stands(get, make):
    for number in range(3):
        make(name=f"Stelle {number}")
    first, last = get("services?per_page=2").json(), get("services?per_page=2&page=2").json()
    del first["contents"], last["contents"]
    assert first == {"total_items": 3, "total_pages": 2, "page_number": 1, "size": 2, "first_page": True,
                     "last_page": False, "empty": False}  # fmt: skip
    assert last == {"total_items": 3, "total_pages": 2, "page_number": 2, "size": 1, "first_page": False,
                    "last_page": True, "empty": False}  # fmt: skip
    assert get("services?per_page=2&page=3").status_code == 404


@pytest.mark.parametrize("name", ["services", "service_at_locations", "organizations"])
def test_an_empty_list_is_one_empty_page(get, name):
    assert get(name).json() == {"total_items": 0, "total_pages": 1, "page_number": 1, "size": 0, "first_page": True,
                                "last_page": True, "empty": True, "contents": []}  # fmt: skip


@pytest.mark.parametrize("address", [
    "services?full=true", "service_at_locations?full=true", "organizations?full_service=true", "services?search=stelle",
])  # fmt: skip
def test_a_list_asks_the_database_as_often_for_three_as_for_one(get, make, address):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert get(address).status_code == 200
        return len(asked)

    make()
    queries()
    make(name="Zweite", provider="Zweiter Träger")
    for_two = queries()
    make(name="Dritte", provider="Dritter Träger")
    make(name="Vierte", provider="Vierter Träger")
    assert queries() == for_two <= 5


def test_parameters_are_combined_with_and(get, make):
    make(name="Lohn in Halle", city="Halle (Saale)", about=("pay", "dismissal"))
    make(name="Lohn in Magdeburg", about=("pay",), target_groups=["eu"])
    make(name="Wohnen in Halle", city="Halle (Saale)", about=("flat_search",), target_groups=["eu"])
    pay, dismissal = (f"taxonomy_term_id={term_id(TOPICS, code)}" for code in ("pay", "dismissal"))
    assert names(get(f"services?{pay}&search=halle")) == ["Lohn in Halle"]
    assert names(get(f"services?{pay}&{dismissal}")) == ["Lohn in Halle"]
    assert names(get(f"services?{pay}&taxonomy_id={TARGET_GROUPS}")) == ["Lohn in Magdeburg"]
    eu = f"taxonomy_term_id={term_id(TARGET_GROUPS, 'eu')}"
    assert names(get(f"service_at_locations?{eu}&search=Halle")) == ["Wohnen in Halle"]


def test_a_term_of_the_first_level_finds_its_parts(get, make):
    make(name="Lohn", about=("pay",))
    make(name="Wohnen", about=("flat_search",))
    assert names(get(f"services?taxonomy_term_id={term_id(TOPICS, 'working_conditions')}")) == ["Lohn"]


def test_a_search_finds_name_provider_place_text_and_topic(get, make):
    make(name="Lotsenhaus", provider="Wegwarte e. V.", city="Stendal", description_de="Wir dolmetschen.",
         about=("pay",))  # fmt: skip
    for word in ("lotsen", "wegwarte", "Stendal", "dolmetsch", "Mindestlohn", "Lotsenhaus stendal"):
        assert names(get(f"services?search={word}")) == ["Lotsenhaus"], word
    assert names(get("services?search=Lotsenhaus Halle")) == []


def test_an_organization_is_a_provider_however_it_is_spelled(get, make):
    one = make(name="A", provider="Brücke e.V.")
    make(name="B", provider="Bruecke e. V.")
    make(name="C", provider="")
    assert names(get("organizations")) == ["Bruecke e. V.", "C"]
    found = get(f"organizations/{organization_id(one)}").json()
    assert [each["name"] for each in found["services"]] == ["A", "B"]
    assert [each["name"] for each in found["locations"]] == ["A", "B"]
    assert names(get(f"services?organization_id={organization_id(one)}")) == ["A", "B"]
    whole = get(f"organizations/{organization_id(one)}?full_service=true").json()
    assert whole["services"][0]["phones"]


def test_modified_after_takes_dates_and_moments_with_and_without_a_zone(get, make):
    moment = datetime(2026, 5, 1, 10, 0, 0, tzinfo=UTC)
    make(name="Alt", updated_at=moment - timedelta(days=9))
    make(name="Neu", updated_at=moment)
    for text in ("2026-05-01", "2026-05-01T10:00:00Z", "2026-05-01T12:00:00+02:00", "2026-05-01T12:00:00%2B02:00"):
        assert names(get(f"services?modified_after={text}")) == ["Neu"], text
    assert names(get("services?modified_after=2026-05-01T10:00:01Z")) == []


def test_minimal_is_short_and_on_one_page(get, make):
    for _each in range(3):
        make()
    found = get("services?minimal=true").json()
    assert (found["total_pages"], found["size"]) == (1, 3)
    assert set(found["contents"][0]) == {"id", "name", "status", "last_modified"}


def test_lines_hold_the_whole_list(get, make):
    for number in range(3):
        make(name=f"Stelle {number}")
    answer = get("services?format=ndjson&per_page=1")
    assert answer["Content-Type"] == "application/x-ndjson"
    rows = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert [row["name"] for row in rows] == ["Stelle 0", "Stelle 1", "Stelle 2"]


def test_texts_come_in_the_language_asked_for_else_in_german_and_say_so(get, make):
    center = make(description_de="Deutsch", description_pl="Polski", bring_de="Ausweis")
    answer = get(f"services/{center.uid}?language=pl")
    found, facts = answer.json(), {one["link_type"]: one["value"] for one in answer.json()["attributes"]}
    assert answer["Content-Language"] == "pl"
    assert (found["description"], facts["description_language"]) == ("Polski", "pl")
    assert (found["required_documents"][0]["document"], facts.get("bring_language")) == ("Ausweis", None)
    assert [one["name"] for one in found["languages"]] == ["niemiecki", "polski"]
    german = get(f"services/{center.uid}", accept_language="pl")
    assert (german["Content-Language"], german.json()["description"]) == ("de", "Deutsch")


def test_terms_are_a_tree(get):
    top = get("taxonomy_terms?top_only=true&per_page=500").json()["contents"]
    assert all("parent_id" not in term for term in top)
    recognition = next(term for term in top if term["code"] == "recognition")
    parts = get(f"taxonomy_terms?parent_id={recognition['id']}").json()["contents"]
    assert "regulated_professions" in {term["code"] for term in parts}
    assert {term["taxonomy_detail"]["id"] for term in parts} == {TOPICS}
    groups = get(f"taxonomy_terms?taxonomy_id={TARGET_GROUPS}").json()["contents"]
    assert {"eu", "women"} <= {term["code"] for term in groups}


def test_an_unchanged_answer_is_304_and_a_change_shows(get, make, opened):
    center = make()
    first = get("services")
    assert first["Cache-Control"] == "public, max-age=300"
    assert first["ETag"].startswith('"')
    assert "Vary" not in first
    again = get("services", if_none_match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert get("services", if_modified_since=first["Last-Modified"]).status_code == 304
    assert get("services?page=1", if_none_match=first["ETag"]).status_code == 200
    with opened("ST"):
        AdvisoryCenter.objects.filter(pk=center.pk).update(status=Status.PAUSED)
    assert get("services", if_none_match=first["ETag"]).json()["total_items"] == 0


@pytest.mark.parametrize("name", LISTS)
def test_browsers_of_other_sites_may_ask_and_nobody_writes(get, name):
    assert get(name)["Access-Control-Allow-Origin"] == "*"
    client = Client(enforce_csrf_checks=True)
    ready = client.options(f"/hsds/{name}", headers={"origin": "https://else.example"})
    assert "If-None-Match" in ready["Access-Control-Allow-Headers"]
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(f"/hsds/{name}").status_code == 405


@pytest.mark.parametrize("name", LISTS)
def test_an_address_with_a_slash_leads_to_the_one_without(get, name):
    answer = get(f"{name}/?page=1&search=K%C3%B6ln")
    assert (answer.status_code, answer["Location"]) == (301, f"/hsds/{name}?page=1&search=K%C3%B6ln")
    assert reverse(f"hsds:{name.replace('_', '-')}") == f"/hsds/{name}"


def test_an_address_that_is_none_is_404_and_no_endless_way(get):
    for address in ("nothing", "nothing/", "services/a/b", "services/a/b/", "services//"):
        assert get(address).status_code in {301, 404}
        assert Client().get(f"/hsds/{address}", follow=True).status_code == 404


def test_an_address_is_throttled_and_told_for_how_long(get, settings):
    settings.API_RATES = {"anonymous": "2/h"}
    answers = [get("services") for _each in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0


@pytest.mark.parametrize("query", [
    "page=0", "page=-1", "page=x", "page=1.5", "page=%00", "page=99999999999999999999999", "page=१", "page=1&page=2",
    "per_page=0", "per_page=501", "per_page=1e3", "search=a%00b", f"search={'x' * 201}", "taxonomy_term_id=1",
    "taxonomy_id=%00", "organization_id=' or 1=1", "modified_after=gestern", "modified_after=2026-13-01",
    "modified_after=0001-01-01T00:00:00%2B14:00", "modified_after=%00", "full=vielleicht", "minimal=2", "format=xml",
    "language=fr", "colour=red", "postcode=18055", "%00=1",
])  # fmt: skip
def test_what_is_unknown_or_malformed_is_refused_with_its_name(get, query):
    answer = get(f"services?{query}")
    assert answer.status_code == 400
    found = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert found["status"] == 400
    assert [name for name in found["errors"] if query.startswith((name, "%00"))]
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("query", [
    "postcode=00099", "postcode=1805", "postcode=abcde", "proximity=5", "postcode=39104&proximity=0",
    "postcode=39104&proximity=99999999", "postcode=%00%00%00%00%00",
])  # fmt: skip
def test_places_that_cannot_be_are_refused(get, query):
    assert get(f"service_at_locations?{query}").status_code == 400


def test_a_postcode_finds_whose_area_holds_it(get, make):
    make(name="Stadt", area="city")
    make(name="Fern", area="city", city="Halle (Saale)", latitude=51.48, longitude=11.97)
    make(name="Land", area="state", city="Halle (Saale)", latitude=51.48, longitude=11.97)
    make(name="Netz", area="online", city="", latitude=None, longitude=None)
    make(name="Gast", area="city", city="Halle (Saale)", latitude=51.48, longitude=11.97, served_state_ids=[15])
    assert names(get("service_at_locations?postcode=39104")) == ["Stadt", "Land", "Netz", "Gast"]
    assert names(get("service_at_locations?postcode=39104&proximity=10000")) == ["Stadt"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("key", ["1", "x" * 300, "%00", "..%2f..", "00000000-0000-0000-0000-000000000000", "ä", "{}"])
def test_an_id_that_is_none_is_404(get, name, key):
    answer = get(f"{name}/{key}")
    assert answer.status_code == 404


def test_an_unknown_but_well_formed_id_in_a_parameter_finds_nothing(get, make):
    make()
    nobody = "00000000-0000-4000-8000-000000000000"
    for name in ("taxonomy_term_id", "taxonomy_id", "organization_id"):
        assert names(get(f"services?{name}={nobody}")) == []


def test_the_description_names_every_address_and_parameter(get):
    paths = Client().get("/api/v1/schema/").json()["paths"]
    assert {f"/hsds/{name}" for name in LISTS} | {f"/hsds/{name}/{{key}}" for name in LISTS} <= set(paths)
    asked = {one["name"] for one in paths["/hsds/service_at_locations"]["get"]["parameters"]}
    assert {"postcode", "proximity", "taxonomy_term_id", "page", "language"} <= asked
