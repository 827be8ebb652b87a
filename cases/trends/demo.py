"""Invented data of this room, for demo mode. Called in a transaction and the scope of all states."""

from datetime import date, timedelta
from random import Random

from django.db.models import F
from django.utils import timezone

from campaigns.enums import IdeaOrigin
from campaigns.models import CampaignIdea
from cases.listening.enums import Tallied
from cases.models import LeadTally, ReviewDecision, TrendNote
from cases.trends.actions import decide
from cases.trends.demo_texts import NOTES
from cases.trends.enums import Decision, Subject
from cases.trends.review import review_of
from cases.trends.subjects import about
from streetwork.accounts.access import access_of
from streetwork.accounts.models import User
from streetwork.presence.enums import Status
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.models import Topic
from streetwork.web.weeks import WEEK, monday_of

EAST, LARA, KOMPAN = "welcome-to-the-east-side", "lara-la-red", "kompan"
LEADS = {KOMPAN: "lead", EAST: "lead-east", LARA: "lead-lara"}
# Finds by week: eight weeks as usual, the last whole week, the running one; and how many expired in the last.
FOUND = (
    (KOMPAN, "NW", "ro", "child_benefit", (3, 4, 2, 3, 5, 3, 4, 3), 12, 13, 2),
    (KOMPAN, "NW", "pl", "tax_return", (2, 1, 3, 2, 2, 4, 3, 2), 8, 11, 1),
    (KOMPAN, "SN", "bg", "registration", (0, 0, 0, 0, 0, 0, 0, 0), 6, 7, 3),
    (KOMPAN, "NW", "pl", "pay", (7, 9, 6, 8, 7, 10, 8, 7), 9, 6, 0),
    (LARA, "BE", "es", "flat_search", (6, 5, 7, 6, 8, 5, 6, 7), 18, 19, 4),
    (LARA, "BE", "it", "health_insurance", (2, 3, 2, 1, 2, 3, 2, 2), 7, 9, 0),
    (LARA, "BE", "pt", "job_offers", (4, 3, 4, 5, 4, 3, 5, 4), 4, 3, 1),
    (EAST, "MV", "vi", "recognition_procedure", (2, 2, 3, 1, 2, 3, 2, 2), 9, 9, 2),
    (EAST, "ST", "ru", "job_offers", (3, 4, 3, 3, 4, 4, 3, 4), 5, 4, 0),
)  # fmt: skip
# What the leads made of what rose most in the last whole week, and in the one before.
DECIDED = ((Decision.IDEA, ""), (Decision.WATCH, ""))
IGNORED = (
    (KOMPAN, "broadcasting_fee", "pl", "Wird von der Verbraucherzentrale laufend beantwortet; wir verweisen nur."),
    (LARA, "driving_licence_vehicle", "es", "Streit in einer Gruppe, kein Beratungsbedarf."),
    (EAST, "pension", "ru", "Gehört nicht zu unserem Auftrag; die Rentenversicherung antwortet selbst."),
)  # fmt: skip


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return TrendNote.objects.filter(author__is_demo=True).exists()


def seed(*, people, now, dice: Random) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment, `dice` seeded random."""
    today = timezone.localdate(now)
    programmes = Programme.objects.in_bulk(field_name="slug")
    topics = Topic.objects.in_bulk(field_name="code")
    _seed_tallies(programmes, topics, today)
    _seed_notes(people, programmes, today, dice)
    for slug, key in LEADS.items():
        _decide(access_of(people[key].pk), programmes[slug].pk, monday_of(today) - WEEK)
    for slug, topic, language, reason in IGNORED:
        decide(
            access=access_of(people[LEADS[slug]].pk), programme=programmes[slug].pk, week=monday_of(today) - WEEK,
            about=about(programme=programmes[slug].pk, subject=Subject.TOPIC, key=f"{topics[topic].pk}:{language}"),
            decision=Decision.IGNORE, reason=reason,
        )  # fmt: skip
    ReviewDecision.objects.filter(decided_by__is_demo=True).update(decided_at=now - timedelta(days=2))


def _seed_tallies(programmes, topics, today: date):
    states = State.objects.in_bulk(field_name="code")
    running = monday_of(today)
    for slug, state, language, topic, usual, last, this, expired in FOUND:
        numbers = [(running - (9 - at) * WEEK, Tallied.FOUND, number) for at, number in enumerate(usual)]
        numbers += [(running - WEEK, Tallied.FOUND, last), (running, Tallied.FOUND, this)]
        numbers += [(running - WEEK, Tallied.EXPIRED, expired)]
        for week, outcome, number in numbers:
            if number:
                row, _made = LeadTally.objects.get_or_create(
                    state=states[state], programme=programmes[slug], week=week, language_id=language,
                    topic=topics[topic], outcome=outcome,
                )  # fmt: skip
                LeadTally.objects.filter(pk=row.pk).update(count=F("count") + number)


def _seed_notes(people, programmes, today: date, dice: Random):
    for number, (ago, slug, key, language, answers) in enumerate(NOTES):
        spaces = Space.objects.filter(
            programme=programmes[slug], status=Status.JOINED, languages__contains=[language]
        ).order_by("name", "pk")
        chosen = list(spaces[:12])
        TrendNote.objects.create(
            programme=programmes[slug], language_id=language, author=people[key],
            noted_on=today - timedelta(days=ago), space=dice.choice(chosen) if chosen and number % 3 < 2 else None,
            **answers,
        )  # fmt: skip


def _decide(access, programme: int, week: date):
    """About the first rising topics of the week; what rises most stays open, so that there is something to do."""
    rising = review_of(access, programme=programme, week=week).rising
    for row, (decision, reason) in zip(rising[1:], DECIDED, strict=False):
        found = about(programme=programme, subject=row.subject, key=row.key)
        decide(access=access, programme=programme, week=week, about=found, decision=decision, reason=reason)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    demo = User.objects.filter(is_demo=True).values("pk")
    ReviewDecision.objects.filter(decided_by__in=demo).delete()
    CampaignIdea.objects.filter(origin=IdeaOrigin.TREND, created_by__in=demo).delete()
    TrendNote.objects.filter(author__in=demo).delete()
    for slug, _state, language, topic, *_numbers in FOUND:
        LeadTally.objects.filter(programme__slug=slug, language=language, topic__code=topic).delete()
