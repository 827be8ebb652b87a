"""Our fields as columns of a table: what import and export call them, and which headers of others mean them.

The key is the header of our own export, so that what was exported is understood without a mapping.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from referrals.exchange import texts
from referrals.models.center import TRANSLATED, CenterFacts
from streetwork.places.folding import fold

NO_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Column:
    """`read(text)` answers a value or raises `texts.NotUnderstood`; with `meanings` the values are words that the
    editor may assign by hand. `called` are headers of others, folded. `identifies`: not a fact of the centre.
    """

    key: str
    label: str
    called: tuple[str, ...] = ()
    read: Callable | None = None
    meanings: str = ""
    identifies: bool = False


def _label(name: str):
    return CenterFacts._meta.get_field(name).verbose_name


def _fact(key: str, called: str = "", read: Callable | None = None, meanings: str = "") -> Column:
    return Column(key, _label(key), tuple(called.split()), read or texts.short(key), meanings)


@cache
def columns() -> dict[str, Column]:
    """All columns by key, in the order of the export."""
    known = [
        Column("uid", _("number in this directory (UID)"), ("uuid",), texts.uid, identifies=True),
        Column(
            "source_id",
            _("number in the source"),
            ("id", "nr", "nummer", "sourceid", "kennung", "externeid"),
            texts.source_id,
            identifies=True,
        ),
        Column(
            "state",
            _("state"),
            ("stateiso", "bundesland", "land", "staat", "stateprovince", "isocode"),
            meanings="states",
            identifies=True,
        ),
        _fact("name", "bezeichnung einrichtung beratungsstelle titel title centre center servicename"),
        _fact("provider", "traeger tragerverein organisation organization betreiber organizationname"),
        _fact("street", "strasse adresse address anschrift address1 strassehausnummer streetaddress"),
        _fact("postcode", "plz postleitzahl zip zipcode postalcode", texts.postcode),
        _fact("city", "ort stadt town gemeinde wohnort"),
        _fact("latitude", "lat breite breitengrad geolat", texts.coordinate(90)),
        _fact("longitude", "lon lng long laenge langengrad geolon geolng", texts.coordinate(180)),
        _fact("area", "einzugsgebiet servicearea", meanings="area"),
        _fact("served_state_ids", "servedstates weiterebundeslaender auchzustaendigfuer", meanings="served_states"),
        _fact("accessibility", "barrierefrei barrierefreiheit zugang", meanings="accessibility"),
        _fact("phones", "phone telefon tel telefonnummer telefonnummern phonenumber fon", texts.phones),
        _fact("email", "mail emailadresse eposta", texts.email),
        _fact("website", "web homepage internet url webseite internetseite weblink", texts.link("website")),
        _fact("booking_url", "onlinetermin terminbuchung booking bookinglink", texts.link("booking_url")),
        _fact("first_contact", "erstkontakt kontaktweg", meanings="first_contact"),
        _fact("hours", "oeffnungszeiten oeffnungszeit sprechzeiten sprechzeit openinghours", texts.opening_hours),
        _fact("languages", "sprachen sprache language beratungssprachen", meanings="languages"),
        _fact("interpreter_languages", "dolmetscher mitdolmetscher interpreter sprachmittlung", meanings="languages"),
        _fact("topic_ids", "topics themen thema topic servicetype angebot beratungsart art", meanings="topics"),
        _fact("target_groups", "zielgruppe zielgruppen targetgroup", meanings="target_groups"),
        _fact("minimum_age", "abalter mindestalter alterab minage", texts.whole(120)),
        _fact("maximum_age", "bisalter hoechstalter alterbis maxage", texts.whole(120)),
        _fact("is_free", "kostenlos kostenfrei free gratis", texts.yes_or_no),
        _fact("is_anonymous", "anonym anonymous", texts.yes_or_no),
        _fact("accepting", "nimmtauf nimmtan aufnahme aufnahmefaehig acceptingnow freieplaetze", texts.yes_or_no),
        _fact("waiting_weeks", "wartezeit wartezeitwochen waitingtime", texts.whole(104)),
        *_translated(),
    ]
    return {column.key: column for column in known}


def _translated():
    """Of the free texts, one column per language; a header without a language means German."""
    german = {
        "description": "beschreibung kurzbeschreibung angebotstext",
        "bring": "mitbringen unterlagen whattobring",
        "conditions": "bedingungen voraussetzungen eligibility",
        "directions": "anfahrt wegbeschreibung transportation",
    }
    for field in TRANSLATED:
        for code, own_name in settings.LANGUAGES:
            called = (field, *german[field].split()) if code == "de" else ()
            yield Column(f"{field}_{code}", format_lazy("{} ({})", _label(field), own_name), called, texts.short(field))


@cache
def exported() -> dict[str, str]:
    """Key of a column → its header in our files."""
    renamed = {"topic_ids": "topics", "served_state_ids": "served_states"}
    return {key: renamed.get(key, key) for key in columns()}


def guess(header: str) -> str:
    """The key of the column that a header means in German or English; "" when none."""
    word = NO_WORD.sub("", fold(header))
    return _by_word().get(word, "")


@cache
def _by_word() -> dict[str, str]:
    words = {}
    for column in columns().values():
        for called in (column.key, exported()[column.key], *column.called):
            words.setdefault(NO_WORD.sub("", fold(called)), column.key)
    return words


def guesses(headers: list[str]) -> dict[int, str]:
    """Column number → key, each key once: the first header that means it."""
    taken: dict[str, int] = {}
    for number, header in enumerate(headers):
        if (key := guess(header)) and key not in taken:
            taken[key] = number
    return {number: key for key, number in taken.items()}
