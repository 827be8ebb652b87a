"""HSDS 3.0 JSON → the same table as a CSV, so that it passes the same mapping, checks and preview.

A list of services, a list object with `contents`, an object with `services`, or a single service; whatever has
another type than the specification says is read as empty.
"""

import json
from collections.abc import Iterator

from referrals.exchange.readers.parts import Line, Sheet, Unreadable, sheet_of
from referrals.hsds.documents import BY_APPOINTMENT, TEXTS, WITH_INTERPRETER

# What our own export writes into `attributes`.
FACTS = ("area", "served_states", "accessibility", "first_contact", "target_groups", "is_free", "is_anonymous",
         "accepting", "waiting_weeks", "booking_url")  # fmt: skip
LISTS = ("contents", "services")


def read(text: str, hints: list[list]) -> Sheet:
    """The services, one line each. Raises Unreadable."""
    services = _services(_loaded(text))
    rows = [_cells(service) for service in services]
    headers = list(dict.fromkeys(key for row in rows for key, cell in row.items() if cell))
    if "name" not in headers:
        raise Unreadable("no_services")
    return sheet_of(_lines(headers, rows), hints)


def _loaded(text: str):
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise Unreadable("deep_json") from None
    except json.JSONDecodeError as problem:
        raise Unreadable("broken_json", line=problem.lineno) from None
    except ValueError:  # a number of thousands of digits
        raise Unreadable("broken_json", line=1) from None


def _services(document) -> list[dict]:
    found = document
    if isinstance(document, dict):
        found = next((document[key] for key in LISTS if isinstance(document.get(key), list)), [document])
    if not isinstance(found, list) or not found:
        raise Unreadable("no_services")
    return [each if isinstance(each, dict) else {} for each in found]


def _lines(headers, rows) -> Iterator[Line]:
    yield Line(0, headers)
    for number, row in enumerate(rows, 1):
        # a line without anything would be passed over and not be named
        yield Line(number, [row.get(key, "") for key in headers] if any(row.values()) else ["", " "])


def _cells(service: dict) -> dict[str, str]:
    place = _first(service, "service_at_locations").get("location")
    place = place if isinstance(place, dict) else _first(service, "locations")
    address = _first(place, "addresses")
    name, owner = _text(service, "name"), service.get("organization")
    provider = _text(owner, "name") if isinstance(owner, dict) else ""
    facts = _facts(service)
    texts = {
        "description": _text(service, "description"),
        "bring": "\n".join(filter(None, (_text(each, "document") for each in _all(service, "required_documents")))),
        "conditions": _text(service, "eligibility_description"),
        "directions": _text(place, "transportation"),
    }
    spoken = [(_text(each, "code") or _text(each, "name"), _text(each, "note")) for each in _all(service, "languages")]
    return {
        "uid": _text(service, "id"),
        "source_id": _text(service, "id"),
        "state": _text(address, "state_province"),
        "name": name,
        "provider": "" if provider == name else provider,
        "street": _text(address, "address_1"),
        "postcode": _text(address, "postal_code"),
        "city": _text(address, "city"),
        "latitude": _text(place, "latitude"),
        "longitude": _text(place, "longitude"),
        "phones": "; ".join(filter(None, (_text(each, "number") for each in _all(service, "phones")))),
        "email": _text(service, "email"),
        "website": _text(service, "url"),
        "hours": _hours(_all(service, "schedules")),
        "languages": ", ".join(code for code, note in spoken if note != WITH_INTERPRETER),
        "interpreter_languages": ", ".join(code for code, note in spoken if note == WITH_INTERPRETER),
        "topics": "; ".join(facts.get("topics", [])),
        "minimum_age": _text(service, "minimum_age"),
        "maximum_age": _text(service, "maximum_age"),
        **{name: ", ".join(facts.get(name, [])) for name in FACTS},
        **{f"{field}_{facts.get(f'{field}_language', ['de'])[0]}": text for field, text in texts.items()},
    }


def _facts(service) -> dict[str, list[str]]:
    """Our facts by name; terms of anybody's taxonomy count as topics."""
    facts: dict[str, list[str]] = {}
    own = {*FACTS, *(f"{field}_language" for field in TEXTS)}
    for each in _all(service, "attributes"):
        term = each.get("taxonomy_term")
        name, value = _text(each, "link_type"), _text(each, "value")
        if name not in own:
            name, value = "topics", (_text(term, "code") or _text(term, "name")) if isinstance(term, dict) else ""
        if value:
            facts.setdefault(name, []).append(value)
    return facts


def _hours(schedules) -> str:
    """As a cell of opening hours; exceptions (with a validity) and irregular rules are passed over."""
    by_day: dict[str, list[str]] = {}
    for each in schedules:
        opens, closes = _text(each, "opens_at")[:5], _text(each, "closes_at")[:5]
        weekly = _text(each, "freq") == "WEEKLY" and _text(each, "interval") in ("", "1") and not each.get("valid_to")
        if weekly and opens and closes:
            for day in _text(each, "byday").split(","):
                by_day.setdefault(day.strip(), []).append(f"{opens}-{'24:00' if closes == '23:59' else closes}")
    parts = [f"{day} {', '.join(spans)}" for day, spans in by_day.items() if day]
    if any(_text(each, "description") == BY_APPOINTMENT for each in schedules):
        parts.append(BY_APPOINTMENT)
    return "; ".join(parts)


def _text(thing: dict, key: str) -> str:
    value = thing.get(key)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.replace("\x00", "").strip()
    if not isinstance(value, (int, float)):
        return ""
    try:
        return str(value)
    except ValueError:  # a number of thousands of digits
        return ""


def _all(thing: dict, key: str) -> list[dict]:
    value = thing.get(key)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _first(thing: dict, key: str) -> dict:
    return next(iter(_all(thing, key)), {})
