"""Invented vignettes of demo mode: released ones, two that wait for a second person, one sent back."""

from datetime import timedelta
from random import Random

from django.utils import timezone

from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes.demo_texts import STORIES
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.models import Topic


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return Vignette.objects.filter(author__is_demo=True).exists()


def seed(*, people, now, dice: Random) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment; `dice` is not thrown."""
    programmes = Programme.objects.in_bulk(field_name="slug")
    states, topics = State.objects.in_bulk(field_name="code"), Topic.objects.in_bulk(field_name="code")
    today = timezone.localdate(now)
    for story in STORIES:
        day = today - timedelta(days=story.days)
        second = people[story.second] if story.status == VignetteStatus.RELEASED else None
        Vignette.objects.create(
            programme=programmes[story.programme], state=states[story.state], topic=topics.get(story.topic),
            title=story.title, situation=story.situation, support=story.support, outcome=story.outcome,
            is_success=story.is_success, altered=list(story.altered), status=story.status, author=people[story.author],
            released_by=second, released_on=day if second else None, remark=story.remark, changed_on=day,
            revision=1 if story.status == VignetteStatus.DRAFT and not story.remark else 3,
        )  # fmt: skip


def clear() -> None:
    """Remove what `seed` wrote, and what demo people told since."""
    Vignette.objects.filter(author__is_demo=True).delete()
