"""Centres that a demonstration needs by name: Mecklenburg-Vorpommern, the editor's desk in NW, online counselling."""

from dataclasses import replace
from random import Random

from django.conf import settings

from referrals.demo.centers import Inventor, plain, reach
from referrals.demo.facts import WEEKS, hours, texts, verified
from referrals.demo.kinds import KINDS, RECOGNITION
from referrals.demo.places import City
from referrals.enums import Accessibility, Area, Status
from referrals.models import AdvisoryCenter

ROSTOCK = City("MV", "Rostock", "", "18055", 54.0887, 12.1405, 0)
SCHWERIN = City("MV", "Schwerin", "", "19053", 53.6300, 11.4100, 0)
NEUBRANDENBURG = City("MV", "Neubrandenburg", "", "17033", 53.5570, 13.2610, 0)
STRALSUND = City("MV", "Stralsund", "", "18439", 54.3150, 13.0900, 0)
BOCHUM = City("NW", "Bochum", "", "44787", 51.4818, 7.2162, 0)
DORTMUND = City("NW", "Dortmund", "Stadtgarten", "44137", 51.5110, 7.4610, 0)
HAGEN = City("NW", "Hagen", "", "58095", 51.3600, 7.4740, 0)
KREFELD = City("NW", "Krefeld", "", "47798", 51.3330, 6.5640, 0)
SOLINGEN = City("NW", "Solingen", "", "42651", 51.1720, 7.0840, 0)
ALL = {code for code, _name in settings.LANGUAGES}

# Entries that the editor's desk tells stories about, by the name that is looked for later.
ROSTOCK_RECOGNITION = "Anerkennungsberatung Rostock"
TWINS = ("Migrationsberatung Kranichruf Bochum", "Migrationsberatung Kranichruf, Bochum-Mitte")
MERGED = ("Sozialberatung Stadtgarten Dortmund", "Sozialberatung am Stadtgarten")
ASKED_LATELY, ASKED_LONG_AGO = "Arbeit und Recht Hagen", "Schuldnerberatung Krefeld"


class Special:
    """Builds centres from a kind, with what differs said outright."""

    def __init__(self, inventor: Inventor):
        self.inventor, self.dice = inventor, inventor.dice

    def make(self, kind: str, city: City, name: str, provider: str, at: str, *, days: int | None = 30, text=None,
             **differs) -> AdvisoryCenter:  # fmt: skip
        """`at` is street and number, `days` since the last verification, `text` the languages of the texts."""
        one, inventor = KINDS[kind], self.inventor
        spoken = differs.get("languages", ["de"])
        facts = {
            "name": name, "provider": provider, "state": city.state, "street": at,
            "postcode": city.postcode, "city": city.city, "latitude": city.latitude, "longitude": city.longitude,
            "area": Area.DISTRICT, "accessibility": Accessibility.YES,
            "phones": [inventor.numbers.landline(city.state)], **reach(provider, plain(name)),
            "first_contact": list(one.contact), "hours": {"weekly": WEEKS[3], "exceptions": []},
            "languages": spoken, "topics": one.topics, "target_groups": list(one.groups[0]),
            "minimum_age": one.ages[0], "maximum_age": one.ages[1],
            "is_free": True, "is_anonymous": one.anonymous, "accepting": True, "waiting_weeks": 2,
            **verified(days, inventor.today),
            **texts({"description": kind, "bring": one.bring, "conditions": one.conditions[0], "directions": "tram"},
                    text or {"de", "en", *(ALL & set(spoken))}, "Markthalle"),
            **differs,
        }  # fmt: skip
        return inventor.build(**facts)


def mecklenburg(special: Special) -> list[AdvisoryCenter]:
    """For the newcomer's task “Polish, recognition of a nursing diploma, Rostock”: one fits best, others lack."""
    make, dice, today = special.make, special.dice, special.inventor.today
    return [
        make("recognition", ROSTOCK, ROSTOCK_RECOGNITION, "Kranichruf gGmbH", "Reiherdamm 12", days=20, text=ALL,
             topics=RECOGNITION, languages=["de", "pl", "en", "ru"], interpreter_languages=["uk", "ar", "vi"],
             area=Area.STATE, waiting_weeks=0, target_groups=[], hours=hours(today, dice) | {"weekly": WEEKS[3]},
             first_contact=["phone", "email", "video", "walk_in"]),
        make("recognition", SCHWERIN, "Fachstelle Abschluss und Beruf Schwerin", "Morgenweide e. V.",
             "Am Alten Zollhaus 7", days=45, languages=["de", "en"], interpreter_languages=["pl", "uk", "ar"],
             area=Area.STATE),
        make("recognition", NEUBRANDENBURG, "Anerkennungsberatung Neubrandenburg", "Rotbuche Wohlfahrt e. V.",
             "Ahornring 40", days=60, languages=["de", "pl"], accepting=False, waiting_weeks=10),
        make("recognition", STRALSUND, "Diplomlotsen Stralsund", "Salzwiese Bildungswerk e. V.", "Obere Salzgasse 3",
             days=400, languages=["de", "pl", "en"]),
        make("adults", ROSTOCK, "Migrationsberatung Rostock", "Wegwarte e. V.", "Neue Lotsenstraße 21",
             days=75, languages=["de", "ru", "uk", "vi"], interpreter_languages=["pl", "ar"], area=Area.CITY),
        make("work", ROSTOCK, "Arbeit und Recht Rostock", "Haselhof Sozialwerk e. V.", "Korbmacherstraße 9",
             days=15, languages=["de", "pl", "ro", "bg"], area=Area.STATE, waiting_weeks=0),
        make("courses", ROSTOCK, "Sprachkursberatung Rostock", "Salzwiese Bildungswerk e. V.", "Reiherdamm 30",
             days=100, languages=["de", "en", "vi", "es"]),
        make("welcome", SCHWERIN, "Welcome Center Mecklenburg", "Eisvogel Netzwerk e. V.", "Glockengießerplatz 2",
             days=33, text=ALL, languages=["de", "en", "es", "vi", "ru"], area=Area.STATE, served_state_ids=[],
             phones=[special.inventor.numbers.landline("MV"), special.inventor.numbers.mobile()]),
    ]  # fmt: skip


