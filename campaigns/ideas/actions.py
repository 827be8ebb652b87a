"""Changing the backlog of campaign ideas."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaigns.enums import IdeaOrigin, IdeaStatus
from campaigns.models import Campaign, CampaignIdea


@transaction.atomic
def note_idea(
    *,
    programme: int,
    origin: IdeaOrigin,
    origin_key: str,
    title: str,
    language: str | None = None,
    topic: int | None = None,
    questions: int = 1,
    user: int | None,
) -> CampaignIdea:
    """Put a need on the backlog. The same key again adds its questions to the idea that is there.

    An idea that was dropped on purpose or taken up stays so, but counts on. `origin_key` names what it came from
    within its origin; `title` carries no word about a person.
    """
    idea, is_new = CampaignIdea.objects.get_or_create(
        programme_id=programme,
        origin=IdeaOrigin(origin),
        origin_key=origin_key[:80],
        defaults={
            "title": title[:160],
            "language_id": language or None,
            "topic_id": topic,
            "questions": questions,
            "created_by_id": user,
        },
    )
    if not is_new and questions:
        CampaignIdea.objects.filter(pk=idea.pk).update(questions=F("questions") + questions)
        idea.refresh_from_db(fields=["questions"])
    return idea


def add_own_idea(*, key: uuid.UUID, facts: dict[str, Any], user: int) -> CampaignIdea:
    """Somebody's own idea. `key` is the form's: saved twice is saved once. `facts` are the model's fields."""
    idea, _is_new = CampaignIdea.objects.get_or_create(
        programme_id=facts["programme_id"],
        origin=IdeaOrigin.OWN,
        origin_key=str(key),
        defaults={name: value for name, value in facts.items() if name != "programme_id"} | {"created_by_id": user},
    )
    return idea


@transaction.atomic
def change_idea(*, idea: CampaignIdea, facts: dict[str, Any]) -> None:
    """Change its words, language and topic; where it came from and what stands behind it stay."""
    CampaignIdea.objects.filter(pk=idea.pk).update(**facts)


@transaction.atomic
def settle_idea(*, idea: CampaignIdea, status: str) -> None:
    """Take it up, drop it on purpose, or open it again. What it is already stays as it is.

    An idea that is not taken up has no campaign.
    """
    status = IdeaStatus(status)
    settled_at = None if status == IdeaStatus.OPEN else timezone.now()
    changes = {"status": status, "settled_at": settled_at}
    if status != IdeaStatus.TAKEN:
        changes["campaign"] = None
    CampaignIdea.objects.filter(pk=idea.pk).exclude(status=status).update(**changes)


@transaction.atomic
def link_idea(*, idea: CampaignIdea, campaign: Campaign) -> None:
    """The campaign answers the need: the idea is taken up by it. An idea that another one answers stays with that."""
    free = CampaignIdea.objects.filter(pk=idea.pk, campaign=None)
    free.exclude(status=IdeaStatus.TAKEN).update(status=IdeaStatus.TAKEN, settled_at=timezone.now())
    free.update(campaign=campaign)


@transaction.atomic
def unlink_idea(*, idea: CampaignIdea) -> None:
    """Take the idea from its campaign; it is open again."""
    settle_idea(idea=idea, status=IdeaStatus.OPEN)
