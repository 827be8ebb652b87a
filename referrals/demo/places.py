"""The real cities of the invented centres (data/cities.csv), invented streets, and telephone numbers of fiction."""

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

FILE = Path(__file__).parent / "data" / "cities.csv"
STREETS = (
    "Alte Färbergasse", "Am Haselhof", "Kranichallee", "Wegwartenweg", "Hinter der Tuchhalle", "Am Weidentor",
    "Sperlingsgasse", "Neue Lotsenstraße", "Reiherdamm", "Zum Lindenhain", "Korbmacherstraße", "Am Eichelhof",
    "Obere Salzgasse", "Glockengießerplatz", "Ahornring", "Distelweg", "Schwalbenplatz", "Am Alten Zollhaus",
)  # fmt: skip
STOPS = ("Rathaus", "Stadtpark", "Hauptpost", "Theaterplatz", "Südbahnhof", "Markthalle", "Kanalbrücke", "Stadtbad")

# What the Bundesnetzagentur keeps free for film and fiction ("Drama Numbers"), used for the states around.
BERLIN, HAMBURG, FRANKFURT, COLOGNE, MUNICH = "30 23125", "40 66969", "69 90009", "221 4710", "89 99998"
LANDLINE = {
    "BE": BERLIN, "BB": BERLIN, "SN": BERLIN, "ST": BERLIN, "TH": BERLIN, "DE": BERLIN,
    "HH": HAMBURG, "SH": HAMBURG, "HB": HAMBURG, "NI": HAMBURG, "MV": HAMBURG,
    "HE": FRANKFURT, "RP": FRANKFURT, "SL": FRANKFURT, "NW": COLOGNE, "BY": MUNICH, "BW": MUNICH,
}  # fmt: skip
MOBILE = ("171 39200", "176 040690")


@dataclass(frozen=True)
class City:
    """A town, or a quarter of a large one, with the number of centres that are invented there."""

    state: str
    city: str
    quarter: str
    postcode: str
    latitude: float
    longitude: float
    centers: int

    @property
    def name(self) -> str:
        """What people call the place in the name of an office."""
        return self.quarter or self.city.split(" (")[0].split(" am ")[0].split(" im ")[0]


def read_cities() -> list[City]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            City(
                row["state"], row["city"], row["quarter"], row["postcode"],
                float(row["latitude"]), float(row["longitude"]), int(row["centers"]),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def street(dice: Random) -> str:
    return f"{dice.choice(STREETS)} {dice.randint(1, 94)}{dice.choice(('', '', '', '', 'a', 'b'))}"


def beside(city: City, dice: Random) -> tuple[float, float]:
    """A point in the city, at most about a kilometre from its middle."""
    return (
        round(city.latitude + dice.uniform(-0.008, 0.008), 5),
        round(city.longitude + dice.uniform(-0.012, 0.012), 5),
    )


class Numbers:
    """Gives every telephone number once."""

    def __init__(self, dice: Random):
        self.dice, self.given = dice, set()

    def landline(self, state: str) -> str:
        return self._new(lambda: f"+49 {LANDLINE[state]} {self.dice.randrange(1000):03}")

    def mobile(self) -> str:
        return self._new(lambda: f"+49 {self.dice.choice(MOBILE)}{self.dice.randrange(100):02}")

    def _new(self, draw) -> str:
        while (number := draw()) in self.given:
            pass
        self.given.add(number)
        return number
