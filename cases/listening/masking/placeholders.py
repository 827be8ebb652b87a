"""What stands in place of what was taken out: a short word in brackets, translated where it is shown."""

import re
from enum import StrEnum

from django.utils.translation import pgettext_lazy


class Placeholder(StrEnum):
    NAME = "name"
    PHONE = "phone"
    MAIL = "mail"
    LINK = "link"
    USER = "user"
    BANK = "bank"
    STREET = "street"
    NUMBER = "number"
    BIRTH = "birth"


PLACEHOLDERS = {
    Placeholder.NAME: pgettext_lazy("masked", "name"),
    Placeholder.PHONE: pgettext_lazy("masked", "phone"),
    Placeholder.MAIL: pgettext_lazy("masked", "e-mail"),
    Placeholder.LINK: pgettext_lazy("masked", "link"),
    Placeholder.USER: pgettext_lazy("masked", "user name"),
    Placeholder.BANK: pgettext_lazy("masked", "bank account"),
    Placeholder.STREET: pgettext_lazy("masked", "street"),
    Placeholder.NUMBER: pgettext_lazy("masked", "number"),
    Placeholder.BIRTH: pgettext_lazy("masked", "date of birth"),
}
WRITTEN = re.compile(rf"\[({'|'.join(Placeholder)})\]")


def pieces(text: str) -> list[tuple[str, str]]:
    """The text in parts: ("", words) and (placeholder, its word in the active language)."""
    found, position = [], 0
    for match in WRITTEN.finditer(text):
        if match.start() > position:
            found.append(("", text[position : match.start()]))
        found.append((match[1], str(PLACEHOLDERS[Placeholder(match[1])])))
        position = match.end()
    return [*found, ("", text[position:])] if position < len(text) else found
