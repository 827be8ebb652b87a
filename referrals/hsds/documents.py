"""A centre as a service of HSDS 3.0 (docs.openreferral.org/en/3.0), with what belongs to it inside. Pure.

Facts that HSDS has no field for stand in `attributes` of the service: `link_type` is our name of the fact, `value`
its code. They make our own import read back exactly what was exported. Empty properties are left out.
"""

from datetime import UTC

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from referrals.enums import Accessibility, Area, Status
from referrals.hours import DAYS, clock, midnight_safe
from referrals.hsds.identity import location_id, organization_id, part_id, service_at_location_id
from referrals.hsds.taxonomies import target_group_term, topic_term
from referrals.presenters import CenterCard, text_in
from streetwork.vocabulary.snapshot import vocabulary

LANGUAGE = "de"
STATUS = {
    Status.PUBLISHED: "active", Status.PAUSED: "temporarily closed", Status.CLOSED: "defunct",
    Status.DRAFT: "inactive",
}  # fmt: skip
WITH_INTERPRETER = "interpreter"
BY_APPOINTMENT = "by appointment"
TEXTS = ("description", "bring", "conditions", "directions")


def service_document(center, language: str = LANGUAGE) -> dict:
    """The full service of a centre (published or not), its texts in the language, else in what language there is."""
    card = CenterCard(center, language)
    with override(language):
        return service_facts(center, language) | _filled({
            "phones": _phones(center),
            "languages": _languages(center, card),
            "schedules": _schedules(center, card.hours),
            "service_areas": _areas(center),
            "required_documents": _documents(center),
            "service_at_locations": [service_at_location_document(center, language)],
            "attributes": _attributes(center),
        })  # fmt: skip


def service_facts(center, language: str = LANGUAGE) -> dict:
    """What a list of services shows: all that a service has one of, with its organisation."""
    card = CenterCard(center, language)
    with override(language):
        return _filled({
            "id": str(center.uid),
            "organization_id": organization_id(center),
            "name": center.name,
            "description": _text(center, "description"),
            "url": center.website,
            "email": center.email,
            "status": STATUS[center.status],
            "interpretation_services": ", ".join(entry.name for entry in card.interpreter_languages),
            "eligibility_description": _text(center, "conditions"),
            "minimum_age": center.minimum_age,
            "maximum_age": center.maximum_age,
            "fees_description": _("free of charge") if center.is_free else "",
            "wait_time": _wait(center.waiting_weeks),
            "assured_date": center.verified_on.isoformat() if center.verified_on else "",
            "alert": _("Takes nobody in at present.") if center.accepting is False else "",
            "last_modified": _moment(center.updated_at),
            "organization": organization_document(center),
        })  # fmt: skip


def organization_document(center) -> dict:
    """Who runs the centre; a centre without a provider is its own organisation."""
    name = center.provider or center.name
    return {"id": organization_id(center), "name": name, "description": name}


def service_at_location_document(center, language: str = LANGUAGE) -> dict:
    return {
        "id": service_at_location_id(center), "service_id": str(center.uid), "location_id": location_id(center),
        "location": location_document(center, language),
    }  # fmt: skip


def location_document(center, language: str = LANGUAGE) -> dict:
    """The place, with its address; a centre without a town is a virtual one."""
    with override(language):
        access = Accessibility(center.accessibility)
        return _filled({
            "id": location_id(center),
            "organization_id": organization_id(center),
            "location_type": "physical" if center.city else "virtual",
            "name": center.name,
            "url": "" if center.city else center.website,
            "transportation": _text(center, "directions"),
            "latitude": center.latitude,
            "longitude": center.longitude,
            "addresses": _addresses(center),
            "accessibility": []
            if access == Accessibility.UNKNOWN
            else [{"id": part_id(center, "accessibility"), "description": str(access.label)}],
        })  # fmt: skip


def _filled(document: dict) -> dict:
    return {key: value for key, value in document.items() if value not in (None, "", [])}


def _wait(weeks: int | None) -> str:
    return "" if weeks is None else ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}


def _text(center, field) -> str:
    found = text_in(center, field)
    return found.text if found else ""


def _moment(at) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _addresses(center) -> list[dict]:
    if not center.city:
        return []
    return [{
        "id": part_id(center, "address"), "location_id": location_id(center), "address_1": center.street,
        "city": center.city, "state_province": vocabulary().states[center.state_id].code,
        "postal_code": center.postcode, "country": "DE", "address_type": "physical",
    }]  # fmt: skip


