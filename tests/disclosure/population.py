"""A team's contacts that never happened, skewed as real ones are: the ground truth that the attackers are after.

24 months of growth with seasons; 16 states of which the smallest has half a percent; 20 languages, each at home in
some states and seldom in the others (gamma-distributed affinities, so cells are far more uneven than their margins
say); topics and platforms that go with the language; people who come back; counselors with one or two languages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

import numpy as np

STATES = ("NW", "BY", "BW", "NI", "HE", "SN", "RP", "BE", "SH", "BB", "ST", "TH", "HH", "MV", "SL", "HB")
LANGUAGES = ("ro", "pl", "bg", "ru", "vi", "es", "de", "en", "it", "ar",
             "uk", "tr", "pt", "fr", "hu", "el", "fa", "sr", "sq", "cs")  # fmt: skip
TOPICS = tuple(f"topic-{number:02d}" for number in range(20))
PLATFORMS = ("facebook", "telegram", "whatsapp", "vk", "instagram", "reddit", "zalo", "email", "phone", "youtube")
COUNSELORS = 40
MONTHS = 24


@dataclass(frozen=True)
class Contact:
    """One entry. `month` counts from 0; `person` is shared by the entries of a person who came back."""

    client_ref: UUID
    month: int
    person: int
    state: str
    language: str
    topic: str
    platform: str
    counselor: int

    @property
    def year(self) -> int:
        return self.month // 12

    def changed(self, **facts) -> "Contact":
        return replace(self, **facts)


@dataclass(frozen=True)
class Population:
    """Contacts with their vocabularies: what is publicly known to exist, whether or not somebody has it."""

    contacts: tuple[Contact, ...]
    states: tuple[str, ...] = STATES
    languages: tuple[str, ...] = LANGUAGES
    topics: tuple[str, ...] = TOPICS
    platforms: tuple[str, ...] = PLATFORMS

    def __iter__(self) -> Iterator[Contact]:
        return iter(self.contacts)

    def __len__(self):
        return len(self.contacts)

    @cached_property
    def months(self) -> int:
        return max(contact.month for contact in self.contacts) + 1

    def of(self, contacts) -> "Population":
        """The same world with other contacts."""
        return replace(self, contacts=tuple(contacts))


def populate(seed: int = 2026, size: int = 30_000, *, returning: float = 0.22) -> Population:
    """The same world for the same seed. `returning`: the share of entries by somebody who was here before."""
    dice = np.random.default_rng(seed)
    state_share = _shares(len(STATES), 0.80)
    language_share = _shares(len(LANGUAGES), 0.80)
    at_home = np.outer(state_share, language_share) * dice.gamma(0.7, size=(len(STATES), len(LANGUAGES)))
    asked = _shares(len(TOPICS), 0.9) * dice.gamma(1.5, size=(len(LANGUAGES), len(TOPICS)))
    met = _shares(len(PLATFORMS), 0.75) * dice.gamma(0.5, size=(len(LANGUAGES), len(PLATFORMS)))
    months = np.array([(1 + 0.03 * month) * (1 + 0.2 * np.sin(month * np.pi / 6)) for month in range(MONTHS)])

    when = np.sort(dice.choice(MONTHS, size, p=months / months.sum()))
    where = dice.choice(at_home.size, size, p=(at_home / at_home.sum()).ravel())
    refs = dice.bytes(16 * size)
    contacts: list[Contact] = []
    for number in range(size):
        if contacts and dice.random() < returning:
            # somebody of the last weeks: same state and language, mostly the same platform, often another question
            before = contacts[max(len(contacts) - 1 - int(dice.exponential(1500)), 0)]
            person, state, language = before.person, before.state, before.language
        else:
            before, person = None, number
            row, column = divmod(int(where[number]), len(LANGUAGES))
            state, language = STATES[row], LANGUAGES[column]
        spoken = LANGUAGES.index(language)
        topic = before.topic if before and dice.random() < 0.4 else _draw(dice, TOPICS, asked[spoken])
        platform = before.platform if before and dice.random() < 0.9 else _draw(dice, PLATFORMS, met[spoken])
        contacts.append(
            Contact(
                UUID(bytes=refs[16 * number : 16 * number + 16]), int(when[number]), person, state, language, topic,
                platform, (2 * spoken + int(dice.integers(2))) % COUNSELORS,
            )
        )  # fmt: skip
    return Population(tuple(contacts))


def _shares(count: int, ratio: float) -> np.ndarray:
    """A geometric fall with a floor, as of a register that names what is seldom, too."""
    shares = ratio ** np.arange(count) + 0.01
    return shares / shares.sum()


def _draw(dice, values, weights):
    upto = np.cumsum(weights)
    return values[int(np.searchsorted(upto, dice.random() * upto[-1], side="right"))]
