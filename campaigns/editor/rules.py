"""What holds for the versions of a post. Pure.

*Outdated* has one definition, `is_outdated`: the source says something else than what the version was approved against.
"""

import hashlib
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from campaigns.enums import CampaignStatus, VersionStatus
from campaigns.flow import content_hash
from campaigns.models import Campaign, CampaignPost, PostVersion
from campaigns.models.posts import Wording
from campaigns.wording.counting import count
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_POSTS

# Where the short link is to stand in a text.
LINK = "{link}"
OVER = frozenset({CampaignStatus.DONE, CampaignStatus.DROPPED})
# The fields of a wording, and those in which a typo can stand: another picture or another link is another post.
WORDS = ("headline", "text", "image", "alt", "target")
MENDABLE = ("headline", "text", "alt")
# How many characters may be put right as a typo: a share of the text, at least the fewest, at most the most.
TYPO_PERCENT, TYPO_FEWEST, TYPO_MOST = 5, 5, 30


def wording_hash(wording: Wording) -> bytes:
    """SHA-256 of what a version says: headline, text, picture, its description, link; see `content_hash`."""
    picture = wording.image.sha256 if wording.image else ""
    parts = (wording.headline, wording.text, picture, wording.alt, wording.target)
    return hashlib.sha256(b"".join(content_hash(part) for part in parts)).digest()


def source_of(post: CampaignPost, versions: Iterable[PostVersion]) -> PostVersion | None:
    """The version that the others are translated from, approved or not; None when it is not written yet."""
    return next((v for v in versions if v.post_id == post.pk and v.language_id == post.source_language_id), None)


def is_outdated(version: PostVersion, source: PostVersion | None) -> bool:
    """Whether an approved version was approved against a source that says something else now. The source never is."""
    if version.status != VersionStatus.APPROVED or source is None or version.pk == source.pk:
        return False
    return version.source_hash is None or bytes(version.source_hash) != bytes(source.text_hash)


def stands_by_its_source(version: PostVersion, source: PostVersion | None) -> bool:
    """Whether what a text is translated from is approved itself: what proved wrong takes its translations along."""
    return source is None or source.pk == version.pk or source.status == VersionStatus.APPROVED


def is_typo(before: str, after: str) -> bool:
    """Whether so little was changed (characters put in, taken out, replaced) that it may count as a typo.

    It bounds how much goes past a second reading; it cannot tell a harmless letter from a wrong one.

    >>> is_typo("Kostenlos Kurse", "Kostenlose Kurse"), is_typo("Die Kurse sind frei.", "Die Kurse kosten Geld.")
    (True, False)
    """
    before, after = (" ".join(text.split()) for text in (before, after))
    share = max(len(before), len(after)) * TYPO_PERCENT // 100
    most = min(max(share, TYPO_FEWEST), TYPO_MOST)
    return Levenshtein.distance(before, after, score_cutoff=most) <= most


def may_write(access: Access, campaign: Campaign) -> bool:
    """Who writes, translates and reviews the campaign's posts, while its programme runs."""
    return campaign.programme_id in access.programmes_for(*WRITES_POSTS, running=True)


def may_review(access: Access, campaign: Campaign, version: PostVersion) -> bool:
    """Four eyes: who may write may review what somebody else wrote."""
    return may_write(access, campaign) and version.edited_by_id != access.user_id


def approval_problem(version: PostVersion, source: PostVersion | None, platforms: Iterable[str] = ()) -> str:
    """Why the version cannot be approved yet, as a code; "" when it can.

    `empty`: it says nothing. `alt`: its picture is not described. `link`: the text has a place for a link, and there is
    none. `length`: no platform of those it is planned for takes so long a text. `source`: what it was translated from
    is not approved itself.
    """
    if not version.text.strip():
        return "empty"
    if version.image_id and not version.alt.strip():
        return "alt"
    if LINK in version.text and not version.target:
        return "link"
    if fits_nowhere(version, platforms):
        return "length"
    is_source = source is not None and version.pk == source.pk
    if not is_source and (source is None or source.status != VersionStatus.APPROVED):
        return "source"
    return ""


def fits_nowhere(wording: Wording, platforms: Iterable[str]) -> bool:
    """Whether the text is longer than each of the platforms allows; never where none is named."""
    counts = [count(wording.text, code, has_image=wording.image_id is not None) for code in platforms]
    return bool(counts) and all(each.limit is not None and each.used > each.limit for each in counts)
