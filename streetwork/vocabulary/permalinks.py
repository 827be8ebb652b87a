"""Reads a pasted link: which platform, which space, which thread.

Pure functions over patterns that admins edit (language of the templates: ``link_templates``). Links are
never fetched, so two things stay unknown: what a short link (``vm.tiktok.com``, ``facebook.com/share/…``)
leads to, and that a group's name and its number are the same group.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from .link_templates import CompiledPattern, PatternError, compile_pattern
from .link_text import RESERVED, first_link

__all__ = [
    "CompiledPattern",
    "Pattern",
    "PatternError",
    "Permalink",
    "builtin_patterns",
    "compile_pattern",
    "parse",
]

DATA = Path(__file__).parent / "data" / "platforms.json"

# Web clients whose spaces have their address elsewhere.
SPACE_HOSTS = {"web.telegram.org": "t.me"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of link. ``target``: space, thread, comment, profile or media; ``setting`` and ``mode``
    prefill the contact; ``space_prefix`` keeps namespaces apart (``groups/``, ``c/``) and makes
    ``host/prefix+space`` the space's address."""

    platform: str
    template: str
    target: str
    setting: str = ""
    mode: str = ""
    space_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Permalink:
    """What a link says. Keys are normalised; "" means that the link does not tell."""

    platform: str
    target: str
    space_key: str = ""
    thread_key: str = ""
    comment_key: str = ""
    space_url: str = ""
    setting: str = ""
    mode: str = ""
    thread_is_unique: bool = False

    @property
    def thread_id(self):
        """``platform|space|thread`` for the fingerprint; "" if the link names no thread.

        The space is left empty where thread names are unique on the platform (a YouTube video, a tweet),
        so that the long and the short form of a link agree.
        """
        if not self.thread_key:
            return ""
        space = "" if self.thread_is_unique else self.space_key
        return "|".join(
            part.replace("%", "%25").replace("|", "%7C") for part in (self.platform, space, self.thread_key)
        )


def parse(url, patterns):
    """Return the Permalink of the first link in ``url`` (a link, or text around one), or None.

    ``patterns`` are Patterns, or their PatternIndex where many links are read.

    The most special pattern wins, whatever the order; unusable templates are skipped. Never raises.
    """
    index = patterns if isinstance(patterns, PatternIndex) else index_of(tuple(patterns))
    link = first_link(url, index.keys())
    if link is None:
        return None
    for pattern, compiled in index.get(link.host) or _fallback(index, link.host):
        keys = compiled.match(link.segments, link.query, link.fragment, link.rest)
        if keys is None or (compiled.first_is_space and link.segments[0].lower() in RESERVED):
            continue
        if not compiled.host:
            keys["space"] = link.host
        return _permalink(pattern, compiled, keys, host=link.host)
    return None


def _permalink(pattern, compiled, keys, *, host):
    space = keys.get("space", "")
    space_key = pattern.space_prefix + space if space else ""
    address = "/" + quote(space_key, safe="/@+-_.~:=?") if space and compiled.host else ""
    return Permalink(
        platform=pattern.platform,
        target=pattern.target,
        space_key=space_key,
        thread_key=keys.get("thread", ""),
        comment_key=keys.get("comment", ""),
        space_url=f"https://{SPACE_HOSTS.get(host, host)}{address}" if space else "",
        setting=pattern.setting,
        mode=pattern.mode,
        thread_is_unique=compiled.unique_thread,
    )


class PatternIndex(dict):
    """Usable patterns by host, the most special first: what `parse` works on, made once by `index_of`."""


@lru_cache(maxsize=8)
def index_of(patterns):
    """The index of a tuple of Patterns; unusable templates are left out."""
    index = {}
    for pattern in patterns:
        try:
            compiled = compile_pattern(pattern.template)
        except PatternError:
            continue
        index.setdefault(compiled.host, []).append((pattern, compiled))
    return PatternIndex((host, sorted(rows, key=lambda row: row[1].order)) for host, rows in index.items())


def _fallback(index, host):
    """For a subdomain of a known platform (``help.instagram.com``) its catch-all; else any-host patterns."""
    parent = host
    while "." in parent:
        parent = parent.partition(".")[2]
        if parent in index:
            return [row for row in index[parent] if row[1].any_rest and not row[1].segments and not row[1].query]
    return index.get("", [])


@lru_cache(maxsize=1)
def builtin_patterns():
    """The patterns that come with Streetwork (``data/platforms.json``), as a tuple of Pattern."""
    platforms = json.loads(DATA.read_text(encoding="utf-8"))["platforms"]
    return tuple(
        Pattern(
            platform=platform["code"],
            template=row["template"],
            target=row["target"],
            setting=row.get("setting", ""),
            mode=row.get("mode", ""),
            space_prefix=row.get("space_prefix", ""),
        )
        for platform in platforms
        for row in platform["patterns"]
    )
