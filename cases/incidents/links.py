"""Does a text name an address of the net? Where images are illegal, no address may be stored, not even here."""

import re
import unicodedata

_GENERIC = (
    "com net org info biz io app dev xyz top site online club link live pics pictures photo photos cloud page store "
    "shop onion i2p name pro mobi chat zone space website fun icu vip porn sex adult cam tube"
)
_ENDS = rf"(?:[a-z]{{2}}|{'|'.join(_GENERIC.split())})"
_SPELLED_ENDS = r"(?:com|net|org|onion|ru|de|info|io)"
_DOTS = re.compile(r"\s*(?:[\[({<]\s*(?:\.|dot|punkt|точка)\s*[\])}>])\s*")
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_ADDRESS = re.compile(
    rf"""
    \b(?:[a-z][a-z0-9+.-]{{1,20}}:\s?/{{2,}} | (?:h(?:tt|xx)ps?|magnet|tg|ftp)\s?: | www\s?\.)
    | (?<![\w.@-]) (?:[^\W_][\w-]*\.)+ {_ENDS} (?![\w-])
    | [^\W_][\w-]*\s+(?:dot|punkt|точка|\.)\s+ {_SPELLED_ENDS} \b
    | (?<!\d)(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?!\d) (?=[/:?]|\s|$)
    | [\w-]+\.[\w-]+/[\w%?=&-]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ABBREVIATIONS = re.compile(
    r"\b(?:z\.\s?b|d\.\s?h|u\.\s?a|u\.\s?ä|o\.\s?ä|i\.\s?d\.\s?r|e\.\s?g|i\.\s?e|p\.\s?m|a\.\s?m)\.?"
)


def names_address(text: str) -> bool:
    """Whether the text holds anything like a link, a domain or an IP address, also disguised: hxxp, [.], “dot com”.

    Wrong now and then about two sentences without a space between them; that is the cheaper mistake here.
    """
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).casefold()
    plain = _ABBREVIATIONS.sub(" ", _DOTS.sub(".", plain))
    return bool(_ADDRESS.search(plain))
