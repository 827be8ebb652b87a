import pytest
from django.test import Client
from django.urls import reverse

from streetwork.vocabulary.models import Platform, Topic

LISTS = ["states", "languages", "topics", "platforms"]


@pytest.fixture
def get(db):
    client = Client()
    return lambda name, **headers: client.get(reverse(f"open-api:{name}"), headers=headers)


@pytest.mark.parametrize("name", [*LISTS, "schema"])
def test_everybody_reads_json_without_login(get, name):
    response = get(name)
    assert response.status_code == 200
    assert "json" in response["Content-Type"]
    assert response.json()


@pytest.mark.parametrize("name", [*LISTS, "schema"])
def test_an_unchanged_list_is_answered_with_304(get, name):
    first = get(name)
    assert "public" in first["Cache-Control"]
    again = get(name, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", LISTS)
def test_nobody_writes(db, name):
    client = Client(enforce_csrf_checks=True)
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(reverse(f"open-api:{name}")).status_code == 405


@pytest.mark.parametrize("name", LISTS)
def test_html_is_not_offered(get, name):
    assert get(name, accept="text/html").status_code == 406


def test_states_are_sixteen_and_the_supraregional_one(get):
    states = get("states").json()
    assert [state["id"] for state in states] == list(range(1, 18))
    assert states[14]["code"] == "ST"
    assert states[14]["name"]["en"] == "Saxony-Anhalt"
    assert [state["code"] for state in states if state["is_supraregional"]] == ["DE"]


def test_topics_are_a_tree_with_the_funders_headings(get):
    topics = get("topics").json()
    assert len(topics) == Topic.objects.filter(parent=None).count()
    first = topics[0]
    assert (first["code"], first["name"]["pl"]) == ("job_search", "Szukanie pracy")
    assert {(c["scheme"], c["code"]) for c in first["funder_categories"]} >= {("mbe", "job_search")}
    assert {part["id"] // 100 for part in first["parts"]} == {first["id"]}
    assert "parts" not in first["parts"][0]


def test_a_change_shows_at_once(get):
    before = get("topics")
    topic = Topic.objects.get(code="job_search")
    topic.name_de, topic.is_retired = "Jobsuche", True
    topic.save()
    after = get("topics", if_none_match=before["ETag"])
    assert (after.json()[0]["name"]["de"], after.json()[0]["is_retired"]) == ("Jobsuche", True)


def test_retired_platforms_stay_and_say_so(get):
    platform = Platform.objects.get(code="vk")
    platform.is_retired = True
    platform.save()
    assert [p["code"] for p in get("platforms").json() if p["is_retired"]] == ["vk"]


def test_an_address_is_throttled(get, settings):
    settings.API_RATES = {"anonymous": "2/h"}
    assert [get("states").status_code for _ in range(3)] == [200, 200, 429]


def test_the_schema_names_every_list_and_no_programme(get):
    paths = get("schema").json()["paths"]
    assert {f"/api/v1/{name}/" for name in LISTS} <= set(paths)
    assert not any("programme" in path for path in paths)
