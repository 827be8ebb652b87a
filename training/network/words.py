"""How relations and places read on the screen."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries import countries

from streetwork.vocabulary.snapshot import vocabulary
from training.enums import InstitutionType, RelationKind
from training.models import Partner

# Bootstrap Icons by type of institution.
ICONS = {
    InstitutionType.ADVICE: "chat-dots",
    InstitutionType.WELCOME_CENTER: "door-open",
    InstitutionType.WELFARE: "heart",
    InstitutionType.MIGRANT_ORGANISATION: "people",
    InstitutionType.MUNICIPALITY: "buildings",
    InstitutionType.AUTHORITY: "bank",
    InstitutionType.JOBCENTER: "briefcase",
    InstitutionType.EDUCATION: "book",
    InstitutionType.UNIVERSITY: "mortarboard",
    InstitutionType.CHAMBER: "diagram-3",
    InstitutionType.UNION: "megaphone",
    InstitutionType.COMPANY: "shop",
    InstitutionType.INITIATIVE: "balloon-heart",
    InstitutionType.HEALTH: "hospital",
    InstitutionType.OTHER: "building",
}

# "This institution … the other one": as the source says it, and as the target does.
FROM_SOURCE = {
    RelationKind.COOPERATION: pgettext_lazy("relation", "works together with"),
    RelationKind.REFERRAL: pgettext_lazy("relation", "refers people to"),
    RelationKind.PROJECT: pgettext_lazy("relation", "has a joint project with"),
    RelationKind.FUNDING: pgettext_lazy("relation", "funds"),
    RelationKind.MEMBER: pgettext_lazy("relation", "is a member of"),
    RelationKind.EXCHANGE: pgettext_lazy("relation", "exchanges knowledge with"),
}
FROM_TARGET = FROM_SOURCE | {
    RelationKind.REFERRAL: pgettext_lazy("relation", "is sent people by"),
    RelationKind.FUNDING: pgettext_lazy("relation", "is funded by"),
    RelationKind.MEMBER: pgettext_lazy("relation", "has as a member"),
}
ABROAD = _("Abroad")
# Where the programmes' institutions abroad are; they head the list.
NEAR = ("BE", "SE", "FI", "AT", "BG", "PL", "RO")


def country_name(code: str) -> str:
    """In the active language; the code itself when nobody knows it."""
    return str(countries.name(code) or code)


def place_of(partner: Partner) -> str:
    """The state, or the country of an institution abroad."""
    if partner.state_id is not None:
        return vocabulary().states[partner.state_id].name
    return country_name(partner.country.code)


def short_place(partner: Partner) -> str:
    """The code of the state or country."""
    if partner.state_id is not None:
        return vocabulary().states[partner.state_id].code
    return partner.country.code


def years_of(since: int | None, until: int | None) -> str:
    """`2021`, `2021–2024`, `–2024` or nothing."""
    if until:
        return f"{since or ''}–{until}"
    return str(since or "")
