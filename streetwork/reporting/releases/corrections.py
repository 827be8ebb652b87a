"""The one correction that a frozen period may have: a lead asks, another lead decides, the build draws once more.

Never a third draw: every further table about the same contacts takes noise away from all of them.
"""

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from streetwork.accounts.access import Access
from streetwork.accounts.roles import CORRECTS_STATISTICS
from streetwork.delivery.audit import log_access
from streetwork.delivery.poke import poke_after_commit
from streetwork.reporting.models import Correction, Release
from streetwork.reporting.releases.build import LAST_DRAW
from streetwork.tenancy.scope import Scope

BUILD_DUE = "streetwork.reporting.releases.tasks.build_due"


class NotPossibleError(Exception):
    """The correction cannot be asked for or decided: another one is there, or somebody was faster."""


def may_correct(access: Access) -> bool:
    """Whether the person leads a programme that is running."""
    return bool(access.programmes_for(*CORRECTS_STATISTICS, running=True))


def is_correctable(release: Release) -> bool:
    """Whether this period may be drawn once more and nobody has asked for it yet."""
    in_force = not Release.objects.filter(kind=release.kind, starts=release.starts, draw__gt=release.draw).exists()
    return release.draw < LAST_DRAW and in_force and not standing(release)


def standing(release: Release) -> Correction | None:
    """The correction of this release that is asked for or agreed.

    Not `release.corrections`: a release comes through the statistics' own login, which may not read corrections.
    """
    return Correction.objects.filter(release_id=release.pk).exclude(is_agreed=False).first()


@transaction.atomic
def ask(*, release: Release, reason: str, user: int, scope: Scope) -> Correction:
    """Ask for a correction. Raises NotPossibleError when one is asked for, agreed or drawn already."""
    if not is_correctable(release):
        raise NotPossibleError
    try:
        with transaction.atomic():
            correction = Correction.objects.create(release_id=release.pk, reason=reason, asked_by_id=user)
    except IntegrityError as taken:
        raise NotPossibleError from taken
    _log(scope, "asked", release)
    return correction


@transaction.atomic
def decide(*, correction: Correction, agrees: bool, user: int, scope: Scope) -> Correction:
    """Agree, and the period is drawn once more, or decline. Raises NotPossibleError for the person who asked, and
    when somebody has decided."""
    held = Correction.objects.select_for_update(of=("self",)).select_related("release").get(pk=correction.pk)
    if held.is_agreed is not None or held.asked_by_id == user:
        raise NotPossibleError
    held.is_agreed, held.decided_by_id, held.decided_at = agrees, user, timezone.now()
    held.save(update_fields=["is_agreed", "decided_by", "decided_at"])
    _log(scope, "agreed" if agrees else "declined", held.release)
    if agrees:
        poke_after_commit(BUILD_DUE)
    return held


def undecided() -> QuerySet[Correction]:
    """Corrections that wait for a second person, the oldest first."""
    return Correction.objects.filter(is_agreed=None).select_related("release", "asked_by").order_by("asked_at", "pk")


def agreed_and_unbuilt() -> list[Release]:
    """Releases whose second draw is agreed and not there yet."""
    second = Release.objects.filter(kind=OuterRef("kind"), starts=OuterRef("starts"), draw=LAST_DRAW)
    agreed = Correction.objects.filter(release=OuterRef("pk"), is_agreed=True)
    return list(Release.objects.filter(Exists(agreed), ~Exists(second), draw=1).order_by("starts", "kind"))


def _log(scope: Scope, what: str, release: Release) -> None:
    log_access(scope, f"statistics.correction_{what}", detail=f"{release.kind}-{release.starts}")
