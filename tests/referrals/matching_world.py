"""A small invented directory over several states, for the hand-written cases of the matching."""

from datetime import date, timedelta

from referrals.enums import Status
from referrals.matching import Need
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Topic
from tests.factories.referrals import CenterFactory

TODAY = date(2026, 11, 22)
FRESH = {"verified_on": date(2026, 9, 1), "due_on": date(2027, 3, 1)}
DUE = {"verified_on": date(2026, 5, 15), "due_on": TODAY - timedelta(days=7)}
STALE = {"verified_on": date(2026, 3, 10), "due_on": date(2026, 9, 10)}

PLACES = {
    "Rostock": ("MV", 54.0887, 12.1405),
    "Schwerin": ("MV", 53.6288, 11.4148),
    "Greifswald": ("MV", 54.0931, 13.3879),
    "Bremen": ("HB", 53.0793, 8.8017),
    "Delmenhorst": ("NI", 53.0506, 8.6311),
    "Oldenburg": ("NI", 53.1435, 8.2146),
    "Göttingen": ("NI", 51.5413, 9.9158),
    "Hannover": ("NI", 52.3744, 9.7386),
    "Berlin": ("BE", 52.5200, 13.4050),
    "Potsdam": ("BB", 52.3989, 13.0657),
    "Cottbus": ("BB", 51.7563, 14.3329),
    "Köln": ("NW", 50.9375, 6.9603),
    "Dortmund": ("NW", 51.5142, 7.4653),
    "Aachen": ("NW", 50.7753, 6.0839),
    "München": ("BY", 48.1374, 11.5755),
    "Nürnberg": ("BY", 49.4521, 11.0767),
    "Leipzig": ("SN", 51.3397, 12.3731),
    "Magdeburg": ("ST", 52.1315, 11.6399),
    "Stendal": ("ST", 52.6069, 11.8587),
    "Halle": ("ST", 51.4825, 11.9697),
    "Mannheim": ("BW", 49.4883, 8.4647),
    "Ludwigshafen": ("RP", 49.4774, 8.4452),
    "Hamburg": ("HH", 53.5503, 10.0007),
    "Lübeck": ("SH", 53.8655, 10.6866),
    "Erfurt": ("TH", 50.9787, 11.0328),
}

# name → place, area, languages, topics, and what differs from a fresh centre that accepts people
CENTERS = {
    "Anerkennung MV": ("Rostock", "state", "de pl", "recognition regulated_professions", {}),
    "Bürgerhaus Rostock": ("Rostock", "city", "de", "recognition working_conditions", {}),
    "Treff Schwerin": ("Schwerin", "city", "de ru", "residence social_benefits", {}),
    "Kreisberatung Greifswald": ("Greifswald", "district", "de pl uk", "residence working_conditions", {}),
    "Online Việt": ("Berlin", "online", "de vi", "skilled_immigration recognition vocational_training", {}),
    "Faire Arbeit bundesweit": ("Berlin", "nationwide", "de pl ru", "working_conditions recognition", {}),
    "Arbeit Bremen": ("Bremen", "city", "de bg ro tr", "working_conditions residence", {}),
    "Soziales Bremen und umzu": ("Bremen", "city", "de pl", "social_benefits", {"served": "NI"}),
    "Landkreis Oldenburg": ("Oldenburg", "district", "de", "working_conditions", {"interpreters": "ro"}),
    "Niedersachsen sozial": ("Hannover", "state", "de ro", "social_benefits housing", {}),
    "Wohnen Berlin": ("Berlin", "city", "de es", "housing residence", {"accepting": False}),
    "Mieten Berlin": ("Berlin", "city", "de es", "housing", {"waiting_weeks": 10}),
    "Schulden alt Berlin": ("Berlin", "city", "de es fr", "debt", STALE),
    "Schulden Berlin": ("Berlin", "city", "de en", "debt", {}),
    "Finanzen Brandenburg": ("Potsdam", "state", "de pl", "debt taxes", {}),
    "Faire Arbeit Köln": ("Köln", "city", "de it es", "working_conditions", {"accepting": None}),
    "Flucht Dortmund": ("Dortmund", "district", "de ro bg", "social_benefits", {"target_groups": ["refugees"]}),
    "Laden Dortmund": ("Dortmund", "city", "de ro", "social_benefits", DUE),
    "Bildung Bayern": ("München", "state", "de hr it", "vocational_training family", {}),
    "Familie Leipzig": ("Leipzig", "city", "de", "residence family", {"interpreters": "vi ar"}),
    "Pausiert Leipzig": ("Leipzig", "city", "de vi", "residence family", {"status": Status.PAUSED}),
    "Entwurf Leipzig": ("Leipzig", "city", "de vi", "residence family", {"status": Status.DRAFT}),
    "Lohn Magdeburg": ("Magdeburg", "state", "de pl", "pay", {}),
    "Frauen Halle": ("Halle", "city", "de ar", "crisis", {"target_groups": ["women"]}),
    "Wohnen Mannheim": ("Mannheim", "city", "de tr bg", "housing language_courses", {}),
    "Wohnen Ludwigshafen": ("Ludwigshafen", "city", "de", "housing", {}),
    "Rückkehr überregional": ("Berlin", "state", "de en uk", "return", {"code": "DE"}),
    "Sprache Erfurt": (None, "district", "de ru", "language_courses", {"code": "TH"}),
    "Vergi Hamburg": ("Hamburg", "city", "tr", "taxes", {}),
    "Steuern Hamburg": ("Hamburg", "city", "", "taxes", {}),
}  # fmt: skip


def make_world():
    """Needs an open scope that writes all states."""
    states = dict(State.objects.values_list("code", "pk"))
    for name, (place, area, languages, topics, differing) in CENTERS.items():
        other = dict(differing)
        code, latitude, longitude = PLACES[place] if place else (None, None, None)
        code = other.pop("code", code)
        facts = FRESH | {
            "served_state_ids": [states[each] for each in other.pop("served", "").split()],
            "interpreter_languages": other.pop("interpreters", "").split(),
        }
        CenterFactory(
            name=name, code=code, latitude=latitude, longitude=longitude, city=place or "", area=area,
            languages=languages.split(), about=tuple(topics.split()), **facts | other,
        )  # fmt: skip


def need(where: str, topics: str, language: str = "", groups: str = "") -> Need:
    """`where` is a place, a code of a state, or nothing."""
    code, latitude, longitude = PLACES.get(where, (where, None, None))
    ids = dict(Topic.objects.values_list("code", "pk"))
    return Need(
        topic_ids=tuple(ids[topic] for topic in topics.split()),
        language=language,
        state=State.objects.get(code=code).pk if code else None,
        latitude=latitude,
        longitude=longitude,
        target_groups=tuple(groups.split()),
    )
