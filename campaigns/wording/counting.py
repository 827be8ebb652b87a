"""How much of a platform's room a text takes, counted as the platform counts. The facts and sources: `limits`.

`static/js/wording.js` counts the same while somebody types; `tests/campaigns_wording/vectors.json` binds both.
"""

import unicodedata
from dataclasses import dataclass

from django.conf import settings

from campaigns.wording.limits import LIMITS, THREADS, UTF8, UTF16, WEIGHTED, X_LIGHT, X_LINK, Limit
from campaigns.wording.links import (
    PLACE,
    clusters,
    email_pattern,
    hashtag_pattern,
    is_emoji,
    link_pattern,
    mention_pattern,
    phone_pattern,
    without_links,
)  # fmt: skip
from campaigns.wording.problems import Problem, problem
from streetwork.vocabulary.snapshot import vocabulary

__all__ = ["LIMITS", "SHORT_LINK_EXAMPLE", "Count", "Problem", "count", "limit_of", "with_link"]

# As long as the short links that `campaigns.links.actions` makes.
SHORT_LINK_EXAMPLE = f"{settings.BASE_URL}/l/222222"


@dataclass(frozen=True)
class Count:
    """`used` of `limit` (None: no limit is known), in the platform's own unit."""

    used: int
    limit: int | None
    hashtags: int = 0
    hashtag_limit: int | None = None
    links: int = 0
    emoji: int = 0
    mentions: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def fits(self) -> bool:
        """The platform would take it."""
        return not any(each.is_blocking for each in self.problems)


def limit_of(platform_code: str) -> Limit:
    """The facts of a platform; of an unknown one only the vocabulary's `post_limit`."""
    if platform_code in LIMITS:
        return LIMITS[platform_code]
    platform = vocabulary().platform_by_code.get(platform_code)
    return Limit(platform.post_limit if platform else None)


def with_link(text: str, short_link: str = SHORT_LINK_EXAMPLE) -> str:
    """The text as it goes out: plain line ends, {link} replaced, no space around it."""
    return text.replace("\r\n", "\n").replace(PLACE, short_link).strip()


def count(text: str, platform_code: str, *, has_image: bool = False, short_link: str = SHORT_LINK_EXAMPLE) -> Count:
    """Count a text for a platform. `{link}` counts as the short link that it becomes."""
    rules = limit_of(platform_code)
    text = with_link(text, short_link)
    links = link_pattern.findall(text)
    rest = without_links(text)
    used, limit = MEASURES[rules.unit](text), rules.of(has_image=has_image)
    hashtags, mentions = len(hashtag_pattern.findall(rest)), len(mention_pattern.findall(rest))
    found = []
    if limit is not None and used > limit:
        code = "caption_too_long" if limit != rules.text else "too_long"
        found.append(problem(code, n=used - limit, limit=limit))
    if rules.hashtags is not None and hashtags > rules.hashtags:
        found.append(problem("hashtags_too_many", n=hashtags, limit=rules.hashtags))
    if rules.links is not None and len(set(links)) > rules.links:
        found.append(problem("links_too_many", n=len(set(links)), limit=rules.links))
    if rules.needs_image and not has_image:
        found.append(problem("needs_image"))
    if links and not rules.links_work:
        found.append(problem("links_dead"))
    if text and not (links or mentions or email_pattern.search(rest) or phone_pattern.search(rest)):
        found.append(problem("no_contact"))
    return Count(
        used=used, limit=limit, hashtags=hashtags, hashtag_limit=rules.hashtags, links=len(links),
        emoji=sum(is_emoji(each) for each in clusters(text)), mentions=mentions, problems=tuple(found),
    )  # fmt: skip


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def x_weight(text: str) -> int:
    """Characters as X counts them: the text in NFC, a link 23, an emoji 2, other signs 1 or 2 by their range."""
    text = unicodedata.normalize("NFC", text)
    hundredths, position = 0, 0
    for link in link_pattern.finditer(text):
        hundredths += _x_plain(text[position : link.start()]) + X_LINK * 100
        position = link.end()
    return (hundredths + _x_plain(text[position:])) // 100


def _x_plain(text: str) -> int:
    return sum(200 if is_emoji(each) else sum(map(_x_sign, each)) for each in clusters(text))


def _x_sign(sign: str) -> int:
    return 100 if any(first <= ord(sign) <= last for first, last in X_LIGHT) else 200


def threads_length(text: str) -> int:
    """Characters, but an emoji is as long as its UTF-8 bytes."""
    return sum(utf8_bytes(each) if is_emoji(each) else len(each) for each in clusters(text))


MEASURES = {UTF16: utf16_units, UTF8: utf8_bytes, WEIGHTED: x_weight, THREADS: threads_length}