def desk_in_nw(special: Special) -> list[AdvisoryCenter]:
    """What the editor in NW finds: twins, a merged pair, drafts, one paused, one closed, two that were asked."""
    make, closed = special.make, {"status": Status.CLOSED, "accepting": False, "waiting_weeks": None}
    twin = {"languages": ["de", "tr", "ar"], "phones": [special.inventor.numbers.landline("NW")]}
    shifted = replace(BOCHUM, latitude=BOCHUM.latitude + 0.0002)
    return [
        make("adults", BOCHUM, TWINS[0], "Kranichruf gGmbH", "Hinter der Tuchhalle 14", days=50, **twin),
        make("adults", shifted, TWINS[1], "Kranichruf gemeinnützige GmbH", "Hinter d. Tuchhalle 14", days=310, **twin),
        make("social", DORTMUND, MERGED[0], "Lindenfaden e. V.", "Zum Lindenhain 5", days=12,
             languages=["de", "bg", "ro"]),
        make("social", DORTMUND, MERGED[1], "Lindenfaden e. V.", "Zum Lindenhain 5", days=390, **closed),
        make("women", HAGEN, "Frauenberatung Hagen", "Schlehdorn gGmbH", "Ahornring 8", days=320, **closed),
        make("work", HAGEN, ASKED_LATELY, "Haselhof Sozialwerk e. V.", "Glockengießerplatz 11", days=190,
             languages=["de", "pl", "ro"], area=Area.STATE),
        make("debt", KREFELD, ASKED_LONG_AGO, "Steinbrech-Stiftung", "Distelweg 60", days=215, languages=["de", "tr"]),
        make("legal", KREFELD, "Rechtscafé Krefeld", "Sperling & Nachbarn e. V.", "Schwalbenplatz 1", days=90,
             status=Status.PAUSED, accepting=False, languages=["de", "ar", "fa"]),
        make("housing", SOLINGEN, "Wohnlotsen Solingen", "Zaunkönig Beratung gGmbH", "Sperlingsgasse 17", days=None,
             status=Status.DRAFT, due_on=None, languages=["de", "it"]),
        make("courses", HAGEN, "Deutsch-Treffpunkt Hagen", "Eisvogel Netzwerk e. V.", "Am Weidentor 2", days=None,
             status=Status.DRAFT, due_on=None, languages=["de", "es"]),
    ]  # fmt: skip


ONLINE = (
    ("Beratung online auf Polnisch", "Wegwarte e. V.", ["de", "pl"]),
    ("Beratung online auf Rumänisch und Bulgarisch", "Haselhof Sozialwerk e. V.", ["de", "ro", "bg"]),
    ("Beratung online für Lateinamerika und Südeuropa", "Eisvogel Netzwerk e. V.", ["de", "es", "pt", "it", "en"]),
    ("Beratung online auf Vietnamesisch und Russisch", "Morgenweide e. V.", ["de", "vi", "ru"]),
)


def online(special: Special) -> list[AdvisoryCenter]:
    """Without a place, for everybody: supra-regional."""
    nowhere = City("DE", "", "", "", None, None, 0)
    return [
        special.make("online", nowhere, name, provider, "", days=10 + 20 * turn, text=ALL, languages=languages,
                     area=Area.ONLINE, accessibility=Accessibility.UNKNOWN, first_contact=["chat", "email", "video"],
                     phones=[special.inventor.numbers.mobile()], hours={"weekly": {}, "by_appointment": True},
                     booking_url=f"https://termin.example.net/{plain(name)}", directions_de="")
        for turn, (name, provider, languages) in enumerate(ONLINE)
    ]  # fmt: skip


def all_specials(inventor: Inventor) -> list[AdvisoryCenter]:
    special = Special(inventor)
    return [*mecklenburg(special), *desk_in_nw(special), *online(special)]


def unsettle(centers: list[AdvisoryCenter], dice: Random) -> None:
    """One in twelve of the invented ones is a draft, paused or closed."""
    for center in dice.sample(centers, len(centers) // 12):
        center.status = dice.choice((Status.DRAFT, Status.PAUSED, Status.PAUSED, Status.CLOSED))
        if center.status == Status.DRAFT:
            center.verified_on, center.verified_by, center.due_on = None, "", None
