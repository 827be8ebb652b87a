"""What lists and items of the API show, made of the documents of single centres. Pure but for organisations."""

from django.utils.translation import override

from referrals.hsds.documents import (
    location_document,
    service_at_location_document,
    service_document,
    service_facts,
)
from referrals.hsds.identity import TARGET_GROUPS, TOPICS
from referrals.hsds.organizations import Organization, centers_of
from referrals.hsds.taxonomies import all_terms, taxonomy_document

# Beside the id and the date that the specification names, what its schema of a service requires.
MINIMAL = ("id", "name", "status", "last_modified")


def service(center, asked: dict) -> dict:
    """A service in a list: with `full` all of it, with `minimal` four properties, else what it has one of."""
    if asked.get("full"):
        return service_document(center, asked["language"])
    facts = service_facts(center, asked["language"])
    return {key: facts[key] for key in MINIMAL} if asked.get("minimal") else facts


def service_at_location(center, asked: dict) -> dict:
    """A service at its location, both nested: with `full` all of both, else what they have one of."""
    found, language = service_at_location_document(center, asked["language"]), asked["language"]
    if asked.get("full"):
        whole = service_document(center, language)
        del whole["service_at_locations"]
        return found | {"service": whole}
    return found | {"location": _without_lists(found["location"]), "service": service_facts(center, language)}


def organization_documents(wanted: list[Organization], asked: dict) -> list[dict]:
    """Organisations; with `full` or `full_service` their locations and services, by one query for all."""
    documents = {each.key: each.document for each in wanted}
    if not (asked.get("full") or asked.get("full_service")):
        return list(documents.values())
    language, owner = asked["language"], {}
    for each in wanted:
        documents[each.key] |= {"locations": [], "services": []}
        owner |= {(each.state, name): each.key for name in each.names}
    for center in centers_of(wanted):
        document = documents[owner[center.state_id, center.provider or center.name]]
        document["locations"].append(location_document(center, language))
        if asked.get("full_service"):
            whole = service_document(center, language)
            del whole["organization"]
            document["services"].append(whole)
        else:
            document["services"].append(service(center, {"language": language, "minimal": True}))
    return list(documents.values())


def taxonomies(language: str) -> list[dict]:
    with override(language):
        return [taxonomy_document(key) for key in (TOPICS, TARGET_GROUPS)]


def terms(language: str) -> list[dict]:
    """All terms of both taxonomies, each with its taxonomy."""
    with override(language):
        return [term | {"taxonomy_detail": taxonomy_document(term["taxonomy_id"])} for term in all_terms()]


def _without_lists(document: dict) -> dict:
    return {key: value for key, value in document.items() if not isinstance(value, list)}
