"""What the guard can find, and what it asks people to do."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """A kind of personal data; ``advice`` is a translatable sentence that says what to do."""

    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"
    HANDLE = "handle"
    PROFILE_URL = "profile_url"
    NAME = "name"

    @property
    def advice(self):
        return _ADVICE[self]


_ADVICE = {
    Kind.PHONE: _("This looks like a phone number. Remove it, or confirm that it does not belong to a person."),
    Kind.EMAIL: _("This looks like an e-mail address. Remove it, or confirm that it does not belong to a person."),
    Kind.IBAN: _("This is the number of a bank account. Remove it, or confirm that it does not belong to a person."),
    Kind.HANDLE: _("This looks like a user name. Remove it, or confirm that it does not belong to a person."),
    Kind.PROFILE_URL: _(
        "This is a link to a social network and can lead to a person. Remove it, or confirm that it does not."
    ),
    Kind.NAME: _("This looks like a person’s name. Remove it, or confirm that it is not one."),
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """``text`` stands at ``start:end`` of the original text (characters, end not included)."""

    start: int
    end: int
    kind: Kind
    text: str
