"""What happens to a version of a post: written, handed on, approved by another, sent back. One transaction each.

The post's row is locked first, so that two who save at once come one after the other.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.editor.rules import MENDABLE, WORDS, approval_problem, is_outdated, is_typo, source_of, wording_hash
from campaigns.enums import VersionStatus
from campaigns.flow import Refused, seen_of, step_to
from campaigns.models import CampaignPost, GateRelease, PostVersion, WorkingCopy
from streetwork.web.steps import Changed


@dataclass
class Held:
    """A post with its versions, locked."""

    post: CampaignPost
    versions: list[PostVersion]

    def version_in(self, language: str) -> PostVersion | None:
        return next((v for v in self.versions if v.language_id == language), None)

    @property
    def source(self) -> PostVersion | None:
        return source_of(self.post, self.versions)


def hold(post: CampaignPost) -> Held:
    """Lock a post and its versions for the transaction."""
    held = CampaignPost.objects.select_for_update().get(pk=post.pk)
    versions = PostVersion.objects.select_for_update(of=("self",)).select_related("image")
    return Held(held, list(versions.filter(post=held).order_by("pk")))


@transaction.atomic
def write_version(
    *, post: CampaignPost, language: str, wording: dict[str, Any], plain_language: bool, seen: str, user: int,
    keeps_approvals: bool = False, may_release: bool = False, guard_overrides: int = 0,
) -> PostVersion:  # fmt: skip
    """Save what a version says (`wording`: headline, text, image, alt, target); it is made when it is not there yet.

    What was approved has to be approved again, and what was translated from it is outdated. The person's working copy
    is done with. Raises Changed when the version is another than the one the person began with (`seen`, "" for none).
    `keeps_approvals`: only a typo was mended; approvals go over to the new wording. For this the person must be another
    than who wrote it (Refused "four_eyes"), picture and link stay (Refused "typo"), and little is changed (Refused
    "much"). A release goes over in the name of a person who `may_release`; without that it lapses with the old wording.
    """
    held = hold(post)
    version = held.version_in(language)
    if seen_of(version) != seen and not (version and says(version, wording)):
        raise Changed
    if version is None:
        version = PostVersion(post_id=post.pk, language_id=language, status=VersionStatus.DRAFT)
        _write(version, wording, plain_language, guard_overrides, user)
        version.save()
    elif version.status == VersionStatus.APPROVED and keeps_approvals:
        _mend(held, version, wording, plain_language, user, may_release=may_release)
    else:
        _rewrite(version, wording, plain_language, guard_overrides, user)
    WorkingCopy.objects.filter(post=post, language=language, user=user).delete()
    return version


def says(version: PostVersion, wording: dict[str, Any]) -> bool:
    """Whether the version says so already: nothing is overwritten, as when a form is sent twice."""
    return wording_hash(PostVersion(**{name: wording[name] for name in WORDS})) == bytes(version.text_hash)


def _write(version: PostVersion, wording, plain_language: bool, guard_overrides: int, user: int) -> None:
    for name in WORDS:
        setattr(version, name, wording[name])
    version.text_hash, version.plain_language = wording_hash(version), plain_language
    version.guard_overrides += guard_overrides
    version.edited_by_id, version.edited_at = user, timezone.now()


def _rewrite(version: PostVersion, wording, plain_language: bool, guard_overrides: int, user: int) -> None:
    before, writer, when = bytes(version.text_hash), version.edited_by_id, version.edited_at
    _write(version, wording, plain_language, guard_overrides, user)
    if bytes(version.text_hash) == before:
        version.edited_by_id, version.edited_at = writer, when
    elif version.status == VersionStatus.APPROVED:
        version.status = VersionStatus.DRAFT
    version.save()


def _mend(held: Held, version: PostVersion, wording, plain_language: bool, user: int, *, may_release: bool) -> None:
    if version.edited_by_id == user:
        raise Refused("four_eyes")
    if any(getattr(version, name) != wording[name] for name in WORDS if name not in MENDABLE):
        raise Refused("typo")
    if not all(is_typo(getattr(version, name), wording[name]) for name in MENDABLE):
        raise Refused("much")
    agreeing = agreeing_versions(held)
    before = bytes(version.text_hash)
    for name in MENDABLE:
        setattr(version, name, wording[name])
    version.text_hash, version.plain_language = wording_hash(version), plain_language
    version.edited_at = timezone.now()
    version.save()
    restamp(held, agreeing)
    if may_release:
        _carry_release(version, before, user)


def agreeing_versions(held: Held) -> list[PostVersion]:
    """The approved versions that are up to date."""
    return [v for v in held.versions if v.status == VersionStatus.APPROVED and not is_outdated(v, held.source)]


def restamp(held: Held, agreeing: list[PostVersion]) -> None:
    """Take the versions as approved against what the source says now."""
    source = held.source
    for version in agreeing:
        version.source_hash = source.text_hash if source else version.text_hash
        version.save(update_fields=["source_hash"])


def _carry_release(version: PostVersion, before: bytes, user: int) -> None:
    """What was released stays released in the name of who mended it; the first one's word was for another wording."""
    standing = GateRelease.objects.filter(version=version, withdrawn_at=None)
    old, now = standing.filter(text_hash=before).first(), bytes(version.text_hash)
    if old is None or now == before:
        return
    old.withdrawn_by_id, old.withdrawn_at = user, timezone.now()
    old.save(update_fields=["withdrawn_by", "withdrawn_at"])
    if not standing.filter(text_hash=now).exists():
        GateRelease.objects.create(version=version, text_hash=now, checks=old.checks, released_by_id=user)


