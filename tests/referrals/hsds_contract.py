"""What HSDS 3.0 asks of the objects that we send, written by hand from the specification: types and duties.

Not copied: only the objects and properties that we use. The specification allows further properties; we add none
to an object (but `services` of an organisation and `service` of a service at a location, which its own examples
have), so an unknown one is a fault here.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

URI = re.compile(r"https?://[^\s]+")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Object:
    """`required` names; `properties`: name → kind (a key of KINDS, a set of words, an object's name, or [name])."""

    required: set[str]
    properties: dict = field(default_factory=dict)


def _uuid(value):
    return isinstance(value, str) and str(UUID(value)) == value


KINDS = {
    "text": lambda value: isinstance(value, str),
    "uuid": _uuid,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "uri": lambda value: bool(URI.fullmatch(value)),
    "mail": lambda value: bool(MAIL.fullmatch(value)),
    "date": lambda value: bool(date.fromisoformat(value)),
    "moment": lambda value: datetime.fromisoformat(value).tzinfo is not None,
    "time": lambda value: bool(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value)),
    "days": lambda value: set(value.split(",")) <= {"MO", "TU", "WE", "TH", "FR", "SA", "SU"},
}
PLACES = {"physical", "postal", "virtual"}
OBJECTS = {
    "service": Object({"id", "name", "status"}, {
        "id": "uuid", "organization_id": "uuid", "name": "text", "description": "text", "url": "uri", "email": "mail",
        "status": {"active", "inactive", "defunct", "temporarily closed"}, "interpretation_services": "text",
        "fees_description": "text", "wait_time": "text", "eligibility_description": "text", "minimum_age": "number",
        "maximum_age": "number", "assured_date": "date", "alert": "text", "last_modified": "moment",
        "phones": ["phone"], "schedules": ["schedule"], "service_areas": ["service_area"],
        "service_at_locations": ["service_at_location"], "languages": ["language"], "organization": "organization",
        "required_documents": ["required_document"], "attributes": ["attribute"],
    }),
    "service_at_location": Object({"id"}, {
        "id": "uuid", "service_id": "uuid", "location_id": "uuid", "location": "location", "service": "service",
    }),
    "location": Object({"id", "location_type"}, {
        "id": "uuid", "location_type": PLACES, "url": "uri", "organization_id": "uuid", "name": "text",
        "transportation": "text", "latitude": "number", "longitude": "number", "addresses": ["address"],
        "accessibility": ["accessibility"],
    }),
    "address": Object({"id", "address_1", "city", "state_province", "postal_code", "country", "address_type"}, {
        "id": "uuid", "location_id": "uuid", "address_1": "text", "city": "text", "state_province": "text",
        "postal_code": "text", "country": "text", "address_type": PLACES,
    }),
    "accessibility": Object({"id"}, {"id": "uuid", "location_id": "uuid", "description": "text"}),
    "phone": Object({"id", "number"}, {"id": "uuid", "service_id": "uuid", "number": "text", "type": "text"}),
    "language": Object({"id"}, {"id": "uuid", "service_id": "uuid", "name": "text", "code": "text", "note": "text"}),
    "schedule": Object({"id"}, {
        "id": "uuid", "service_id": "uuid", "freq": {"WEEKLY", "MONTHLY"}, "wkst": "days", "byday": "days",
        "opens_at": "time", "closes_at": "time", "valid_from": "date", "valid_to": "date", "description": "text",
        "notes": "text",
    }),
    "service_area": Object({"id"}, {"id": "uuid", "service_id": "uuid", "name": "text", "description": "text"}),
    "required_document": Object({"id"}, {"id": "uuid", "service_id": "uuid", "document": "text"}),
    "organization": Object({"id", "name", "description"}, {
        "id": "uuid", "name": "text", "description": "text", "locations": ["location"], "services": ["service"],
    }),
    "attribute": Object({"id"}, {
        "id": "uuid", "link_id": "uuid", "link_type": "text", "link_entity": "text", "value": "text",
        "taxonomy_term_id": "uuid", "taxonomy_term": "taxonomy_term",
    }),
    "taxonomy": Object({"id", "name", "description"}, {"id": "uuid", "name": "text", "description": "text"}),
    "taxonomy_term": Object({"id", "name", "description"}, {
        "id": "uuid", "code": "text", "name": "text", "description": "text", "parent_id": "uuid", "taxonomy": "text",
        "taxonomy_detail": "taxonomy", "language": "text", "taxonomy_id": "uuid",
    }),
}  # fmt: skip
PAGE = {
    "total_items": int, "total_pages": int, "page_number": int, "size": int, "first_page": bool, "last_page": bool,
    "empty": bool, "contents": list,
}  # fmt: skip


def faults(document: dict, name: str, at: str = "") -> list[str]:
    """What is wrong with the object and all within; empty when it keeps the contract."""
    wanted, at = OBJECTS[name], at or name
    found = [f"{at}: {missing} is missing" for missing in wanted.required - set(document)]
    for key, value in document.items():
        kind = wanted.properties.get(key)
        if kind is None:
            found.append(f"{at}.{key}: the specification has no such property")
        elif isinstance(kind, list):
            for number, part in enumerate(value):
                found += faults(part, kind[0], f"{at}.{key}[{number}]")
        elif isinstance(kind, str) and kind in OBJECTS:
            found += faults(value, kind, f"{at}.{key}")
        elif not (value in kind if isinstance(kind, set) else _holds(KINDS[kind], value)):
            found.append(f"{at}.{key}: {value!r} is no {kind}")
    return found


def page_faults(page: dict) -> list[str]:
    found = [f"{key}: {page.get(key)!r}" for key, kind in PAGE.items() if type(page.get(key)) is not kind]
    return found + [key for key in page if key not in PAGE]


def _holds(check, value) -> bool:
    try:
        return check(value)
    except (TypeError, ValueError, AttributeError):
        return False
