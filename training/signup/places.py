"""Where people work, as one choice: `s15` is a state, `cDE` all of Germany, `cBE` another country."""

from django.utils.translation import gettext as _
from django_countries import countries

from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from training.models import Registration, TrainingSession

NEAR = ("PL", "CZ", "AT", "CH", "LI", "FR", "LU", "BE", "NL", "DK", "SE", "FI", "BG", "RO")


def places_of(session: TrainingSession, *, chosen: str = "") -> list:
    """The choices of a form, the first empty. A session for some states offers these, and what is chosen already."""
    known = vocabulary().states
    only = set(session.states.values_list("pk", flat=True))
    offered = only | ({int(chosen[1:])} if chosen.startswith("s") else set()) if only else set(known) - {State.DE}
    inland = sorted(((f"s{pk}", known[pk].name) for pk in offered), key=lambda row: row[1].casefold())
    if only:
        kept = [(chosen, _country_name(chosen[1:]))] if chosen.startswith("c") else []
        return [("", "---------"), *inland, *kept]
    names = dict(countries)
    far = sorted(set(names) - {*NEAR, "DE"}, key=lambda code: names[code].casefold())
    return [
        ("", "---------"),
        (_("In Germany"), [*inland, ("cDE", _("all over Germany"))]),
        (_("In another country"), [(f"c{code}", names[code]) for code in (*NEAR, *far)]),
    ]


def place_key(registration: Registration) -> str:
    """The choice that a registration made."""
    if registration.home_state_id is not None:
        return f"s{registration.home_state_id}"
    return f"c{registration.country.code}"


def place_facts(key: str) -> dict:
    """The fields of a choice of `places_of`."""
    if key.startswith("s"):
        return {"home_state_id": int(key[1:]), "country": "DE"}
    return {"home_state_id": None, "country": key[1:]}


def place_name(registration: Registration) -> str:
    """Where somebody works, in words of the active language."""
    if registration.home_state_id is not None:
        return vocabulary().states[registration.home_state_id].name
    return _country_name(registration.country.code)


def _country_name(code: str) -> str:
    return _("all over Germany") if code == "DE" else str(countries.name(code))
