"""A contact that came through a post of ours: which post, found by search, by its own button, or by its permalink."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from campaigns.enums import PlacementStatus
from campaigns.models import Placement
from cases.fields import number
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.vocabulary.permalinks import Permalink, parse
from streetwork.vocabulary.snapshot import vocabulary

RECENT = timedelta(days=60)
# How many are looked at to rank them, and how many are offered.
LOOKED_AT, OFFERED = 200, 20
WORDS = 6
# People answer to posts for months; older ones are found by search.
LINKED_WITHIN = timedelta(days=400)


@dataclass(frozen=True)
class Wanted:
    """The entry as it stands: posts in its language, on its platform, in its space come first."""

    language: str = ""
    platform: int | None = None
    space: int | None = None
    words: str = ""

    def nearness(self, placement: Placement) -> int:
        return (
            4 * (placement.space_id is not None and placement.space_id == self.space)
            + 2 * (placement.language_id == self.language)
            + (placement.platform_id == self.platform)
        )


def offered(programme: int, wanted: Wanted) -> list[Placement]:
    """Published placements of the programme, the nearest first, then the newest: the recent ones, or those in whose
    post or campaign every word of the search occurs. One query.
    """
    found = _published([programme])
    if wanted.words:
        for word in wanted.words.replace("\x00", " ").split()[:WORDS]:
            found = found.filter(Q(post__title__icontains=word) | Q(post__campaign__title__icontains=word))
    else:
        found = found.filter(published_at__gte=timezone.now() - RECENT)
    ranked = sorted(found.order_by("-published_at", "-pk")[:LOOKED_AT], key=lambda each: -wanted.nearness(each))
    return ranked[:OFFERED]


def by_key(key: int | None, programmes: Iterable[int]) -> Placement | None:
    """The published placement, if it is of one of the programmes."""
    return _published(programmes).filter(pk=key).first() if key else None


def by_permalink(link: Permalink | None, text: str, programmes: Iterable[int]) -> Placement | None:
    """The placement that was published under this link, in whichever of its forms; a comment's link is its post's."""
    platform = vocabulary().platform_by_code.get(link.platform) if link else None
    if link is None or platform is None:
        return None
    text = text.replace("\x00", "").strip()
    recently = Q(platform=platform, published_at__gte=timezone.now() - LINKED_WITHIN)
    linked = _published(programmes).filter(Q(permalink=text) | recently).exclude(permalink="")
    for each in linked.order_by("-published_at", "-pk")[: 5 * LOOKED_AT]:
        stands = parse(each.permalink, vocabulary().links)
        if each.permalink == text or (link.thread_id and stands and stands.thread_id == link.thread_id):
            return each
    return None


def _published(programmes: Iterable[int]) -> QuerySet[Placement]:
    of_mine = Placement.objects.filter(post__campaign__programme__in=list(programmes))
    return of_mine.filter(status=PlacementStatus.PUBLISHED).select_related("post__campaign")


def label_of(placement: Placement) -> str:
    """“Free courses · Learn German · Polish, Telegram, 12.11.2026”"""
    words, post = vocabulary(), placement.post
    language, platform = words.languages[placement.language_id].name, words.platforms[placement.platform_id].name
    when = placement.published_at or placement.due_at
    day = date_format(timezone.localtime(when), "SHORT_DATE_FORMAT")
    return f"{post.title} · {post.campaign.title} · {language}, {platform}, {day}"


def short_labels(keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    """{placement: (post, campaign)}: one query, none without keys."""
    keys = set(keys)
    if not keys:
        return {}
    rows = Placement.objects.filter(pk__in=keys).values_list("pk", "post__title", "post__campaign__title")
    return {pk: (post, campaign) for pk, post, campaign in rows}


def from_placement(raw, access: Access) -> dict:
    """What a contact through this placement begins with. Its topic is asked for: people ask what they want."""
    placement = by_key(number(raw), access.programmes_for(*READS_CONTACTS, running=True))
    return facts_of(placement) if placement else {}


def facts_of(placement: Placement) -> dict:
    """Programme, platform, space and language, as the placement settles them."""
    return {
        "placement": placement.pk,
        "content_based": True,
        "programme": placement.post.campaign.programme_id,
        "platform": placement.platform_id,
        "space": placement.space_id,
        "language": placement.language_id,
    }
