"""Figures counted the slow way, in Python, row by row: what the fast way is compared with."""

from collections import Counter
from datetime import date
from random import Random

from django.utils import timezone

from cases.enums import Act, Audience, Depth, Evidence, Initiative, Kind
from cases.models import Contact
from referrals.models import Referral
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import Cell
from streetwork.reporting.figures.selection import Selection
from streetwork.vocabulary.enums import Setting
from streetwork.vocabulary.models import OriginGroup, Platform, Topic
from streetwork.vocabulary.snapshot import vocabulary
from tests.factories.cases import contact_facts, state_id

EVERY = tuple(Dimension)


def counted_slowly(selection: Selection, dimension: Dimension, *, between: tuple[date, date] | None = None):
    """{key: cell} of a plain selection, or of some of its days."""
    first, last = between or (selection.period.first, selection.period.last)
    entries, people = Counter(), Counter()
    model, moment = (Referral, "suggested_at") if dimension.source == "referrals" else (Contact, "occurred_at")
    for row in model.objects.all():
        day = timezone.localtime(getattr(row, moment)).date()
        if not first <= day <= last or row.state_id not in selection.pairs.get(row.programme_id, ()):
            continue
        number = getattr(row, "people_reached", 1)
        for key in keys_of(row, dimension):
            entries[key] += 1
            people[key] += number
    return {key: Cell(entries[key], people[key]) for key in entries}


def keys_of(row, dimension: Dimension) -> list[str]:
    """Under which keys a contact or a referral counts."""
    if dimension.source == "referrals":
        return {
            Dimension.RESULT: [row.result],
            Dimension.LEVEL: [row.level],
            Dimension.REFERRAL_TOPIC: [_first_level(row.topic_id)] if hasattr(row, "topic_id") else [],
            Dimension.REFERRAL_STATE: [str(row.state_id)],
        }[dimension]
    if row.kind == Kind.OFFER and dimension == Dimension.KIND:
        return ["offer_answered" if row.offer_answered else "offer_unanswered"]
    if row.kind == Kind.OFFER and not row.offer_answered:
        return []
    return {
        Dimension.KIND: [row.kind],
        Dimension.LANGUAGE: [row.language_id],
        Dimension.PLATFORM: [str(row.platform_id)],
        Dimension.TOPIC: [_first_level(row.main_topic_id)],
        Dimension.TOPIC_LEAF: [str(row.main_topic_id)],
        Dimension.MENTIONED: [str(topic) for topic in row.topic_ids],
        Dimension.ORIGIN: [str(row.origin_group_id or "")],
        Dimension.EVIDENCE: [row.region_evidence],
        Dimension.ACT: row.acts,
        Dimension.INITIATIVE: [row.initiative],
        Dimension.SETTING: [row.setting],
        Dimension.DEPTH: [row.depth],
        Dimension.AUDIENCE: [row.audience],
        Dimension.COUNTRY: [str(row.residence_country)],
        Dimension.TARGET: [str(row.target_state_id or "")],
        Dimension.THROUGH: ["post" if row.placement_id else ""],
        Dimension.STATE: [str(row.state_id)],
        Dimension.PROGRAMME: [str(row.programme_id)],
        Dimension.TOPIC_LANGUAGE: [f"{_first_level(row.main_topic_id)}|{row.language_id}"],
    }[dimension]


def _first_level(topic: int) -> str:
    return str(vocabulary().topics[topic].parent_id or topic)


def random_facts(dice: Random, counselor, code: str, slug: str, moment) -> dict:
    """The fields of some contact; every counted one may be anything, or unknown."""
    topics = dice.sample(list(Topic.objects.order_by("pk")), dice.randint(1, 4))
    kind = dice.choice(Kind.values)
    return contact_facts(counselor, code, slug=slug, topic=topics[0]) | {
        "occurred_at": moment,
        "language_id": dice.choice(("pl", "ro", "bg")),
        "platform": dice.choice(list(Platform.objects.order_by("pk")[:3])),
        "kind": kind,
        "offer_answered": dice.choice((True, False, None)) if kind == Kind.OFFER else None,
        "topic_ids": [topic.pk for topic in topics],
        "acts": dice.sample(Act.values, dice.randint(1, 3)),
        "initiative": dice.choice(Initiative.values),
        "setting": dice.choice(("", *Setting.values)),
        "depth": dice.choice(Depth.values),
        "audience": dice.choice(Audience.values),
        "region_evidence": dice.choice(Evidence.values),
        "origin_group": dice.choice((None, *OriginGroup.objects.order_by("pk")[:3])),
        "residence_country": dice.choice(("", "PL", "RO")),
        "target_state_id": dice.choice((None, state_id("ST"), state_id("NW"))),
        "people_reached": dice.choice((1, 1, 1, 2, 12)),
    }
