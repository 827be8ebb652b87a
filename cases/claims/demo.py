"""Invented claims of demo mode, their cards, sightings over weeks, and the demo's contacts that corrected them."""

import uuid
from datetime import timedelta

from django.utils import timezone

from campaigns.models import AnswerCard
from cases.claims.demo_texts import CLAIMS, Told
from cases.claims.enums import Status
from cases.demo.changes import told_at_once
from cases.enums import Act
from cases.models import Claim, ClaimEvent, ClaimSighting, Contact
from cases.queries import local_midnight
from streetwork.presence.enums import Status as SpaceStatus
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme
from streetwork.tenancy.scope import current, scope
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.weeks import monday_of


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return Claim.objects.filter(created_by__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment, `dice` seeded random."""
    used: set[int] = set()
    for told in CLAIMS:
        claim = _enter(told, people, now)
        _see(claim, told, now, dice)
        used |= _correct(claim, told, now, used)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    theirs = Claim.objects.filter(created_by__is_demo=True)
    keys = list(theirs.values_list("pk", flat=True))
    Contact.objects.filter(claim__in=keys).update(claim=None)
    Claim.objects.filter(merged_into__in=keys).update(merged_into=None)
    theirs.delete()
    ClaimEvent.objects.filter(id__in=keys).delete()


def _enter(told: Told, people, now) -> Claim:
    topics = {topic.code: topic.pk for topic in vocabulary().topics.values()}
    entered = now - timedelta(weeks=told.weeks, hours=5)
    programme = Programme.objects.get(slug=told.programme)
    opened = current()
    with scope(opened.read, opened.write, actor=people[told.by].pk):
        claim = Claim.objects.create(
            programme=programme, statement=told.statement, said=told.said, language_id=told.language,
            topic_id=topics[told.topic], correction=told.correction, card=_card(programme, topics[told.topic], told),
            created_by=people[told.by], created_at=entered, edited_by=people[told.by], edited_at=entered,
        )  # fmt: skip
    if told.checked_by:
        checker = people[told.checked_by]
        with scope(opened.read, opened.write, actor=checker.pk):
            claim.status, claim.checked_by, claim.checked_at = Status.CHECKED, checker, entered + timedelta(days=2)
            claim.save()
            if told.quiet:
                claim.status = Status.QUIET
                claim.save()
    ClaimEvent.objects.filter(id=claim.pk, pgh_label="insert").update(pgh_created_at=entered)
    ClaimEvent.objects.filter(id=claim.pk, pgh_label="update").update(pgh_created_at=entered + timedelta(days=2))
    return claim


def _card(programme, topic: int, told: Told) -> AnswerCard | None:
    """A card about the same topic, best with a text in the claim's language."""
    cards = AnswerCard.objects.filter(programme=programme, main_topic=topic, status=AnswerCard.Status.ACTIVE)
    return cards.filter(versions__language=told.language).order_by("pk").first() or cards.order_by("pk").first()


def _see(claim: Claim, told: Told, now, dice) -> None:
    """Sightings by week, in spaces of the language; the running week as often as told."""
    spaces = list(
        Space.objects.filter(
            programme=claim.programme, languages__contains=[told.language], status=SpaceStatus.JOINED
        ).order_by("pk")[:12]
    )
    today = timezone.localdate(now)
    monday = monday_of(today)
    for back in range(0 if not told.quiet else 12, told.weeks):
        often = told.now if back == 0 else _about(told.weekly, dice)
        day = monday - timedelta(weeks=back) + timedelta(days=dice.randint(0, 6))
        if often:
            ClaimSighting.objects.create(
                claim=claim, seen_on=min(day, today), count=often, space=dice.choice(spaces) if spaces else None,
                client_ref=uuid.UUID(int=dice.getrandbits(128), version=4),
            )  # fmt: skip


def _about(mean: float, dice) -> int:
    """A whole number around the mean."""
    return max(0, round(dice.gauss(mean, 0.7 * mean**0.5)))


def _correct(claim: Claim, told: Told, now, used: set[int]) -> set[int]:
    """The demo's own contacts that corrected a false answer about the topic become corrections of the claim."""
    topic = vocabulary().topics[claim.topic_id]
    family = {topic.pk, topic.parent_id} - {None}
    until = now if told.is_rising else local_midnight(monday_of(timezone.localdate(now)))
    mine = Contact.objects.filter(
        programme=claim.programme_id, language=told.language, counselor__is_demo=True, claim=None,
        occurred_at__gte=now - timedelta(weeks=told.weeks), occurred_at__lt=until,
    )  # fmt: skip
    fitting = [
        (pk, bool(family & set(topics)))
        for pk, acts, topics in mine.order_by("-occurred_at", "pk").values_list("pk", "acts", "topic_ids")
        if Act.CORRECTED in acts and pk not in used
    ]
    about = [pk for pk, fits in fitting if fits]
    others = [pk for pk, fits in fitting if not fits]
    chosen = {*about[: 4 + told.weeks], *others[: max(0, told.weeks // 3 - len(about))]}
    told_at_once(chosen, claim=claim)
    return chosen
