"""How a post looks on a platform: what is seen before "more", hashtags and links as they are shown, the link card.

Nothing is fetched: a link card shows the host of the link's target and our headline.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from campaigns.models import PostImage
from campaigns.models.posts import Wording
from campaigns.wording.counting import SHORT_LINK_EXAMPLE, limit_of, with_link
from campaigns.wording.layouts import LOOKS, RATIOS, Look
from campaigns.wording.links import clusters, hashtag_pattern, link_pattern, mention_pattern
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import vocabulary

ELLIPSIS = "…"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps"})
Kind = Literal["text", "link", "plain-link", "hashtag", "mention"]


@dataclass(frozen=True)
class Part:
    """A stretch of text. A *plain-link* is a link that readers cannot tap."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Card:
    host: str
    title: str


@dataclass(frozen=True)
class Picture:
    """`lost` is how many percent of it the platform cuts away; `ratio` the class of the shape that is left."""

    url: str
    alt: str
    ratio: str
    lost: int
    width: int
    height: int


@dataclass(frozen=True)
class Preview:
    """What `wording/_preview.html` shows. `rest` is what stands behind "more"."""

    platform: Platform
    language: str
    direction: str
    author: str
    layout: str
    title: str
    parts: tuple[Part, ...]
    rest: tuple[Part, ...]
    picture: Picture | None
    card: Card | None
    when: datetime | None
    picture_first: bool
    is_missing_picture: bool

    @property
    def initial(self) -> str:
        return clusters(self.author)[0].upper() if self.author else "•"

    @property
    def is_empty(self) -> bool:
        return not (self.parts or self.picture)


def preview_of(
    wording: Wording, platform: Platform | str, *, language: str = "", author: str = "", when: datetime | None = None,
    short_link: str = SHORT_LINK_EXAMPLE,
) -> Preview:  # fmt: skip
    """The look of a version (or of what somebody is typing) on a platform. `author` is whose channel it is."""
    if not isinstance(platform, Platform):
        platform = vocabulary().platform_by_code[platform]
    look = LOOKS.get(platform.code, Look())
    language = language or getattr(wording, "language_id", "")
    text = with_link(wording.text, short_link)
    seen, hidden = _folded(text, look.fold)
    works = limit_of(platform.code).links_work
    return Preview(
        platform=platform,
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        author=author or _author_of(wording),
        layout=look.layout,
        title=wording.headline if look.layout == "titled" else "",
        parts=_parts(seen, works),
        rest=_parts(hidden, works),
        picture=_picture(wording.image, wording.alt, look) if wording.image_id else None,
        card=_card(wording, text, short_link) if look.card and works and not wording.image_id else None,
        when=when,
        picture_first=look.picture_first,
        is_missing_picture=limit_of(platform.code).needs_image and not wording.image_id,
    )


def _author_of(wording: Wording) -> str:
    """Whose post it is, when nobody says it: the programme, or our own address."""
    post = wording.post if getattr(wording, "post_id", None) else None
    return post.campaign.programme.short_name if post else settings.BASE_URL.split("//")[-1]


def _folded(text: str, fold: tuple[int, int, int] | None) -> tuple[str, str]:
    """What is seen and what is behind "more": cut between words, never inside a sign."""
    if fold is None:
        return text, ""
    most, lines, width = fold
    end, used, on_line, last_space = 0, 1, 0, 0
    for number, sign in enumerate(clusters(text), 1):
        if "\n" in sign:
            used, on_line = used + 1, 0
        elif on_line >= width:
            used, on_line = used + 1, 1
        else:
            on_line += 1
        if number > most or used > lines:
            cut = last_space if last_space > end // 2 and not sign.isspace() else end
            return text[:cut].rstrip(), text[cut:].strip()
        end += len(sign)
        if sign.isspace():
            last_space = end
    return text, ""


def _parts(text: str, links_work: bool) -> tuple[Part, ...]:
    kinds = ((link_pattern, "link" if links_work else "plain-link"), (hashtag_pattern, "hashtag"),
             (mention_pattern, "mention"))  # fmt: skip
    found = sorted((match.start(), -match.end(), kind) for pattern, kind in kinds for match in pattern.finditer(text))
    parts, position = [], 0
    for start, minus_end, kind in found:
        if start < position:
            continue
        if start > position:
            parts.append(Part("text", text[position:start]))
        parts.append(Part(kind, text[start:-minus_end]))
        position = -minus_end
    if position < len(text):
        parts.append(Part("text", text[position:]))
    return tuple(parts)


def _card(wording: Wording, text: str, short_link: str) -> Card | None:
    """The card of the first link. Our short link leads to the target: its host is shown, as the platform would."""
    first = link_pattern.search(text)
    if not first:
        return None
    target = wording.target if first[0] == short_link and wording.target else first[0]
    host = host_of(target)
    return Card(host, wording.headline or host) if host else None


def host_of(url: str) -> str:
    """The host of an address without `www.`; empty when it is none that a reader would know."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def _picture(image: PostImage, alt: str, look: Look) -> Picture:
    real = image.width / max(image.height, 1)
    least, most = look.crop or (0.0, 99.0)
    shown = min(max(real, least), most)
    lost = round((1 - min(real, shown) / max(real, shown)) * 100)
    near = min(RATIOS, key=lambda name: abs(RATIOS[name] - shown))
    ratio = near if abs(RATIOS[near] - shown) < 0.02 * shown else "own"
    return Picture(reverse("images:show", args=[image.pk]), alt, ratio, lost, image.width, image.height)
