"""What forms and filters of the network offer."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django_countries import countries

from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary
from training.models import Partner
from training.network.rules import DIRECTED
from training.network.words import ABROAD, FROM_SOURCE, FROM_TARGET, NEAR, country_name

FOREIGN = "abroad"


def places_of(programmes: Iterable[Programme], chosen: Iterable[str] = ()) -> list:
    """The programmes' states and those chosen already, then the countries, the near ones first: see `place_key`."""
    states = {state.pk for programme in programmes for state in programme.states.all()}
    states |= {int(key[1:]) for key in chosen if key.startswith("s")}
    known = vocabulary().states
    inland = sorted(((f"s{pk}", known[pk].name) for pk in states if pk in known), key=lambda row: row[1].casefold())
    far = sorted((code for code, _name in countries if code not in NEAR and code != "DE"), key=country_name)
    return [
        (_("Germany"), [*inland, ("cDE", _("Germany, state unknown"))]),
        (str(ABROAD), [(f"c{code}", country_name(code)) for code in (*NEAR, *far)]),
    ]


def place_key(partner: Partner) -> str:
    """State or country of an institution as one choice: `s15`, `cBE`."""
    return f"s{partner.state_id}" if partner.state_id is not None else f"c{partner.country.code}"


def place_facts(key: str) -> dict:
    """The fields of a choice of `places_of`."""
    if key.startswith("s"):
        return {"state_id": int(key[1:]), "country": "DE"}
    return {"state_id": None, "country": key[1:]}


def places_taken(partners) -> list:
    """The places where institutions are, for a filter."""
    taken = list(partners.order_by().values_list("state", "country").distinct())
    known = vocabulary().states
    inland = sorted(
        ((f"s{pk}", known[pk].name) for pk, _c in taken if pk is not None), key=lambda row: row[1].casefold()
    )
    foreign = {code for pk, code in taken if pk is None and code != "DE"}
    abroad = [(f"c{code}", country_name(code)) for code in sorted(foreign, key=country_name)]
    inland += [("cDE", _("Germany, state unknown"))] if (None, "DE") in taken else []
    return [*inland, *([(str(ABROAD), [(FOREIGN, _("all abroad")), *abroad])] if abroad else [])]


def in_place(partners, key: str):
    """Those in the place that a filter names."""
    if key == FOREIGN:
        return partners.exclude(country="DE")
    return partners.filter(**place_facts(key))


def ways() -> list[tuple[str, str]]:
    """How one institution may be linked with another, from its own side: `funding`, or `funding:in` the other way."""
    rows = []
    for kind, words in FROM_SOURCE.items():
        rows.append((str(kind.value), words))
        if kind in DIRECTED:
            rows.append((f"{kind.value}:in", FROM_TARGET[kind]))
    return rows
