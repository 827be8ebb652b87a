"""One spelling for a handle, however it was typed: `@Name`, `name`, a profile's address, a telephone number. Pure.

What cannot be known: that a number and a name lead to the same profile, or that somebody was renamed.
"""

import re
import unicodedata

from streetwork.vocabulary.link_text import first_link
from streetwork.vocabulary.permalinks import PatternIndex, parse

LONGEST = 300
# Words in front of the name in profile addresses: /people/<name>/<number> is read from behind.
PREFIXES = frozenset({"in", "user", "users", "u", "add", "profile", "p", "m", "c", "channel", "people"})
PHONE = re.compile(r"\+?[\d\s()/.-]{7,20}")
HOME = "49"


def normalise(text: str, platform: str, known: PatternIndex) -> str:
    """`facebook:ana.example` or "" when there is no handle in the text. `platform` is the chosen platform's code.

    An address says itself which platform it belongs to. `known` are the patterns of `vocabulary().links`.
    """
    text = unicodedata.normalize("NFKC", text).strip()[:LONGEST]
    link = first_link(text, known.keys()) if "/" in text else None
    if link is not None:
        permalink = parse(text, known)
        platform = permalink.platform if permalink and permalink.platform != "forum" else platform
        text = _name_in(link)
    name = _number(text) if PHONE.fullmatch(text) else text
    name = "".join(name.split()).lstrip("@").strip("/").casefold()
    return f"{platform}:{name}" if name else ""


def _name_in(link) -> str:
    segments = [segment for segment in link.segments if segment]
    if "id" in link.query and (not segments or segments[0].casefold() == "profile.php"):
        return link.query["id"]
    if "phone" in link.query:
        return link.query["phone"]
    lowered = [segment.casefold() for segment in segments]
    if "user" in lowered[1:] and lowered.index("user", 1) + 1 < len(segments):
        return segments[lowered.index("user", 1) + 1]  # groups/<group>/user/<number>
    if lowered[:1] == ["people"]:
        return segments[-1] if len(segments) > 1 else ""
    if lowered and lowered[0] in PREFIXES and len(segments) > 1:
        return segments[1]
    return segments[0] if segments else ""


def _number(text: str) -> str:
    """Digits with the country in front; a single leading zero is Germany's."""
    digits = re.sub(r"\D", "", text)
    if text.lstrip().startswith("+"):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    return HOME + digits[1:] if digits.startswith("0") else digits
