"""Invents the centres of the cities, one after the other; the same dice give the same centres."""

import re
import uuid
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from referrals.demo.facts import CONTACT_ORDER, capacity, freshness, hours, some_texts, verified
from referrals.demo.kinds import FIRST, KINDS, SPOKEN, THEN, Kind
from referrals.demo.places import City, Numbers, beside, read_cities, street
from referrals.enums import Accessibility, Status
from referrals.models import AdvisoryCenter
from streetwork.vocabulary.snapshot import Vocabulary

SOURCE = "demo"
PROVIDERS = (
    "Wegwarte e. V.", "Kranichruf gGmbH", "Haselhof Sozialwerk e. V.", "Lindenfaden e. V.", "Steinbrech-Stiftung",
    "Zaunkönig Beratung gGmbH", "Morgenweide e. V.", "Salzwiese Bildungswerk e. V.", "Rotbuche Wohlfahrt e. V.",
    "Sperling & Nachbarn e. V.", "Schlehdorn gGmbH", "Eisvogel Netzwerk e. V.",
)  # fmt: skip
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def plain(text: str) -> str:
    """As in an address of the web.

    >>> plain("Köln (Süd)")
    'koeln-sued'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(UMLAUTS)).strip("-")


def reach(provider: str, local: str) -> dict:
    """Invented addresses under a domain that is reserved for examples."""
    host = f"{plain(provider.split(maxsplit=1)[0])}.example.org"
    return {"email": f"{local}@{host}", "website": f"https://{host}/{local}/"}


class Inventor:
    """Gives unsaved centres. `today` is the day of the demo."""

    def __init__(self, words: Vocabulary, today: date, dice: Random):
        self.words, self.today, self.dice = words, today, dice
        self.numbers, self.names = Numbers(dice), set()
        self.states = {state.code: state for state in words.states.values()}
        self.topics = {topic.code: topic.pk for topic in words.topics.values()}

    def all_cities(self) -> list[AdvisoryCenter]:
        made, turns = [], defaultdict(int)
        for city in read_cities():
            for _one in range(city.centers):
                made.append(self.invent(city, self._kind(city.state, turns[city.state])))
                turns[city.state] += 1
        return made

    def invent(self, city: City, kind: Kind) -> AdvisoryCenter:
        """A published centre of this kind in the city."""
        dice, provider = self.dice, self.dice.choice(PROVIDERS)
        name = self._name(kind, city)
        spoken = self._languages(kind, city.state)
        conditions = dice.choice(kind.conditions)
        latitude, longitude = beside(city, dice)
        contact = {*dice.sample(kind.contact, min(len(kind.contact), dice.randint(2, 3)))}
        web = reach(provider, plain(name))
        return self.build(
            name=name, provider=provider, state=city.state,
            street=street(dice), postcode=city.postcode, city=city.city, latitude=latitude, longitude=longitude,
            area=dice.choice(kind.areas), accessibility=dice.choice(list(Accessibility)),
            phones=[self.numbers.landline(city.state)] + ([self.numbers.mobile()] if dice.random() < 0.2 else []),
            **web, booking_url=f"{web['website']}termin/" if dice.random() < 0.25 else "",
            first_contact=[each for each in CONTACT_ORDER if each in contact],
            hours=hours(self.today, dice),
            languages=["de", *spoken],
            interpreter_languages=self._interpreted(spoken, city.state),
            topics=sorted(dice.sample(kind.topics, len(kind.topics) - dice.randint(0, 2)), key=kind.topics.index),
            target_groups=list(dice.choice(kind.groups)),
            minimum_age=kind.ages[0], maximum_age=kind.ages[1],
            is_free=dice.choices((True, None), (9, 1))[0], is_anonymous=kind.anonymous,
            **capacity(dice), **verified(freshness(dice), self.today),
            **some_texts(kind, conditions, spoken, dice),
        )  # fmt: skip

    def build(self, *, state: str, topics, **facts) -> AdvisoryCenter:
        """A centre of the state's code and topics' codes, with keys and dates from the dice."""
        entered = self.today - timedelta(days=self.dice.randint(430, 620))
        changed = max(entered, facts.get("verified_on") or entered)
        uid = uuid.UUID(int=self.dice.getrandbits(128), version=4)
        self.names.add(facts["name"])
        return AdvisoryCenter(
            uid=uid, state=self.states[state], source=SOURCE, source_id=str(uid),
            topic_ids=[self.topics[code] for code in topics],
            created_at=self._morning(entered), updated_at=self._morning(changed),
            **{"status": Status.PUBLISHED, **facts},
        )  # fmt: skip

    def _kind(self, state: str, turn: int) -> Kind:
        """The turn-th kind of the state. What follows the first four begins elsewhere in every state."""
        if turn < len(FIRST):
            return KINDS[FIRST[turn]]
        return KINDS[THEN[(turn - len(FIRST) + self.states[state].pk * 3) % len(THEN)]]

    def _name(self, kind: Kind, city: City) -> str:
        names = [title.format(place=place) for place in (city.name, city.city) for title in kind.titles]
        names += [f"{names[0]} {part}" for part in ("Nord", "Süd", "West", "Ost")]
        return next(name for name in names if name not in self.names)

    def _languages(self, kind: Kind, state: str) -> list[str]:
        pool = list(dict.fromkeys((*kind.languages, *SPOKEN[state], "en")))
        return self.dice.sample(pool, min(len(pool), self.dice.choices((1, 2, 3, 4), (2, 4, 3, 1))[0]))

    def _interpreted(self, spoken: list[str], state: str) -> list[str]:
        if self.dice.random() < 0.55:
            return []
        pool = [code for code in dict.fromkeys((*SPOKEN[state], "ar", "uk", "fa", "ru")) if code not in spoken]
        return self.dice.sample(pool, min(len(pool), self.dice.randint(1, 3)))

    def _morning(self, day: date) -> datetime:
        return timezone.make_aware(datetime.combine(day, time(9 + day.day % 3, day.day)))
