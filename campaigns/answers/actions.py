"""Changing answer cards: one transaction each. What happens to a text is in `versions`."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from campaigns.answers.rules import is_outdated, is_source, sources_of
from campaigns.enums import CardStatus, VersionStatus
from campaigns.flow import content_hash
from campaigns.models import AnswerCard, AnswerCopies, AnswerVersion
from streetwork.web.steps import Changed


@transaction.atomic
def create_card(*, facts: dict[str, Any], text: str, user: int | None) -> AnswerCard:
    """A card with its source as a draft. `facts` are the model's fields."""
    card = AnswerCard.objects.create(created_by_id=user, **facts)
    AnswerVersion.objects.create(
        card=card, language_id=card.source_language_id, text=text, text_hash=content_hash(text), edited_by_id=user
    )
    return card


@transaction.atomic
def change_card(*, card: AnswerCard, facts: dict[str, Any], seen: str) -> AnswerCard:
    """Change what is said about a card. Raises Changed when `seen` (`stamp`) is not what the card was last time."""
    held = AnswerCard.objects.select_for_update().get(pk=card.pk)
    if stamp(held) != seen:
        raise Changed
    new_source = facts.get("source_language_id", held.source_language_id)
    if new_source != held.source_language_id:
        _move_source(held, new_source)
    for name, value in facts.items():
        setattr(held, name, value)
    held.updated_at = timezone.now()
    held.save()
    return held


def stamp(card: AnswerCard) -> str:
    """Tells whether a card is the same as when the form was opened."""
    return card.updated_at.isoformat()


def _move_source(card: AnswerCard, language: str) -> None:
    """Another language becomes the source. When it agreed with the old one, what agreed with that agrees with it."""
    versions = list(card.versions.select_for_update())
    old = sources_of(card, versions)
    new = next(v for v in versions if v.language_id == language and v.state_id is None)
    agreed = new.status == VersionStatus.APPROVED and not is_outdated(new, card, old)
    fresh = [v for v in versions if v.status == VersionStatus.APPROVED and not is_outdated(v, card, old)]
    card.source_language_id = language
    if agreed:
        restamp(card, versions, fresh)


def restamp(card: AnswerCard, versions, fresh) -> None:
    """Take the `fresh` versions as approved against the sources that there are now."""
    sources = sources_of(card, versions)
    for version in fresh:
        version.source_hash = version.text_hash if is_source(version, card) else sources.hash_for(version, card)
        version.save(update_fields=["source_hash"])


@transaction.atomic
def retire_card(*, card: AnswerCard) -> None:
    """Take the card out of use; texts, history and figures stay."""
    AnswerCard.objects.filter(pk=card.pk).update(status=CardStatus.RETIRED, updated_at=timezone.now())


@transaction.atomic
def restore_card(*, card: AnswerCard) -> None:
    """Bring a retired card back into use."""
    AnswerCard.objects.filter(pk=card.pk).update(status=CardStatus.ACTIVE, updated_at=timezone.now())


@transaction.atomic
def copy_card(*, card: AnswerCard, title: str, user: int | None) -> AnswerCard:
    """A new card with the same texts, all of them drafts: what was approved was the other card."""
    new = AnswerCard.objects.create(
        programme_id=card.programme_id, title=title[:120], topic_ids=card.topic_ids, main_topic_id=card.main_topic_id,
        source_language_id=card.source_language_id, advice=card.advice, legal_basis=card.legal_basis,
        created_by_id=user,
    )  # fmt: skip
    AnswerVersion.objects.bulk_create(
        AnswerVersion(
            card=new, language_id=version.language_id, state_id=version.state_id, text=version.text,
            text_hash=version.text_hash, edited_by_id=user,
        )
        for version in card.versions.order_by("pk")
    )  # fmt: skip
    return new


@transaction.atomic
def record_legal_review(
    *, card: AnswerCard, reviewed_by: int, reviewed_on: date, basis: str, expires_on: date | None
) -> None:
    """Note that a lawyer, or somebody under a lawyer's guidance, reviewed the card: when, on what basis, until when."""
    AnswerCard.objects.filter(pk=card.pk).update(
        legally_reviewed_by=reviewed_by, legally_reviewed_on=reviewed_on, legal_basis=basis, expires_on=expires_on,
        updated_at=timezone.now(),
    )  # fmt: skip


@transaction.atomic
def record_copy(*, version: int) -> None:
    """Count that a version's text was copied today, by whomever. Twice at the same moment counts twice."""
    copies, _is_new = AnswerCopies.objects.get_or_create(version_id=version, day=timezone.localdate())
    AnswerCopies.objects.filter(pk=copies.pk).update(count=F("count") + 1)
