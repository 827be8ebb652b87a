"""Changing entries of the directory: one transaction each; triggers write the history and the published copy.

Who may do it is asked before (`referrals.rules.may_edit`), and the wall holds in any case. What a rule forbids
raises `Refused`. Every action reads the row anew under a lock and brings the given object up to date.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.enums import Asked, Decision, Status, VerifiedBy
from referrals.models import AdvisoryCenter, Correction, Verification
from referrals.models.history import AdvisoryCenterEvent
from referrals.rules import MOVES, Refused, due_after, may_move, missing_for_publication, why_not_merge
from referrals.steps import CONTENT

log = structlog.get_logger(__name__)


@transaction.atomic
def save_center(*, center: AdvisoryCenter, facts: Mapping[str, Any], publish: bool = False) -> AdvisoryCenter:
    """Write `facts` (field → value, e.g. "phones" or "description_pl") into an entry, or enter a new one.

    A new entry is an unsaved AdvisoryCenter with its state; it begins as a draft, or is published at once with
    `publish`. Only fields of `referrals.steps.CONTENT` are content; others raise ValueError. An
    entry that is public may not lose what a public one needs: Refused.
    """
    if strange := set(facts) - set(CONTENT):
        raise ValueError(f"No content of an entry: {', '.join(sorted(strange))}")
    if center.pk:
        _lock(center)
    for name, value in facts.items():
        setattr(center, name, value)
    if publish and center.status == Status.DRAFT:
        center.status = Status.PUBLISHED
    return _keep(center)


@transaction.atomic
def publish(*, center: AdvisoryCenter) -> AdvisoryCenter:
    """Make a draft public. Raises Refused with what is missing, by field."""
    return _move(center, "publish")


@transaction.atomic
def pause(*, center: AdvisoryCenter) -> AdvisoryCenter:
    """Take a public entry out of matching and search for a while; its page and slips say so."""
    return _move(center, "pause")


@transaction.atomic
def reopen(*, center: AdvisoryCenter) -> AdvisoryCenter:
    """Make a paused or closed entry public again. What was merged stays closed."""
    return _move(center, "reopen")


@transaction.atomic
def close(*, center: AdvisoryCenter, reason: str) -> AdvisoryCenter:
    """Close an entry for good; the reason goes to its internal note. A draft just disappears from the work lists."""
    _lock(center)
    if reason.strip():
        line = _("Closed on %(day)s: %(reason)s") % {"day": timezone.localdate().isoformat(), "reason": reason.strip()}
        center.editor_note = "\n".join(filter(None, [center.editor_note, line]))
    return _move(center, "close", locked=True)


@transaction.atomic
def verify(*, center: AdvisoryCenter, by: VerifiedBy, user=None, on: date | None = None) -> AdvisoryCenter:
    """Note that somebody looked through the entry on a day (default: today); it is due again by its rhythm.

    `user` is the editor; None when the centre itself did it. A question that waits for the centre's answer
    stays open: whoever asked settles it.
    """
    _lock(center)
    center.verified_on = on or timezone.localdate()
    center.verified_by = by
    center.verified_user = user
    center.due_on = due_after(center.verified_on, center.verify_every_months)
    return _keep(center)


@transaction.atomic
def restore_version(*, center: AdvisoryCenter, version_id: int, user) -> AdvisoryCenter:
    """Bring back the content of an older version (`pgh_id`), all of it; that is a new version, nothing is lost.

    Status, verification and merges stay as they are. Raises AdvisoryCenterEvent.DoesNotExist for a version of
    another entry, Refused when a public entry would lack what it needs.
    """
    _lock(center)
    version = AdvisoryCenterEvent.objects.get(pgh_id=version_id, id=center.pk)
    for name in CONTENT:
        setattr(center, name, getattr(version, name))
    log.info("center_restored", center=center.pk, version=version_id, user=user and user.pk)
    return _keep(center)


@transaction.atomic
def merge_centers(*, winner: AdvisoryCenter, loser: AdvisoryCenter, user, take: Mapping[str, Any]) -> AdvisoryCenter:
    """One entry of two: `winner` gets the values of `take` (field → value), `loser` is closed and points to it.

    The loser keeps its row, its versions and its source, so that slips, later imports and the history find the
    winner by `merged_into` (always one step: what was merged into the loser points to the winner now). Open
    corrections move along, an open question to the loser is withdrawn. Raises Refused (`rules.why_not_merge`).
    """
    for center in sorted({winner.pk: winner, loser.pk: loser}.values(), key=lambda center: center.pk):
        _lock(center)
    if reason := why_not_merge(winner, loser):
        raise Refused(str(reason))
    if strange := set(take) - set(CONTENT):
        raise ValueError(f"No content of an entry: {', '.join(sorted(strange))}")
    for name, value in take.items():
        setattr(winner, name, value)
    _keep(winner)
    loser.status, loser.merged_into = Status.CLOSED, winner
    _keep(loser)
    for earlier in AdvisoryCenter.objects.filter(merged_into=loser):
        earlier.merged_into = winner
        _keep(earlier)
    Correction.objects.filter(center=loser, decision=Decision.OPEN).update(center=winner)
    Verification.objects.filter(center=loser, status=Asked.ASKED).update(status=Asked.WITHDRAWN, token_hash=None)
    log.info("centers_merged", winner=winner.pk, loser=loser.pk, user=user and user.pk)
    return winner


def _lock(center: AdvisoryCenter) -> None:
    """Bring the object up to date with its row, which nobody else changes until the end."""
    center.refresh_from_db(from_queryset=AdvisoryCenter.objects.select_for_update(of=("self",)))


def _move(center: AdvisoryCenter, move: str, *, locked: bool = False) -> AdvisoryCenter:
    if not locked:
        _lock(center)
    if not may_move(center, move):
        raise Refused(_("This is not possible: the entry is %(status)s.") % {"status": center.get_status_display()})
    center.status = MOVES[move][1]
    return _keep(center)


def _keep(center: AdvisoryCenter) -> AdvisoryCenter:
    """Save; a public entry stays complete."""
    if center.status == Status.PUBLISHED and (missing := missing_for_publication(center)):
        raise Refused(missing)
    center.updated_at = timezone.now()
    center.save()
    return center
