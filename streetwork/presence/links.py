"""From a pasted link to a space: which platform, which key, and what it probably is. Nothing is fetched."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from streetwork.presence.enums import Kind
from streetwork.vocabulary.enums import Setting
from streetwork.vocabulary.models import PermalinkPattern, Platform
from streetwork.vocabulary.permalinks import Permalink, parse
from streetwork.vocabulary.snapshot import Vocabulary

KIND_OF_PLATFORM = {
    "discord": Kind.SERVER,
    "reddit": Kind.FORUM,
    "forum": Kind.FORUM,
    "youtube": Kind.CHANNEL,
}
BROADCASTS = {"telegram", "viber"}
CLOSED = {Setting.GROUP, Setting.PRIVATE, Setting.PROTECTED}
PERSONAL_KEY = re.compile(r"\d+|id\d+")
# Keys of these forms are codes without meaning: numbers, invitations.
MEANINGLESS = re.compile(r"(.*/)?\d+|\+.*|share/.*|invite/.*|g/.*|club\d+")
MEANINGLESS_ON = {"whatsapp", "discord", "viber", "zalo"}


class NotASpace(Exception):
    """The link names no space; the argument is a sentence for the person.

    `may_be_page`: it looks like a profile, but an organisation's page has the same form of address.
    """

    def __init__(self, sentence, *, may_be_page=False):
        super().__init__(sentence)
        self.sentence, self.may_be_page = sentence, may_be_page


@dataclass(frozen=True)
class SpaceLink:
    """A space as its address tells it; `name` is a suggestion, "" when the address has only a number or code."""

    platform: Platform
    key: str
    url: str
    kind: Kind
    name: str


def read_link(text: str, vocabulary: Vocabulary, *, is_page: bool = False) -> SpaceLink:
    """Find the space that the first link in `text` leads into.

    `is_page` is the person's word that what looks like a profile is a page of an organisation.
    Raises NotASpace.
    """
    pasted = parse(text, vocabulary.links)
    if pasted is None:
        raise NotASpace(_("There is no link in this text. Copy the address of the space and paste it here."))
    if pasted.target == PermalinkPattern.Target.PROFILE and not pasted.space_key:
        raise NotASpace(_("This link leads to a person or a private chat. The register holds spaces only."))
    if not pasted.space_key:
        raise NotASpace(
            _(
                "This link does not say which space it belongs to. Open the group or channel itself and copy"
                " its address."
            )
        )
    space = parse(pasted.space_url, vocabulary.links) or pasted
    if PermalinkPattern.Target.PROFILE in (pasted.target, space.target):
        _refuse_profile(space, is_page=is_page)
    return SpaceLink(
        platform=vocabulary.platform_by_code[pasted.platform],
        key=pasted.space_key,
        url=pasted.space_url,
        kind=kind_of(space),
        name=name_suggested_by(space),
    )


def _refuse_profile(link: Permalink, *, is_page: bool):
    may_be_page = (
        link.setting == Setting.PUBLIC and "/" not in link.space_key and not PERSONAL_KEY.fullmatch(link.space_key)
    )
    if may_be_page and is_page:
        return
    if may_be_page:
        sentence = _("This looks like a person's profile. People are not registered here, only spaces.")
    else:
        sentence = _("This link leads to a person's profile. People are not registered here, only spaces.")
    raise NotASpace(sentence, may_be_page=may_be_page)


def kind_of(link: Permalink) -> Kind:
    """What the form of the address suggests."""
    prefix = link.space_key.rpartition("/")[0]
    if prefix in ("hashtag", "explore/tags", "tag"):
        return Kind.HASHTAG
    if prefix == "channel" or (link.platform in BROADCASTS and link.setting == Setting.PUBLIC):
        return Kind.CHANNEL
    if link.platform in KIND_OF_PLATFORM:
        return KIND_OF_PLATFORM[link.platform]
    return Kind.GROUP if link.setting in CLOSED else Kind.PAGE


def name_suggested_by(link: Permalink) -> str:
    """A name made of the key: `groups/polacy-w-halle` → “Polacy w halle”."""
    if link.platform in MEANINGLESS_ON or MEANINGLESS.fullmatch(link.space_key):
        return ""
    own = link.space_key.rpartition("/")[2].lstrip("@")
    if link.platform == "forum":
        return own
    if link.platform == "reddit":
        return f"r/{own}"
    if kind_of(link) == Kind.HASHTAG:
        return f"#{own}"
    words = " ".join(re.split(r"[-_.\s]+", own)).strip()
    return words[:1].upper() + words[1:160]
