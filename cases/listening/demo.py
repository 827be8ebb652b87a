"""Invented imports and finds for demo mode: they go through the same keywords and the same masking as real ones.

Called in a transaction and the scope of all states. The figures of earlier weeks are the weekly review's own.
"""

from datetime import timedelta

from cases.listening.demo_texts import BROUGHT, Brought
from cases.listening.enums import RunStatus
from cases.listening.finding import Finder
from cases.listening.keywords import demo as keywords
from cases.listening.readers import Message
from cases.listening.staging import publish, stage
from cases.listening.triage import ignore, mark_logged, to_idea
from cases.models import Lead, LeadTally, ListeningRun
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.snapshot import vocabulary

# Every so-many-th find of an import is settled already.
IGNORED, LOGGED, IDEA = 5, 7, 6
BYTES_OF_A_MESSAGE = 410


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return ListeningRun.objects.filter(user__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment, `dice` seeded random."""
    keywords.seed(people=people, now=now, dice=dice)
    programmes = Programme.objects.in_bulk(field_name="slug")
    states = State.objects.in_bulk(field_name="code")
    for brought in BROUGHT:
        run = _run(brought, people, programmes, states, now)
        _find(run, brought, dice)
        _settle(run, people[brought.person])


def _run(brought: Brought, people, programmes, states, now) -> ListeningRun:
    programme = programmes[brought.programme]
    platform = vocabulary().platform_by_code[brought.platform]
    spaces = Space.objects.filter(programme=programme, platform=platform, languages__contains=[brought.language])
    at = now - timedelta(days=brought.days_ago, hours=2)
    size = brought.read * BYTES_OF_A_MESSAGE
    return ListeningRun.objects.create(
        state=states[brought.state], programme=programme, user=people[brought.person], format=brought.format,
        platform=platform, space=spaces.order_by("pk").first(), size=size, position=size, read=brought.read,
        status=RunStatus.DONE, created_at=at, finished_at=at + timedelta(seconds=9),
    )  # fmt: skip


def _find(run, brought: Brought, dice) -> None:
    finder, found = Finder(run), []
    for own, texts in ((False, brought.texts), (True, brought.own)):
        for number, text in enumerate(texts):
            said = run.created_at - timedelta(hours=3 + 9 * number, minutes=dice.randint(0, 59))
            found += finder.finds(Message(text, said, f"thread-{number}", own))
    stage(run, found)
    Lead.objects.filter(run=run).update(created_at=run.created_at)
    often = Lead.objects.filter(run=run).order_by("pk").first()
    if often is not None:
        often.seen = dice.randint(2, 5)
        often.save(update_fields=["seen"])
    run.counts = publish(run) | {"left_out": {"service": run.read // 60, "media": run.read // 9, "deleted": 3}}
    run.hits = sum(run.counts["languages"].values())
    run.save(update_fields=["counts", "hits"])


def _settle(run, person) -> None:
    for number, lead in enumerate(Lead.objects.filter(run=run, kind="hit").order_by("pk"), 1):
        if number % LOGGED == 0:
            mark_logged(lead=lead, user=person)
        elif number % IDEA == 0:
            to_idea(lead=lead, user=person)
        elif number % IGNORED == 0:
            ignore(lead=lead, user=person)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    theirs = ListeningRun.objects.filter(user__is_demo=True)
    Lead.objects.filter(run__in=theirs.values("pk")).delete()
    theirs.delete()
    LeadTally.objects.all().delete()
    keywords.clear()
