"""Working copies: what somebody is typing, kept until it is saved or thrown away. Nobody else's text is touched."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.editor.rules import WORDS, wording_hash
from campaigns.flow import seen_of
from campaigns.models import CampaignPost, PostVersion, WorkingCopy

# So long after somebody's last word they count as still writing.
WRITING = timedelta(minutes=10)


def copy_of(post: CampaignPost, language: str, user: int) -> WorkingCopy | None:
    """What the person was typing."""
    return WorkingCopy.objects.filter(post=post, language=language, user=user).select_related("image").first()


def says_the_same(copy: WorkingCopy, version: PostVersion | None) -> bool:
    """Whether there is nothing in the copy that is not in the version; for a new one: nothing at all."""
    if version is None:
        return not (copy.headline or copy.text or copy.image_id or copy.alt or copy.target)
    same = wording_hash(copy) == bytes(version.text_hash)
    return same and copy.plain_language == version.plain_language


@transaction.atomic
def keep_copy(
    *, post: CampaignPost, language: str, user: int, wording: dict[str, Any], plain_language: bool, base: str
) -> WorkingCopy:
    """Keep what is being typed. `base` is what the form began with (`flow.seen_of`); what is no hex counts as none.

    Twice at the same moment keeps the later one.
    """
    facts = {name: wording[name] for name in WORDS} | {
        "plain_language": plain_language, "base": _bytes(base), "saved_at": timezone.now()
    }  # fmt: skip
    copy, _is_new = WorkingCopy.objects.update_or_create(
        post_id=post.pk, language_id=language, user_id=user, defaults=facts
    )
    return copy


@transaction.atomic
def discard_copy(*, post: CampaignPost, language: str, user: int) -> None:
    """Throw away what the person was typing. Twice is once."""
    WorkingCopy.objects.filter(post=post, language=language, user=user).delete()


@dataclass(frozen=True)
class Writing:
    """A colleague who is writing the same version."""

    name: str
    at: datetime


def others_writing(post: CampaignPost, language: str, user: int | None) -> list[Writing]:
    """Who else is at it, the latest first: their copy is kept within the last minutes."""
    copies = WorkingCopy.objects.filter(post=post, language=language, saved_at__gte=timezone.now() - WRITING)
    copies = copies.exclude(user=user).select_related("user").order_by("-saved_at")
    return [Writing(str(copy.user), copy.saved_at) for copy in copies]


def began_with(copy: WorkingCopy) -> str:
    """What the copy was begun from, as forms carry it."""
    return bytes(copy.base).hex()


def is_overtaken(copy: WorkingCopy, version: PostVersion | None) -> bool:
    """Whether somebody saved the version since the copy was begun."""
    return began_with(copy) != seen_of(version)


def _bytes(hexadecimal: str) -> bytes:
    try:
        return bytes.fromhex(hexadecimal)[:32]
    except ValueError:
        return b""
