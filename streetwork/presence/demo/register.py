"""Reads the list of invented spaces (data/demo_spaces.csv) and says who answers for which."""

import csv
from dataclasses import dataclass
from pathlib import Path

from streetwork.presence.enums import Status

FILE = Path(__file__).parents[1] / "data" / "demo_spaces.csv"
LARA = "lara-la-red"
# LaRA's own figure: about 90 groups with almost 500,000 members.
LARA_MEMBERS = 498_200

# Demo people (keys of accounts/demo.py) by programme and language; the first whose states fit answers.
SPEAKERS = {
    "kompan": {
        "bg": ("colleague", "bw"),
        "pl": ("he", "traveller"),
        "ro": ("counselor", "ni"),
        "en": ("hh", "counselor"),
        "de": ("counselor",),
    },
    "welcome-to-the-east-side": {"ru": ("russian",), "vi": ("vietnamese",), "es": ("lead-east",)},
    LARA: {"es": ("spanish",), "it": ("italian",), "pt": ("portuguese",), "en": ("english",)},
}
LEADS = {"kompan": "lead", "welcome-to-the-east-side": "lead-east", LARA: "lead-lara"}


@dataclass(frozen=True)
class Entry:
    """One row of the list. `groups` and `states` are codes; `members` a rough number."""

    programme: str
    url: str
    name: str
    languages: tuple[str, ...]
    groups: tuple[str, ...]
    states: tuple[str, ...]
    members: int
    status: Status


def read_register() -> list[Entry]:
    """All rows, with LaRA's members scaled to its published sum."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lara = scaled([int(row["members"]) for row in rows if row["programme"] == LARA], LARA_MEMBERS)
    return [_entry(row, lara.pop(0) if row["programme"] == LARA else int(row["members"])) for row in rows]


def _entry(row, members):
    return Entry(
        programme=row["programme"],
        url=row["url"],
        name=row["name"],
        languages=tuple(row["languages"].split()),
        groups=tuple(row["groups"].split()),
        states=tuple(row["states"].split()),
        members=members,
        status=Status(row["status"]),
    )


def scaled(numbers: list[int], total: int) -> list[int]:
    """The numbers in proportion, as whole numbers with exactly this sum (largest remainders round up).

    >>> scaled([1, 1, 1], 10)
    [4, 3, 3]
    """
    whole = sum(numbers)
    shares = [divmod(number * total, whole) for number in numbers]
    missing = total - sum(share for share, _rest in shares)
    first = sorted(range(len(numbers)), key=lambda at: -shares[at][1])[:missing]
    return [share + (at in first) for at, (share, _rest) in enumerate(shares)]


def responsible_key(entry: Entry, states_of: dict[str, frozenset[str]]) -> str:
    """Who of the demo people answers for the space; `states_of` are the state codes of each."""
    speakers = SPEAKERS[entry.programme][entry.languages[0]]
    fitting = [key for key in speakers if not entry.states or states_of[key].intersection(entry.states)]
    return (fitting or [LEADS[entry.programme]])[0]
