"""Reading what is to go out, in the field's words: few queries, however many placements."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from campaigns.editor.queries import versions_of
from campaigns.enums import PlacementStatus
from campaigns.models import GateRelease, Placement, PostVersion
from campaigns.release.outgoing import LINK, with_link
from campaigns.release.rules import Hindrance, hindrances, is_valid
from campaigns.wording.counting import Count, count
from streetwork.accounts.access import Access
from streetwork.accounts.roles import PUBLISHES, READS_CAMPAIGNS


@dataclass(frozen=True)
class Standing:
    """What a placement would say, and what keeps it from going out."""

    version: PostVersion | None
    source: PostVersion | None
    release: GateRelease | None
    hindrances: list[Hindrance]

    @property
    def may_go_out(self) -> bool:
        return not self.hindrances


def with_places(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """With everything that rules and pages ask of a placement."""
    return placements.select_related(
        "post__campaign__programme", "post__campaign__responsible", "platform", "language", "channel__connection",
        "channel__responsible", "space__responsible", "published_by",
    )  # fmt: skip


def readable(access: Access) -> QuerySet[Placement]:
    """Placements of the programmes in which the person reads campaigns."""
    return with_places(Placement.objects.filter(post__campaign__programme__in=access.programmes_for(*READS_CAMPAIGNS)))


def to_publish(access: Access) -> QuerySet[Placement]:
    """What is planned in the running programmes in which the person posts, without what was dropped."""
    return to_go_out(with_places(Placement.objects.all())).filter(
        post__campaign__programme__in=access.programmes_for(*PUBLISHES, running=True)
    )


def to_go_out(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """Planned, in a running programme, of a post and a campaign that were not dropped; the first due first."""
    return (
        placements.filter(
            status=PlacementStatus.PLANNED, post__is_dropped=False, post__campaign__programme__is_archived=False
        )
        .exclude(post__campaign__status="dropped")
        .order_by("due_at", "pk")
    )


def standings_of(placements: Iterable[Placement]) -> dict[int, Standing]:
    """{placement: standing}; two queries. The placements come by `with_places`."""
    placements = list(placements)
    posts = {placement.post_id: placement.post for placement in placements}
    versions = versions_of(posts.values())
    releases = standing_releases(versions.values())
    found = {}
    for placement in placements:
        version = versions.get((placement.post_id, placement.language_id))
        source = versions.get((placement.post_id, placement.post.source_language_id))
        release = releases.get(version.pk) if version else None
        found[placement.pk] = Standing(
            version,
            source,
            release,
            hindrances(
                placement, version=version, source=source, release=release, count=count_of(version, placement.platform)
            ),
        )
    return found


def standing_of(placement: Placement) -> Standing:
    return standings_of([placement])[placement.pk]


def standing_releases(versions: Iterable[PostVersion]) -> dict[int, GateRelease]:
    """{version: somebody's word for exactly its present wording}; one query."""
    by_key = {version.pk: version for version in versions}
    given = GateRelease.objects.filter(version__in=list(by_key), withdrawn_at=None).select_related("released_by")
    return {release.version_id: release for release in given if is_valid(release, by_key[release.version_id])}


def count_of(version: PostVersion | None, platform) -> Count | None:
    """How the platform counts what would be posted: with the link, wherever it stands."""
    if version is None:
        return None
    text = with_link(version.text, LINK if version.target else "")
    return count(text, platform.code, has_image=version.image_id is not None)
