"""Dices the facts of an invented centre: hours, texts, freshness, whether it takes people on."""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from django.conf import settings

from referrals.demo.kinds import Kind
from referrals.demo.places import STOPS
from referrals.enums import VerifiedBy
from referrals.models import TRANSLATED

TEXTS = Path(__file__).parent / "data" / "texts.json"
MONTHS = 6

WEEKS = (
    {"MO": [["09:00", "12:00"]], "TU": [["09:00", "12:00"], ["14:00", "18:00"]], "TH": [["14:00", "17:00"]]},
    {"MO": [["10:00", "13:00"]], "WE": [["10:00", "13:00"]], "FR": [["09:00", "12:00"]]},
    {"TU": [["09:00", "12:30"], ["13:30", "16:00"]], "TH": [["09:00", "12:30"], ["13:30", "18:00"]]},
    {**{day: [["09:00", "16:00"]] for day in ("MO", "TU", "WE", "TH")}, "FR": [["09:00", "13:00"]]},
    {"WE": [["15:00", "19:00"]], "SA": [["10:00", "13:00"]]},
    {day: [["08:30", "12:00"], ["13:00", "15:30"]] for day in ("MO", "TU", "TH")},
)
CONTACT_ORDER = ("phone", "email", "chat", "video", "walk_in")


@cache
def library() -> dict[str, dict[str, dict[str, str]]]:
    """field → kind of text → language → text; written for the demo in all eight languages."""
    return json.loads(TEXTS.read_text(encoding="utf-8"))


def texts(keys: dict[str, str], languages: set[str], stop: str) -> dict[str, str]:
    """The translated columns. `keys` names a text of the library for each field; fields without one stay empty."""
    return {
        f"{field}_{code}": library()[field][keys[field]][code].replace("{stop}", stop)
        for field in TRANSLATED
        if keys.get(field)
        for code, _name in settings.LANGUAGES
        if code in languages
    }


def some_texts(kind: Kind, conditions: str, spoken: list[str], dice: Random) -> dict[str, str]:
    """German always; the languages of counselling, often English, and one in five has been translated in full."""
    everything = {code for code, _name in settings.LANGUAGES}
    languages = {"de", *(everything & set(spoken))} | ({"en"} if dice.random() < 0.6 else set())
    way = dice.choice(("tram", "bus", "station", "townhall", ""))
    keys = {"description": kind.key, "bring": kind.bring, "conditions": conditions, "directions": way}
    return texts(keys, everything if dice.random() < 0.2 else languages, dice.choice(STOPS))


def hours(today: date, dice: Random) -> dict:
    """A week; two in three know already when they close around Christmas."""
    week = dice.choice(WEEKS)
    found = {"weekly": week, "exceptions": [], "by_appointment": dice.random() < 0.4}
    year = today.year if today.month > 1 else today.year - 1
    if dice.random() < 0.1:
        day = (today + timedelta(days=dice.randint(3, 20))).isoformat()
        found["exceptions"].append({"from": day, "until": day, "times": [], "note": "Fortbildung des Teams"})
    if dice.random() < 0.65:
        until = dice.choice((f"{year}-12-31", f"{year + 1}-01-03", f"{year + 1}-01-06"))
        found["exceptions"].append({"from": f"{year}-12-24", "until": until, "times": [], "note": "Weihnachtspause"})
    elif dice.random() < 0.4:
        short = [["09:00", "12:00"]]
        found["exceptions"].append(
            {"from": f"{year}-12-28", "until": f"{year}-12-30", "times": short, "note": "Notdienst zwischen den Jahren"}
        )
    return found


def verified(days_ago: int | None, today: date, by: str = VerifiedBy.CENTER) -> dict:
    """When it was verified and is due again; None: never, and due since it was entered."""
    if days_ago is None:
        return {"verified_on": None, "verified_by": "", "due_on": today - timedelta(days=40)}
    on = today - timedelta(days=days_ago)
    return {"verified_on": on, "verified_by": by, "due_on": on + timedelta(days=round(MONTHS * 30.44))}


def freshness(dice: Random) -> int | None:
    """Days since the last verification: most are fresh, one in twelve is overdue, a few were never verified."""
    return dice.choices((dice.randint(3, 170), dice.randint(184, 194), dice.randint(205, 420), None), (85, 4, 8, 3))[0]


def capacity(dice: Random) -> dict:
    """Whether people are taken on, and how long they wait; one in ten is full, of some nobody knows."""
    accepting = dice.choices((True, False, None), (82, 10, 8))[0]
    if accepting is False:
        return {"accepting": False, "waiting_weeks": dice.randint(6, 20)}
    return {"accepting": accepting, "waiting_weeks": dice.choice((None, 0, 1, 1, 2, 3, 4)) if accepting else None}
