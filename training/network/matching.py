"""Finding an institution again by how people write its name."""

import re
import unicodedata

from django.db.models import Q

from training.enums import PartnerStatus
from training.models import Partner, Registration

# What people leave out or add without meaning another institution; the short ones are words elsewhere than at the end.
LEGAL_FORMS = re.compile(
    r"\b(e\.\s?v\.?|e\s?v|g?gmbh|gbr|kdör|aör)(?=\W|$)|\b(ag|ug|kg|eg|e\.?\s?k\.?)\s*$", re.IGNORECASE
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "å": "a", "ł": "l", "đ": "d", "&": " und "})


def fold(name: str) -> str:
    """The name as a key: small letters and figures with single spaces, without marks, umlauts and legal forms.

    A name of nothing but signs stays as it is, so that it has a key at all.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    plain = LEGAL_FORMS.sub(" ", text).translate(UMLAUTS)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return " ".join(words)[:160] or " ".join(text.split())[:160]


def partner_of_person(registration: Registration, *, programme_id: int) -> Partner | None:
    """The institution of the network for which somebody works, by what they said; see `match_partner`."""
    return match_partner(
        programme_id=programme_id,
        institution=registration.institution,
        home_state_id=registration.home_state_id,
        country=str(registration.country),
    )


def match_partner(
    *, programme_id: int, institution: str, home_state_id: int | None, country: str = "DE"
) -> Partner | None:
    """The institution of a programme's network that somebody means who wrote this name.

    With a state it lies there; without one anywhere in the country (ISO 3166-1 alpha-2). None where no or more than
    one fits: a wrong match would say that an institution took part which did not.
    """
    if not (institution or "").strip("\x00 \t\r\n"):
        return None
    same = Q(programme_id=programme_id, name_key=fold(institution), country=country)
    if home_state_id is not None:
        same &= Q(state_id=home_state_id)
    found = list(Partner.objects.filter(same)[:50])
    if len(found) > 1:
        found = [partner for partner in found if partner.status == PartnerStatus.ACTIVE]
    return found[0] if len(found) == 1 else None
