"""Reading posts and their versions, in the field's words."""

from collections.abc import Iterable

from django.db.models import QuerySet

from campaigns.editor.rules import wording_hash
from campaigns.models import CampaignPost, PostVersion, PostVersionEvent

# Events of a version's history that are looked through for one wording.
LOOKED_AT = 60
Key = tuple[int, str]


def versions_of(posts: Iterable[CampaignPost]) -> dict[Key, PostVersion]:
    """{(post, language): version} of all the posts, with one query; pictures and people come along."""
    versions = PostVersion.objects.filter(post__in=[post.pk for post in posts])
    versions = versions.select_related("image", "edited_by", "reviewed_by")
    return {(version.post_id, version.language_id): version for version in versions}


def posts_in_order(campaign) -> QuerySet[CampaignPost]:
    """A campaign's posts as they are to be told, the dropped ones last."""
    return CampaignPost.objects.filter(campaign=campaign).order_by("is_dropped", "order", "pk")


def events_of(version: PostVersion) -> QuerySet[PostVersionEvent]:
    """Everything that was changed in a version, the newest first."""
    events = PostVersionEvent.objects.filter(id=version.pk).select_related("actor", "reviewed_by", "image")
    return events.order_by("-pgh_id")


def last_approved(version: PostVersion | None) -> PostVersionEvent | None:
    """The newest approved wording that the history keeps of a version, if the version says something else now."""
    if version is None:
        return None
    approved = events_of(version).filter(status="approved")
    return next((event for event in approved[:LOOKED_AT] if _says(event) != _says(version)), None)


def source_when_approved(source: PostVersion, source_hash: bytes) -> PostVersionEvent | None:
    """What the source said when a version was approved against it; None when the history does not go back so far."""
    return next((event for event in events_of(source)[:LOOKED_AT] if wording_hash(event) == source_hash), None)


def _says(wording) -> tuple:
    return wording.headline, wording.text, wording.image_id, wording.alt, wording.target
