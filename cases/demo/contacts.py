"""Dices one contact: the facts of the quick log, as consistent as the form makes them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from cases.demo.chance import pick
from cases.demo.mixes import ASKED_MORE, EAST_SIDE, RESIDENCE, TOPICS, WORK, Work
from cases.demo.places import Places
from cases.demo.talks import acts_of, depth_of, duration_of, kind_of, people_of, silent_readers
from cases.enums import Act, Evidence, Initiative, Kind
from cases.models import Contact
from cases.rules import is_offer_answered
from streetwork.accounts.models import User
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.snapshot import Vocabulary

CRISIS_TOPIC = "acute_hardship"
INITIATIVE = {Initiative.PROACTIVE: 52, Initiative.REACTIVE: 36, Initiative.MEDIATED: 5, Initiative.UNKNOWN: 7}


@dataclass
class Planned:
    """A contact that is not saved yet, and the thread that its fingerprint is made of."""

    key: str
    contact: Contact
    thread_id: str


@dataclass
class Ground:
    """What is there before the first contact."""

    people: Mapping[str, User]
    programmes: Mapping[str, Programme]
    states: Mapping[str, State]
    words: Vocabulary


class Inventor:
    """Invents contacts in the order of time: threads go on."""

    def __init__(self, ground: Ground, places: Places, now: datetime, dice: Random):
        self.ground, self.places, self.now, self.dice = ground, places, now, dice
        self.topics = {topic.code: topic for topic in ground.words.topics.values()}
        self.groups = {group.code: group for group in ground.words.origin_groups.values()}

    def invent(self, key: str, at: datetime, work: Work | None = None) -> Planned:
        """The contact of this demo person at this moment; `work` where it is not the usual one."""
        dice, work = self.dice, work or WORK[key]
        language, kind = pick(dice, work.languages), kind_of(dice)
        place = self.places.find(work, language, kind, at)
        state, evidence = place.state, place.evidence
        if state is None:
            state, evidence = self._region(work)
        acts = acts_of(kind, dice)
        if Act.REFERRED in acts and evidence == Evidence.SELF_STATED and dice.random() < 0.4:
            evidence = Evidence.REFERRED
        topics = self._topics(work, language, kind)
        people = people_of(kind, place.is_open, dice)
        contact = Contact(
            client_ref=uuid.UUID(int=dice.getrandbits(128), version=4),
            counselor=self.ground.people[key],
            programme=self.ground.programmes[work.programme],
            state=self.ground.states[state],
            occurred_at=at,
            created_at=min(self.now, at + self._delay()),
            platform=place.platform, space=place.space, setting=place.setting, mode=place.mode,
            language_id=language, kind=kind, acts=acts,
            offer_answered=is_offer_answered(kind, dice.random() < 0.42),
            main_topic_id=topics[0], topic_ids=topics,
            initiative=Initiative.PROACTIVE if kind == Kind.OFFER else pick(dice, INITIATIVE),
            content_based=dice.random() < 0.07,
            depth=depth_of(kind, people, dice), duration=duration_of(kind, dice),
            region_evidence=evidence,
            origin_group=self._group(place, language),
            audience=silent_readers(place.members, dice) if place.is_open else "",
            people_reached=people,
            **(self._abroad(work, language, state) if work.programme == EAST_SIDE else {}),
        )  # fmt: skip
        return Planned(key, contact, place.thread_id)

    def _region(self, work: Work):
        """A state and how it is known; the supra-regional one means that it is not."""
        code = pick(self.dice, work.states)
        if code == "DE":
            return code, Evidence.UNKNOWN
        return code, Evidence.UNKNOWN if self.dice.random() < 0.1 else Evidence.SELF_STATED

    def _delay(self):
        """Most log at once, some in the evening or the next morning."""
        if self.dice.random() < 0.85:
            return timedelta(minutes=self.dice.randint(0, 12))
        return timedelta(minutes=self.dice.randint(60, 1200))

    def _topics(self, work, language, kind):
        """One to four topics, the main one first; now and then the first level alone."""
        if kind == Kind.CRISIS:
            return [self.topics[CRISIS_TOPIC].pk]
        more = ASKED_MORE.get(language, {})
        weights = {code: weight * more.get(code, 1) for code, weight in TOPICS[work.programme].items()}
        codes = [pick(self.dice, weights) for _ in range(self.dice.choices((1, 2, 3, 4), (52, 33, 11, 4))[0])]
        topics = [self.topics[code] for code in codes]
        chosen = [topic.parent_id if topic.parent_id and self.dice.random() < 0.12 else topic.pk for topic in topics]
        return list(dict.fromkeys(chosen))

    def _group(self, place, language):
        if place.groups and self.dice.random() < 0.7:
            return self.dice.choice(place.groups)
        of_language = {"vi": "vietnamese", "bg": "bulgarian", "pl": "polish", "ro": "romanian", "it": "italian"}
        if language in of_language and self.dice.random() < 0.35:
            return self.groups[of_language[language]]
        return None

    def _abroad(self, work, language, state):
        """Country of residence and target state: two fields, for people who still live abroad."""
        dice, here = self.dice, state != "DE"
        target = state if here else dice.choice(("MV", "ST", None, None))
        facts = {"target_state": self.ground.states[target] if target else None}
        if dice.random() < 0.86:
            facts["residence_country"] = pick(dice, RESIDENCE[language])
        return facts
