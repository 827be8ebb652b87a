"""Finds the first link in pasted text and takes it apart, safely. Nothing is ever fetched."""

import ipaddress
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

MAX_TEXT = 10_000
MAX_URL = 2_000
MAX_WRAPPERS = 2

_KNOWN = json.loads((Path(__file__).parent / "data" / "links.json").read_text(encoding="utf-8"))
HOST_ALIASES = _KNOWN["host_aliases"]
SKINS = frozenset(_KNOWN["skins"].split())
TRACKING = frozenset(_KNOWN["tracking"].split())
WRAPPERS = _KNOWN["wrappers"]
RESERVED = frozenset(_KNOWN["reserved"].split())

_BREAK = re.compile(r"[\s<>\"“”„«»‹›]+")
_START = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_SCRIPT = re.compile(r"(?:javascript|data|vbscript|file|blob|about|view-source):", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}\.?(?::\d{1,5})?(?=[/?#]|\Z)")
_LABELS = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_-]{1,63}){1,8}")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_OPENING = "([{'‘*_|"
_CLOSING = ".,;:!?'’*|…"


@dataclass(frozen=True, slots=True)
class Link:
    """A taken-apart link: ``host`` without skin (www, m …), decoded segments and query."""

    host: str
    segments: tuple
    query: dict
    fragment: str

    def rest(self, count):
        """Name everything behind the first ``count`` segments: path and sorted query, no tracking."""
        path = "/".join(self.segments[count:])
        kept = sorted((name, value) for name, value in self.query.items() if not _is_tracking(name))
        return f"{path}?{urlencode(kept)}" if kept else path


def first_link(text, known_hosts):
    """Return the first Link in ``text``, or None when there is none or it is not to be trusted.

    Links without scheme count if their host is known or a path follows. Refused: other schemes, user
    names before the host, backslashes, control and direction characters, more than 2,000 characters.
    """
    if not isinstance(text, str) or len(text) > MAX_TEXT:
        return None
    if any(unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r" for character in text):
        return None
    tokens = [token for token in (_trim(token) for token in _BREAK.split(text)) if token]
    if any(_SCRIPT.match(token) for token in tokens):
        return None
    for token in tokens:
        url = _as_url(token, known_hosts, alone=len(tokens) == 1)
        if url:
            return _take_apart(url, known_hosts)
    return None


def _trim(token):
    token = token.strip(_INVISIBLE).lstrip(_OPENING)
    while token:
        last = token[-1]
        pair = {")": "(", "]": "[", "}": "{"}.get(last)
        if last in _CLOSING or last in _INVISIBLE or (pair and token.count(pair) < token.count(last)):
            token = token[:-1]
        else:
            break
    return token


def _as_url(token, known_hosts, *, alone):
    start = _START.search(token)
    if start and (start.start() == 0 or not _BARE.match(token)):
        return token[start.start() :]
    token = token.removeprefix("//")
    bare = _BARE.match(token)
    if not bare:
        return None
    known = plain_host(bare[0].partition(":")[0].rstrip("."), known_hosts)[0] in known_hosts
    if known or alone or bare.end() < len(token):
        return "https://" + token
    return None


def _take_apart(url, known_hosts, *, depth=0):
    parts = _split(url)
    host = _ascii_host(parts.hostname) if parts else ""
    segments = _segments(parts.path) if host else None
    if segments is None:
        return None
    host, user = plain_host(host, known_hosts)
    if user:
        segments = (user, *segments)
    if parts.port not in (None, 80, 443):
        host = f"{host}:{parts.port}"
    query = {}
    for key, value in parse_qsl(parts.query, keep_blank_values=True, errors="replace"):
        query.setdefault(key.lower(), unicodedata.normalize("NFC", value))
    target = query.get(WRAPPERS.get(f"{host}/{segments[0] if segments else ''}", ""), "")
    if target.startswith("/") and not target.startswith("//"):
        target = f"https://{host}{target}"
    if depth < MAX_WRAPPERS and _START.match(target):
        return _take_apart(target, known_hosts, depth=depth + 1)
    fragment = unquote(parts.fragment, errors="replace")
    if any(_has_control(part) for part in (*segments, *query, *query.values(), fragment)):
        return None
    return Link(host=host, segments=segments, query=query, fragment=fragment)


def _split(url):
    """Return the parts of an http(s) address that hides nothing, or None."""
    if len(url) > MAX_URL or "\\" in url or any(unicodedata.category(character) == "Cf" for character in url):
        return None
    try:
        parts = urlsplit(url)
        usable = parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    hidden = "@" in parts.netloc or "%" in parts.netloc
    return parts if usable and not hidden and parts.scheme.lower() in ("http", "https") else None


def plain_host(host, known_hosts):
    """Return the host that patterns use (no www, m, de-de …; aliases resolved) and a cut-off user name."""
    host = host.lower()
    for alias in (HOST_ALIASES.get(host), host if host in known_hosts else None):
        if alias:
            return alias, ""
    label, _dot, parent = host.partition(".")
    parent_known = HOST_ALIASES.get(parent, parent)
    if parent_known in known_hosts:
        if label in SKINS or (re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?", label) and parent_known != "t.me"):
            return parent_known, ""
        if parent_known == "t.me":
            return parent_known, label
    elif label in ("www", "m") and "." in parent:
        return parent, ""
    return host, ""


def _ascii_host(name):
    """Punycode: look-alike letters of other alphabets stay different hosts."""
    try:
        host = name.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return host if _LABELS.fullmatch(host) else ""


def _segments(path):
    resolved = []
    for raw in path.split("/"):
        segment = unicodedata.normalize("NFC", unquote(raw, errors="replace"))
        if segment == "..":
            del resolved[-1:]
        elif segment not in ("", "."):
            resolved.append(segment)
    return tuple(resolved) if not any(_has_control(segment) for segment in resolved) else None


def _has_control(text):
    return any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in text)


def _is_tracking(name):
    return name in TRACKING or name.startswith(("utm_", "__cft__", "mtm_", "pk_"))
