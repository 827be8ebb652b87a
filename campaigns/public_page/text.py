"""A post as the page shows it: paragraphs, line breaks, links that can be followed; nothing of it is trusted."""

import re
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

PLACE = "{link}"
LINK = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
TRAILING = ".,;:!?)]}»”"
REL = "noopener noreferrer"


def host_of(url: str) -> str:
    """What people see of a link: its host without `www.`; the whole text when it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return url
    return host.removeprefix("www.") or url


def is_web(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


def rendered(text: str, target: str) -> SafeString:
    """The text in paragraphs. `{link}` becomes a link to `target`; without a target it goes."""
    blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    return format_html_join("", "<p>{}</p>", ((_lines(block, target),) for block in blocks if block.strip()))


def _lines(block: str, target: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((_line(line, target),) for line in block.split("\n")))


def _line(line: str, target: str) -> SafeString:
    pieces = line.split(PLACE)
    link = _link(target, host_of(target)) if is_web(target) else ""
    return format_html_join(link, "{}", ((_with_links(piece),) for piece in pieces))


def _with_links(text: str) -> SafeString:
    parts, end = [], 0
    for match in LINK.finditer(text):
        url = match[0].rstrip(TRAILING)
        parts += [text[end : match.start()], _link(url, url.split("://", 1)[1].rstrip("/"))]
        end = match.start() + len(url)
    parts.append(text[end:])
    return format_html_join("", "{}", ((part,) for part in parts))


def _link(url: str, words: str) -> SafeString:
    return format_html('<a href="{}" rel="{}">{}</a>', url, REL, words)
