"""Letting a wording out, taking that back; noting that a post stands there."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from campaigns.editor.rules import is_outdated, stands_by_its_source
from campaigns.enums import PlacementStatus, VersionStatus
from campaigns.flow import Refused, seen_of
from campaigns.models import GateRelease, Placement, PostVersion
from campaigns.release.outgoing import Unwritten, outgoing
from campaigns.release.questions import asked_of
from campaigns.release.rules import undo_problem
from campaigns.sending.queries import in_doubt, were_sent
from campaigns.sending.waking import wake_sender
from streetwork.web.steps import Changed


class Marked(NamedTuple):
    """`is_new`: this call marked it. Otherwise `placement.published_by` says who did."""

    placement: Placement
    is_new: bool


@transaction.atomic
def release_version(*, version: PostVersion, checks: Iterable[str], seen: str, user: int) -> GateRelease:
    """Record that the person went through the checklist and answers for exactly this wording.

    `checks` are the keys of the questions answered with yes (`Question.key`); all that are asked are needed. A wording
    that is released already keeps its first release. Raises Changed, Refused (archived, status, outdated, source,
    incomplete).
    """
    held = PostVersion.objects.select_for_update(of=("self",)).select_related("post__campaign__programme").get(
        pk=version.pk
    )  # fmt: skip
    programme = held.post.campaign.programme
    if programme.is_archived:
        raise Refused("archived")
    if seen_of(held) != seen:
        raise Changed
    if held.status != VersionStatus.APPROVED:
        raise Refused("status")
    source = _source_of(held)
    if is_outdated(held, source):
        raise Refused("outdated")
    if not stands_by_its_source(held, source):
        raise Refused("source")
    questions = asked_of(programme.pk, has_picture=held.image_id is not None)
    if {question.key for question in questions} - set(checks):
        raise Refused("incomplete")
    standing = held.releases.filter(text_hash=held.text_hash, withdrawn_at=None).first()
    wake_sender()
    return standing or GateRelease.objects.create(
        version=held, text_hash=held.text_hash, checks=[question.kept for question in questions], released_by_id=user
    )


def _source_of(version: PostVersion) -> PostVersion | None:
    return PostVersion.objects.filter(post=version.post_id, language=version.post.source_language_id).first()


@transaction.atomic
def withdraw_release(*, version: PostVersion, user: int | None) -> bool:
    """Take back every word that was given for the version. Answers whether there was one."""
    standing = GateRelease.objects.filter(version=version.pk, withdrawn_at=None)
    return bool(standing.update(withdrawn_by_id=user, withdrawn_at=timezone.now()))


@transaction.atomic
def mark_published(*, placement: Placement, permalink: str = "", user: int | None = None, at: datetime | None = None,
                   external_id: str = "", text: str = "") -> Marked:  # fmt: skip
    """Record that the post stands there since `at` (now), by hand or by machine. Twice is once.

    The second to say so is told by `is_new` and `placement.published_by`; a permalink that was missing is added.
    What was posted is kept: `text`, or what `outgoing` gives at this moment. It asks no `hindrances`: what happened,
    happened. Raises Refused "cancelled".
    """
    held = _hold(placement)
    if held.status == PlacementStatus.CANCELLED:
        raise Refused("cancelled")
    if held.status == PlacementStatus.PUBLISHED:
        if permalink and not held.permalink:
            held.permalink = permalink
            held.save(update_fields=["permalink"])
        return Marked(held, is_new=False)
    held.status, held.problem = PlacementStatus.PUBLISHED, ""
    held.published_at, held.published_by_id = at or timezone.now(), user
    held.permalink, held.external_id = permalink, external_id
    held.published_text = text or _text_of(held)
    held.save(
        update_fields=[
            "status", "problem", "published_at", "published_by", "permalink", "external_id", "published_text",
        ]
    )  # fmt: skip
    return Marked(held, is_new=True)


def _hold(placement: Placement) -> Placement:
    """The placement as it is now, locked. People are read apart: a joined row would be that of before the wait."""
    locked = Placement.objects.select_for_update(of=("self",)).select_related(
        "post__campaign__programme", "platform", "channel__connection"
    )
    return locked.get(pk=placement.pk)


def _text_of(placement: Placement) -> str:
    try:
        return outgoing(placement).text
    except (Unwritten, ValidationError):
        return ""


@transaction.atomic
def note_permalink(*, placement: Placement, permalink: str) -> Placement:
    """Add or mend the link of a published post. Raises Refused "status" when it is not published."""
    held = _hold(placement)
    if held.status != PlacementStatus.PUBLISHED:
        raise Refused("status")
    held.permalink = permalink
    held.save(update_fields=["permalink"])
    return held


@transaction.atomic
def unpublish_mark(*, placement: Placement, user: int | None = None, due_at: datetime | None = None) -> Placement:
    """The mark was a mistake: the placement is planned again, for `due_at` or on its old day. Undone twice is once.

    Raises Refused: "cancelled", and the codes of `undo_problem`.
    """
    held = _hold(placement)
    if held.status == PlacementStatus.PLANNED:
        return held
    if held.status != PlacementStatus.PUBLISHED:
        raise Refused("cancelled")
    due_at = due_at or held.due_at
    problem = undo_problem(
        held, due_at=due_at, now=timezone.now(), was_sent=bool(were_sent([held])), is_in_doubt=bool(in_doubt([held]))
    )
    if problem:
        raise Refused(problem)
    held.due_at = due_at
    held.status, held.permalink, held.published_text = PlacementStatus.PLANNED, "", ""
    held.published_at = held.published_by_id = None
    held.save(update_fields=["due_at", "status", "permalink", "published_text", "published_at", "published_by"])
    return held


@transaction.atomic
def note_not_published(*, placement: Placement, reason: str, due_at: datetime | None, user: int | None) -> Placement:
    """It could not be posted (`reason`: a code of `NotPublished`): tried again at `due_at`, or cancelled without.

    Raises Refused: "published" when a colleague has posted it meanwhile, "cancelled" when it was cancelled, "sending"
    while the machine is at it, and where it failed: only the page of the machine's doubts plans that anew.
    """
    held = _hold(placement)
    if held.status in (PlacementStatus.PUBLISHED, PlacementStatus.CANCELLED):
        raise Refused(held.status)
    if held.status != PlacementStatus.PLANNED:
        raise Refused("sending")
    held.problem = reason
    held.status = PlacementStatus.PLANNED if due_at else PlacementStatus.CANCELLED
    held.due_at = due_at or held.due_at
    held.save(update_fields=["problem", "status", "due_at"])
    return held
