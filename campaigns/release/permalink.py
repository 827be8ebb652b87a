"""Reading the link of a published post by the platform's patterns. Nothing is fetched. Pure."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.vocabulary.permalinks import PatternIndex, parse

# Where no pattern can tell what the address of a post looks like.
WITHOUT_PATTERNS = frozenset({"email", "phone", "onsite", "other"})
POSTS = frozenset({"thread", "media"})
# What some platforms give for a post names only its place: these have no address for a post.
WITHOUT_POSTS = frozenset({"viber", "zalo", "whatsapp", "forum"})


def problem_with(link: str, platform: str, patterns: PatternIndex) -> str | Promise:
    """Why the link cannot be that of a post on the platform, as a sentence; "" when it can.

    `platform` is a code. A comment's link is refused like a profile's: it is not the post.
    """
    read = parse(link, patterns)
    if read is None:
        return _("This is no link that can be read. Copy the whole address of the post, from https:// on.")
    if platform in WITHOUT_PATTERNS:
        return ""
    if read.platform != platform:
        return _("This link leads to another platform. Copy it from the post itself.")
    if read.target == "comment":
        return _("This link leads to a comment. Copy the link of the post itself.")
    if read.target not in POSTS and platform not in WITHOUT_POSTS:
        return _("This link leads to a page or group, not to the post. Open the post and copy its link.")
    return ""
