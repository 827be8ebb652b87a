"""What goes out: the text as it will stand there, with the short link in its place."""

from dataclasses import dataclass

from campaigns.links.actions import absolute, short_link_of
from campaigns.models import Placement, PostImage, PostVersion

LINK = "{link}"


class Unwritten(Exception):
    """The post has no text in the placement's language."""


@dataclass(frozen=True)
class Outgoing:
    """A text ready to be posted; `headline` is for platforms with a title."""

    text: str
    image: PostImage | None
    alt: str
    language: str
    headline: str = ""
    link: str = ""


def outgoing(placement: Placement, *, version: PostVersion | None = None) -> Outgoing:
    """The final text of a placement. Makes its short link on first need. Raises Unwritten, and ValidationError for
    a target to which no link may lead: `hindrances` tells of both.

    The link takes the place of `{link}`, or stands at the end when the text has none; without a target `{link}`
    goes away.
    """
    version = version or _version_of(placement)
    link = short_link_of(placement) if version.target else None
    address = absolute(link) if link else ""
    return Outgoing(
        text=with_link(version.text, address),
        image=version.image,
        alt=version.alt if version.image_id else "",
        language=version.language_id,
        headline=version.headline,
        link=address,
    )


def with_link(text: str, address: str) -> str:
    """
    >>> with_link("Here: {link}!", "https://x.de/l/abc")
    'Here: https://x.de/l/abc!'
    >>> with_link("All is there.", "https://x.de/l/abc")
    'All is there.\\n\\nhttps://x.de/l/abc'
    >>> with_link("All is there: {link}", "")
    'All is there:'
    """
    text = text.replace("\r\n", "\n")
    if LINK in text:
        return text.replace(LINK, address).strip()
    return "\n\n".join(part for part in (text.strip(), address) if part)


def _version_of(placement: Placement) -> PostVersion:
    version = (
        PostVersion.objects.filter(post=placement.post_id, language=placement.language_id)
        .select_related("image")
        .first()
    )
    if version is None:
        raise Unwritten
    return version
