"""What happens to one text of a card: written, handed on, approved by another, sent back."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.answers.actions import restamp
from campaigns.answers.rules import approval_problem, is_outdated, is_source, sources_of
from campaigns.enums import Advice, VersionStatus
from campaigns.flow import Refused, content_hash, seen_of, step_to
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.web.steps import Changed


def add_version(*, card: AnswerCard, language: str, state: int | None, text: str, user: int | None) -> AnswerVersion:
    """A new text as a draft. Raises Changed when a colleague has begun the same one meanwhile."""
    try:
        with transaction.atomic():
            return AnswerVersion.objects.create(
                card=card, language_id=language, state_id=state, text=text, text_hash=content_hash(text),
                edited_by_id=user,
            )  # fmt: skip
    except IntegrityError:
        raise Changed from None


@transaction.atomic
def write_text(
    *, version: AnswerVersion, text: str, seen: str, user: int, keeps_approvals: bool = False
) -> AnswerVersion:
    """Save a text. What was approved has to be approved again, and what was made from it is outdated.

    Raises Changed when the text is another than the one the person began with (`seen`). `keeps_approvals`: only a
    typo was mended; approval stays, and what agreed with the old text agrees with the new one. For this the person
    must be another than who wrote it (Refused "four_eyes"), as for a review.
    """
    card = AnswerCard.objects.select_for_update().get(pk=version.card_id)
    versions = list(card.versions.select_for_update())
    held = next(v for v in versions if v.pk == version.pk)
    if seen_of(held) != seen:
        raise Changed
    was_approved = held.status == VersionStatus.APPROVED
    if keeps_approvals and was_approved and held.edited_by_id == user:
        raise Refused("four_eyes")
    if text == held.text:
        return held
    keeps = keeps_approvals and was_approved
    before = sources_of(card, versions)
    fresh = [v for v in versions if v.status == VersionStatus.APPROVED and not is_outdated(v, card, before)]
    means_the_same = content_hash(text) == bytes(held.text_hash)
    held.text, held.text_hash, held.edited_at = text, content_hash(text), timezone.now()
    if keeps:
        held.save(update_fields=["text", "text_hash", "edited_at"])
        restamp(card, versions, fresh)
        return held
    if was_approved and means_the_same:
        held.save(update_fields=["text", "edited_at"])
        return held
    held.edited_by_id = user
    if was_approved:
        held.status = VersionStatus.DRAFT
    held.save(update_fields=["text", "text_hash", "edited_at", "edited_by", "status"])
    if held.language_id == card.source_language_id and card.advice == Advice.LEGAL:
        # what the lawyer has not seen is not legally reviewed
        AnswerCard.objects.filter(pk=card.pk).update(legally_reviewed_on=None, legally_reviewed_by=None)
    return held


@transaction.atomic
def hand_on(*, version: AnswerVersion, to: str) -> AnswerVersion:
    """Move a version that is not approved on, or back. Raises Refused "status" when there is no such step."""
    held = AnswerVersion.objects.select_for_update().get(pk=version.pk)
    if not step_to(held.status, to):
        return held
    held.status = to
    if to == VersionStatus.REVIEW:
        held.remark = ""
    held.save(update_fields=["status", "remark"])
    return held


@transaction.atomic
def send_back(*, version: AnswerVersion, remark: str, user: int) -> AnswerVersion:
    """The reviewer gives the text back as a draft and says why. An approved text too, when it proves wrong."""
    held = AnswerVersion.objects.select_for_update().get(pk=version.pk)
    if held.status not in (VersionStatus.REVIEW, VersionStatus.APPROVED):
        raise Refused("status")
    if held.edited_by_id == user:
        raise Refused("four_eyes")
    held.status, held.remark = VersionStatus.DRAFT, remark
    held.reviewed_by_id, held.reviewed_at = user, timezone.now()
    held.save(update_fields=["status", "remark", "reviewed_by", "reviewed_at"])
    return held


@transaction.atomic
def approve(*, version: AnswerVersion, seen: str, user: int) -> AnswerVersion:
    """Approve a text in review, or confirm one that is outdated as still right.

    Raises Changed when it is not the text the reviewer read; Refused "four_eyes" for one's own text, "status" when
    it was not handed in, and the codes of `approval_problem`.
    """
    card = AnswerCard.objects.select_for_update().get(pk=version.card_id)
    versions = list(card.versions.select_for_update())
    held = next(v for v in versions if v.pk == version.pk)
    sources = sources_of(card, versions)
    if seen_of(held) != seen:
        raise Changed
    if held.edited_by_id == user:
        raise Refused("four_eyes")
    if held.status != VersionStatus.REVIEW and not is_outdated(held, card, sources):
        raise Refused("status")
    if problem := approval_problem(held, card, versions):
        raise Refused(problem)
    held.status, held.remark = VersionStatus.APPROVED, ""
    held.reviewed_by_id, held.reviewed_at = user, timezone.now()
    held.source_hash = held.text_hash if is_source(held, card) else sources.hash_for(held, card)
    held.save(update_fields=["status", "remark", "reviewed_by", "reviewed_at", "source_hash"])
    return held


@transaction.atomic
def drop_version(*, version: AnswerVersion) -> None:
    """Remove a text that was never approved and is not the source. Raises Refused "status" for any other."""
    held = AnswerVersion.objects.select_for_update().select_related("card").get(pk=version.pk)
    if held.source_hash is not None or is_source(held, held.card):
        raise Refused("status")
    held.delete()