@transaction.atomic
def hand_on(*, version: PostVersion, to: str) -> PostVersion:
    """Move a version that is not approved on, or back. Raises Refused "status" when there is no such step."""
    found = _again(hold(version.post), version)
    if step_to(found.status, to):
        found.status = to
        if to == VersionStatus.REVIEW:
            found.remark = ""
        found.save(update_fields=["status", "remark"])
    return found


@transaction.atomic
def send_back(*, version: PostVersion, remark: str, seen: str, user: int) -> PostVersion:
    """The reviewer gives the version back as a draft and says why; an approved one too, when it proves wrong.

    Raises Changed when it is not what the reviewer read; Refused "four_eyes" and "status".
    """
    found = _again(hold(version.post), version)
    if seen_of(found) != seen:
        raise Changed
    if found.status not in (VersionStatus.REVIEW, VersionStatus.APPROVED):
        raise Refused("status")
    if found.edited_by_id == user:
        raise Refused("four_eyes")
    found.status, found.remark = VersionStatus.DRAFT, remark
    found.reviewed_by_id, found.reviewed_at = user, timezone.now()
    found.save(update_fields=["status", "remark", "reviewed_by", "reviewed_at"])
    return found


@transaction.atomic
def approve(*, version: PostVersion, seen: str, user: int, source_seen: str | None = None) -> PostVersion:
    """Approve a version in review, or confirm one that is outdated as still right.

    Raises Changed when it is not the wording the reviewer read (`seen`), or not the source it was read beside
    (`source_seen`, where given); Refused "four_eyes" for one's own, "status" when it was not handed in, and the codes
    of `approval_problem`.
    """
    held = hold(version.post)
    found, source = _again(held, version), held.source
    if seen_of(found) != seen or (source_seen is not None and seen_of(source) != source_seen):
        raise Changed
    if found.edited_by_id == user:
        raise Refused("four_eyes")
    if found.status != VersionStatus.REVIEW and not is_outdated(found, source):
        raise Refused("status")
    if problem := approval_problem(found, source, planned_platforms(held.post, found.language_id)):
        raise Refused(problem)
    found.status, found.remark = VersionStatus.APPROVED, ""
    found.reviewed_by_id, found.reviewed_at = user, timezone.now()
    found.source_hash = source.text_hash if source else found.text_hash
    found.save(update_fields=["status", "remark", "reviewed_by", "reviewed_at", "source_hash"])
    return found


def planned_platforms(post: CampaignPost, language: str) -> list[str]:
    """Codes of the platforms on which the version is planned; those of the campaign while nothing is planned."""
    planned = post.placements.filter(language=language).exclude(status="cancelled").order_by()
    codes = list(planned.values_list("platform__code", flat=True).distinct())
    return sorted(codes or post.campaign.platforms.values_list("code", flat=True))


@transaction.atomic
def remove_version(*, version: PostVersion) -> None:
    """Remove a version that was never approved and is not the source. Raises Refused "status" for any other."""
    held = hold(version.post)
    found = _again(held, version)
    if found.source_hash is not None or found.language_id == held.post.source_language_id:
        raise Refused("status")
    found.delete()


def _again(held: Held, version: PostVersion) -> PostVersion:
    """The version as it is now. Raises Refused "status" when it was removed meanwhile."""
    found = held.version_in(version.language_id)
    if found is None:
        raise Refused("status")
    return found