def _phones(center) -> list[dict]:
    return [
        {"id": part_id(center, "phone", number), "service_id": str(center.uid), "number": number, "type": "voice"}
        for number in dict.fromkeys(center.phones)
    ]


def _languages(center, card) -> list[dict]:
    spoken = [(entry, "") for entry in card.languages]
    interpreted = [(entry, WITH_INTERPRETER) for entry in card.interpreter_languages if entry not in card.languages]
    return [
        _filled({
            "id": part_id(center, "language", entry.code), "service_id": str(center.uid), "name": entry.name,
            "code": entry.code, "note": note,
        })
        for entry, note in spoken + interpreted
    ]  # fmt: skip


def _schedules(center, hours) -> list[dict]:
    days_of: dict = {}
    for day in DAYS:
        for span in hours.weekly.get(day, ()):
            days_of.setdefault(span, []).append(day)
    found = [
        {
            "id": part_id(center, "schedule", ",".join(days), span.text), "service_id": str(center.uid),
            "freq": "WEEKLY", "wkst": "MO", "byday": ",".join(days), "opens_at": clock(span.opens),
            "closes_at": midnight_safe(span.closes).strftime("%H:%M"),
        }
        for span, days in days_of.items()
    ]  # fmt: skip
    if hours.by_appointment:
        found.append({"id": part_id(center, "schedule", "appointment"), "service_id": str(center.uid),
                      "description": BY_APPOINTMENT})  # fmt: skip
    for other in hours.exceptions:
        for span in other.spans or [None]:
            times = {"opens_at": clock(span.opens), "closes_at": midnight_safe(span.closes).strftime("%H:%M")}\
                if span else {}  # fmt: skip
            found.append(_filled({
                "id": part_id(center, "exception", other.first, other.last, span.text if span else ""),
                "service_id": str(center.uid), "valid_from": other.first.isoformat(),
                "valid_to": other.last.isoformat(), **times, "notes": other.note,
                "description": "other opening hours" if span else "closed",
            }))  # fmt: skip
    return found


def _areas(center) -> list[dict]:
    own = vocabulary().states[center.state_id]
    names = {
        Area.CITY: center.city or own.name, Area.DISTRICT: center.city or own.name, Area.STATE: own.name,
        Area.NATIONWIDE: _("Germany"), Area.ONLINE: _("Germany"),
    }  # fmt: skip
    area = Area(center.area)
    found = [{"id": part_id(center, "area", area.value), "service_id": str(center.uid), "name": names[area],
              "description": str(area.label)}]  # fmt: skip
    served = [vocabulary().states[pk] for pk in center.served_state_ids if pk in vocabulary().states]
    return found + [
        {"id": part_id(center, "area", state.code), "service_id": str(center.uid), "name": state.name}
        for state in served
    ]


def _documents(center) -> list[dict]:
    text = _text(center, "bring")
    if not text:
        return []
    return [{"id": part_id(center, "document"), "service_id": str(center.uid), "document": text}]


def _attributes(center) -> list[dict]:
    known = vocabulary().topics
    found = [
        _attribute(center, "topics", term["code"], term)
        for term in (topic_term(known[pk]) for pk in center.topic_ids if pk in known)
    ]
    found += [_attribute(center, "target_groups", value, target_group_term(value)) for value in center.target_groups]
    states = vocabulary().states
    facts = [
        ("area", center.area),
        *(("served_states", states[pk].code) for pk in center.served_state_ids if pk in states),
        ("accessibility", center.accessibility if center.accessibility != Accessibility.UNKNOWN else ""),
        *(("first_contact", value) for value in center.first_contact),
        ("is_free", _said(center.is_free)), ("is_anonymous", _said(center.is_anonymous)),
        ("accepting", _said(center.accepting)),
        ("waiting_weeks", "" if center.waiting_weeks is None else str(center.waiting_weeks)),
        ("booking_url", center.booking_url),
        *((f"{field}_language", found_text.language) for field in TEXTS
          if (found_text := text_in(center, field)) and found_text.language != LANGUAGE),
    ]  # fmt: skip
    return found + [_attribute(center, name, value) for name, value in facts if value]


def _said(answer) -> str:
    return "" if answer is None else "yes" if answer else "no"


def _attribute(center, name, value, term=None) -> dict:
    attribute = {
        "id": part_id(center, "attribute", name, value), "link_id": str(center.uid), "link_entity": "service",
        "link_type": name, "value": str(value),
    }  # fmt: skip
    if term:
        attribute |= {"taxonomy_term_id": term["id"], "taxonomy_term": term}
    return attribute
