"""What the columns of the network's tables are called, and how their cells are read and written.

Headings of our own export are the keys; headings in German and English are understood, too. Cells hold codes, or the
words of the interface in German or English. An empty cell changes nothing.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django_countries import countries

from streetwork.presence.exchange.columns import NotUnderstood, codes_of, folded, read_day
from streetwork.vocabulary.snapshot import vocabulary
from training.enums import Audience, InstitutionType, PartnerStatus, RelationKind

SPOKEN = ("de", "en")
CHOICES = {"type": InstitutionType, "works_with": Audience, "status": PartnerStatus, "kind": RelationKind}
NOT_KNOWN = gettext_lazy("“%(cell)s” is not known here")


@dataclass(frozen=True)
class Column:
    """`read(text)` answers a value or raises NotUnderstood; None: the planning reads it."""

    key: str
    label: object
    read: Callable | None = None
    called: tuple[str, ...] = ()


def as_read(value):
    """A value of the network as a cell says it again: texts on one line."""
    return " ".join(value.split()) if isinstance(value, str) else value


def text(longest: int) -> Callable:
    def read(cell):
        plain = as_read(cell)
        if len(plain) > longest:
            raise NotUnderstood(_("longer than %(number)d characters") % {"number": longest})
        return plain

    return read


def choice(kind: str) -> Callable:
    def read(cell):
        try:
            return _words_of(kind)[folded(cell)]
        except KeyError:
            raise NotUnderstood(NOT_KNOWN % {"cell": cell[:40]}) from None

    return read


@cache
def _words_of(kind: str) -> dict[str, str]:
    """Folded word → value of a closed list, in the languages that people write tables in."""
    found = {}
    for language in SPOKEN:
        with override(language):
            found |= {folded(str(label)): value for value, label in CHOICES[kind].choices}
    return found | {folded(value): value for value in CHOICES[kind].values}


@cache
def _countries() -> dict[str, str]:
    found = {}
    for language in SPOKEN:
        with override(language):
            found |= {folded(str(name)): code for code, name in countries}
    return found | {folded(code): code for code, _name in countries}


def country(cell: str) -> str:
    try:
        return _countries()[folded(cell)]
    except KeyError:
        raise NotUnderstood(NOT_KNOWN % {"cell": cell[:40]}) from None


def state(cell: str) -> int:
    try:
        return codes_of("states")[folded(cell)]
    except KeyError:
        raise NotUnderstood(NOT_KNOWN % {"cell": cell[:40]}) from None


def topics(cell: str) -> list[int]:
    known, keys = _topics(), []
    for word in filter(None, (part.strip() for part in re.split(r"[;|/\n]", cell))):
        for each in [word] if folded(word) in known else word.split(","):
            if each.strip():
                if folded(each) not in known:
                    raise NotUnderstood(NOT_KNOWN % {"cell": each.strip()[:40]})
                keys.append(known[folded(each)])
    return list(dict.fromkeys(keys))


def _topics() -> dict[str, int]:
    entries, found = vocabulary().topics.values(), {}
    for language in SPOKEN:
        with override(language):
            found |= {folded(entry.name): entry.pk for entry in entries}
    return found | {folded(entry.code): entry.pk for entry in entries}


def website(cell: str) -> str:
    address = cell if "://" in cell else f"https://{cell}"
    try:
        URLValidator(schemes=["http", "https"])(address)
        is_short = len(address) <= 300 and bool(urlsplit(address).hostname)
    except (ValidationError, ValueError):
        is_short = False
    if not is_short:
        raise NotUnderstood(_("“%(cell)s” is no web address") % {"cell": cell[:40]})
    return address


def past_day(cell: str) -> date:
    day = read_day(cell)
    if day > timezone.localdate():
        raise NotUnderstood(_("“%(cell)s” is still to come") % {"cell": cell[:40]})
    return day


def year(cell: str) -> int:
    if not (cell.isascii() and cell.isdecimal() and len(cell) == 4 and 1950 <= int(cell) <= 2100):
        raise NotUnderstood(_("“%(cell)s” is no year, such as 2021") % {"cell": cell[:40]})
    return int(cell)


INSTITUTIONS = (
    Column("programme", gettext_lazy("programme"), called=("projekt", "programm")),
    Column("name", gettext_lazy("name"), text(160), ("institution", "einrichtung", "partner", "organisation")),
    Column("type", gettext_lazy("type of institution"), choice("type"), ("art", "typ", "einrichtungsart")),
    Column("works_with", gettext_lazy("works with"), choice("works_with"), ("engagement", "hauptamtlich/ehrenamtlich")),
    Column("state", gettext_lazy("state"), state, ("bundesland", "land")),
    Column("country", gettext_lazy("country"), country, ("staat",)),
    Column("city", gettext_lazy("town"), text(80), ("ort", "stadt", "city")),
    Column("website", gettext_lazy("web site"), website, ("internet", "homepage", "url", "webseite")),
    Column("topics", gettext_lazy("topics"), topics, ("thema",)),
    Column("last_contact", gettext_lazy("last contact"), past_day, ("letzter kontakt",)),
    Column("status", gettext_lazy("status"), choice("status")),
    Column("note", gettext_lazy("note"), text(500), ("bemerkung", "notiz")),
)
RELATIONS = (
    Column("programme", gettext_lazy("programme"), called=("projekt", "programm")),
    Column("source", gettext_lazy("institution"), text(160), ("von", "from", "quelle")),
    Column("kind", gettext_lazy("kind"), choice("kind"), ("art", "beziehung", "relation")),
    Column("target", gettext_lazy("linked with"), text(160), ("mit", "an", "to", "ziel")),
    Column("since", gettext_lazy("since (year)"), year, ("seit", "since")),
    Column("until", gettext_lazy("until (year)"), year, ("bis", "until")),
    Column("note", gettext_lazy("note"), text(300), ("bemerkung", "notiz")),
)


def headings(columns: Iterable[Column]) -> dict[str, str]:
    """Folded heading → key."""
    found = {}
    for column in columns:
        names = [column.key, *column.called]
        for language in SPOKEN:
            with override(language):
                names.append(str(column.label))
        found |= {folded(name): column.key for name in names}
    return found
