"""What the columns of the register's table are called, and how their cells are read and written.

Headings of our own export are the keys; headings in German and English are understood, too. Cells hold codes, or the
words of the interface in German or English. An empty cell changes nothing.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from streetwork.presence.enums import Kind, Permission, Risk, Rule, Status
from streetwork.presence.models import Space
from streetwork.vocabulary.snapshot import vocabulary

SPOKEN = ("de", "en")
MOST_MEMBERS = 2_000_000_000
CHOICES = {
    "kind": Kind, "status": Status, "advertising": Rule, "links": Rule, "permission": Permission,
    "privacy_risk": Risk,
}  # fmt: skip


class NotUnderstood(Exception):
    """The argument is a sentence about one cell."""


@dataclass(frozen=True)
class Column:
    """`read(text)` answers a value or raises NotUnderstood; None: the planning reads it."""

    key: str
    label: object
    read: Callable | None = None
    called: tuple[str, ...] = ()


@cache
def columns() -> dict[str, Column]:
    """All columns by key, in the order of the export."""
    known = [
        Column("programme", _label("programme"), called=("projekt", "programm")),
        Column("url", gettext_lazy("address"), called=("link", "adresse", "web", "address")),
        _fact("name", _text(160)),
        _fact("kind", _choice("kind")),
        _fact("languages", _codes("languages"), ("sprache", "language")),
        Column("origin_groups", _label("origin_groups"), _codes("origin_groups"), ("zielgruppe",)),
        Column("states", _label("states"), _codes("states"), ("bundesland", "bundeslaender", "state")),
        _fact("status", _choice("status")),
        Column("responsible", _label("responsible")),
        _fact("rules", _text(2000), ("regeln",)),
        *(_fact(key, _choice(key)) for key in ("advertising", "links", "permission", "privacy_risk")),
        _fact("visit_every_days", _number(1, 366), ("rhythmus", "rhythm")),
        _fact("last_visit", _past_day),
        _fact("next_visit", read_day),
        Column("members", gettext_lazy("members"), _number(0, MOST_MEMBERS), ("mitglieder", "membercount")),
        Column("counted_on", gettext_lazy("counted on"), _past_day, ("gezaehltam", "stand")),
    ]
    return {column.key: column for column in known}


def _label(name):
    return Space._meta.get_field(name).verbose_name


def _fact(key, read, called=()):
    return Column(key, _label(key), read, called)


@cache
def headings() -> dict[str, str]:
    """Folded heading → key."""
    found = {}
    for column in columns().values():
        names = [column.key, *column.called]
        for language in SPOKEN:
            with override(language):
                names.append(str(column.label))
        found |= {folded(name): column.key for name in names}
    return found


def folded(text: str) -> str:
    """Letters and figures alone, small, without marks: what people write alike is alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


@cache
def words_of(kind: str) -> dict[str, str]:
    """Folded word → value of a closed list, in the languages that people write tables in."""
    found = {}
    for language in SPOKEN:
        with override(language):
            found |= {folded(str(label)): value for value, label in CHOICES[kind].choices}
    return found | {folded(value): value for value in CHOICES[kind].values}


def codes_of(kind: str) -> dict[str, object]:
    """Folded code or name → key of a vocabulary."""
    words, found = vocabulary(), {}
    entries = {
        "languages": [(pk, pk, entry) for pk, entry in words.languages.items()],
        "origin_groups": [(pk, entry.code, entry) for pk, entry in words.origin_groups.items()],
        "states": [(pk, entry.code, entry) for pk, entry in words.states.items()],
    }[kind]
    for language in SPOKEN:
        with override(language):
            found |= {folded(entry.name): pk for pk, _code, entry in entries}
    return found | {folded(code): pk for pk, code, _entry in entries}


def _text(longest):
    def read(cell):
        if len(cell) > longest:
            raise NotUnderstood(_("longer than %(number)d characters") % {"number": longest})
        return cell

    return read


def _number(least, most):
    def read(cell):
        plain = re.sub(r"[.\s\u202f\u00a0']", "", cell)
        if not plain.isascii() or not plain.isdecimal() or len(plain) > 10 or not least <= int(plain) <= most:
            raise NotUnderstood(
                _("“%(cell)s” is no number from %(least)d to %(most)d")
                % {"cell": cell[:40], "least": least, "most": most}
            )
        return int(plain)

    return read


def _choice(kind):
    def read(cell):
        try:
            return words_of(kind)[folded(cell)]
        except KeyError:
            raise NotUnderstood(_("“%(cell)s” is not known here") % {"cell": cell[:40]}) from None

    return read


def _codes(kind):
    def read(cell):
        known, keys = codes_of(kind), []
        for word in filter(None, (part.strip() for part in re.split(r"[,;|/\n]", cell))):
            if folded(word) not in known:
                raise NotUnderstood(_("“%(cell)s” is not known here") % {"cell": word[:40]})
            keys.append(known[folded(word)])
        return list(dict.fromkeys(keys))

    return read


def read_day(cell: str) -> date:
    """2026-05-12 or 12.5.2026."""
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"):
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise NotUnderstood(_("“%(cell)s” is no day, such as 2026-05-12") % {"cell": cell[:40]})


def _past_day(cell):
    day = read_day(cell)
    if day > timezone.localdate():
        raise NotUnderstood(_("“%(cell)s” is still to come") % {"cell": cell[:40]})
    return day
