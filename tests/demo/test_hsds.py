"""Every answer of the open API about the demo directory keeps HSDS 3.0."""

import json
from pathlib import Path

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from referrals.models import PublishedCenter
from tests.referrals.hsds_contract import faults, page_faults

# Outside the repository: the specification's own files, where they are at hand.
SCHEMAS = Path(__file__).parents[3] / "shared" / "data" / "reference" / "hsds" / "schema"
LISTS = {
    "services": "service", "service_at_locations": "service_at_location", "organizations": "organization",
    "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term",
}  # fmt: skip
NESTED = [
    ("services", "minimal=true"), ("services", "full=true&language=pl"),
    ("organizations", "full=true"), ("organizations", "full_service=true"),
    ("taxonomy_terms", "language=vi"),
]  # fmt: skip


@pytest.fixture(scope="module")
def validators():
    """The specification's schemas by object; empty without the files."""
    contents = {path.name: json.loads(path.read_text()) for path in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources(
        # refs are relative to the file; its $id, if any, points to the web
        (name, Resource.from_contents({"$schema": Draft202012Validator.META_SCHEMA["$id"], **_local(content)}))
        for name, content in contents.items()
    )
    return {
        name.removesuffix(".json"): Draft202012Validator(
            {"$ref": name}, registry=registry, format_checker=FormatChecker()
        )
        for name in contents
    }


def _local(content):
    return {key: value for key, value in content.items() if key not in ("$id", "$schema")}


@pytest.fixture
def get(demo, settings):
    settings.API_RATES = {"anonymous": "100000/min"}
    client = Client()

    def fetch(address):
        answer = client.get(f"/hsds/{address}")
        assert answer.status_code == 200, (address, answer.content[:300])
        return answer.json()

    return fetch


def all_pages(get, name, query=""):
    page = 1
    while True:
        found = get(f"{name}?per_page=40&page={page}&{query}")
        assert page_faults(found) == []
        yield found
        if found["last_page"]:
            return
        page += 1


def check(document, kind, validators):
    assert faults(document, kind) == []
    if validators:
        assert [error.message for error in validators[kind].iter_errors(document)] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_of_every_page_and_every_item_keeps_the_specification(get, validators, name):
    seen = []
    for page in all_pages(get, name):
        assert page["size"] == len(page["contents"])
        for entry in page["contents"]:
            check(entry, LISTS[name], validators)
            item = get(f"{name}/{entry['id']}")
            check(item, LISTS[name], validators)
            assert item["id"] == entry["id"]
            seen.append(entry["id"])
    assert len(seen) == len(set(seen)) == page["total_items"]


@pytest.mark.parametrize(("name", "query"), NESTED)
def test_nested_and_short_forms_keep_it_too(get, validators, name, query):
    for page in all_pages(get, name, query):
        for entry in page["contents"]:
            check(entry, LISTS[name], validators)


def test_the_services_are_the_listed_centres(get):
    found = get("services?minimal=true")
    assert (found["total_pages"], found["last_page"]) == (1, True)
    listed = {str(uid) for uid in PublishedCenter.objects.listed().values_list("uid", flat=True)}
    assert {entry["id"] for entry in found["contents"]} == listed


def test_a_list_shows_what_there_is_one_of(get):
    for name in ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"):
        for entry in get(name)["contents"]:
            assert not any(isinstance(value, list) for value in entry.values())


def test_organizations_name_every_service_once(get):
    named = [one["id"] for page in all_pages(get, "organizations", "full=true") for each in page["contents"]
             for one in each["services"]]  # fmt: skip
    assert len(named) == len(set(named)) == PublishedCenter.objects.listed().count()


def test_recognition_advice_in_rostock_is_found_by_any_of_the_ways(get):
    term = next(one for one in get("taxonomy_terms?search=Reglementierte")["contents"])
    for query in (f"taxonomy_term_id={term['id']}&search=rostock", "search=Anerkennungsberatung Rostock"):
        assert [one["name"] for one in get(f"services?{query}")["contents"]] == ["Anerkennungsberatung Rostock"]
    near = get(f"service_at_locations?postcode=18055&proximity=20000&taxonomy_term_id={term['id']}")["contents"]
    assert [one["service"]["name"] for one in near] == ["Anerkennungsberatung Rostock"]
    serving = get(f"service_at_locations?postcode=18055&taxonomy_term_id={term['id']}&per_page=500")["contents"]
    names = {one["service"]["name"] for one in serving}
    assert {"Anerkennungsberatung Rostock", "Fachstelle Abschluss und Beruf Schwerin"} <= names
    assert "Anerkennungsberatung Neubrandenburg" not in names  # its district alone
