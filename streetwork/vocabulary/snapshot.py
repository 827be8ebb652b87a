"""States, programmes and all vocabularies in memory: asked on every request, changed once a month.

A process keeps its copy as long as the version in the cache is the one it was read under; saving any entry
removes the version. A wiped cache only costs one more reading.
"""

import secrets
import time
from dataclasses import dataclass, field
from functools import cached_property

from django.core.cache import cache

from streetwork.tenancy import changes
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.models import Language, OriginGroup, PermalinkPattern, Platform, Topic
from streetwork.vocabulary.permalinks import Pattern, PatternIndex, index_of

FRESH_SECONDS = 1.0


@dataclass
class Vocabulary:
    """The entries by key, in their order. Names are translated when they are read."""

    version: str
    states: dict[int, State] = field(default_factory=dict)
    programmes: dict[int, Programme] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    platforms: dict[int, Platform] = field(default_factory=dict)
    languages: dict[str, Language] = field(default_factory=dict)
    origin_groups: dict[int, OriginGroup] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()

    @cached_property
    def links(self) -> PatternIndex:
        """What `permalinks.parse` reads links with."""
        return index_of(self.patterns)

    @cached_property
    def keys(self) -> dict[str, frozenset[str]]:
        """What a form may send, as text, per kind of entry that is offered."""
        offered = {"platform": self.platforms, "language": self.languages, "topic": self.topics,
                   "origin_group": self.origin_groups}  # fmt: skip
        return {
            kind: frozenset(str(key) for key, entry in entries.items() if not entry.is_retired)
            for kind, entries in offered.items()
        }

    @cached_property
    def platform_by_code(self) -> dict[str, Platform]:
        return {platform.code: platform for platform in self.platforms.values()}

    @cached_property
    def topic_tree(self) -> list[tuple[Topic, list[Topic]]]:
        """Offered topics of the first level, each with its offered children."""
        offered = [topic for topic in self.topics.values() if not topic.is_retired]
        return [
            (top, [topic for topic in offered if topic.parent_id == top.pk]) for top in offered if top.parent_id is None
        ]


class _Memory:
    """This process's copy, and when it last asked the cache whether it is still the newest."""

    kept: Vocabulary | None = None
    asked_at = float("-inf")
    announced = -1


def vocabulary() -> Vocabulary:
    """The ground data as of now, at most a second old when another process changed it."""
    now = time.monotonic()
    if _Memory.kept is None or now - _Memory.asked_at > FRESH_SECONDS or _Memory.announced != changes.announced:
        _Memory.asked_at, _Memory.announced = now, changes.announced
        version = _version()
        if _Memory.kept is None or _Memory.kept.version != version:
            _Memory.kept = _read(version)
    return _Memory.kept


def _version() -> str:
    version = cache.get(changes.VERSION_KEY)
    if version is None:
        version = secrets.token_hex(8)
        if not cache.add(changes.VERSION_KEY, version, None):
            version = cache.get(changes.VERSION_KEY, version)
    return version


def _read(version: str) -> Vocabulary:
    patterns = tuple(
        Pattern(p.platform.code, p.template, p.target, p.setting, p.mode, p.space_prefix)
        for p in PermalinkPattern.objects.filter(platform__is_retired=False)
        .select_related("platform")
        .order_by("platform__order", "platform", "order")
    )
    return Vocabulary(
        version=version,
        states={state.pk: state for state in State.objects.all()},
        programmes={
            programme.pk: programme
            for programme in Programme.objects.select_related("legal_profile").prefetch_related("states")
        },
        topics={topic.pk: topic for topic in Topic.objects.all()},
        platforms={platform.pk: platform for platform in Platform.objects.all()},
        languages={language.pk: language for language in Language.objects.all()},
        origin_groups={group.pk: group for group in OriginGroup.objects.all()},
        patterns=patterns,
    )
