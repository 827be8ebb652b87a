"""A programme's matcher in memory: compiled once per process, again when keywords change.

As with the vocabulary (vocabulary/snapshot.py), a version lies in the cache; every change of a keyword removes it.
A wiped cache only costs one more compilation.
"""

import secrets

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q

from cases.listening.keywords.companions import standard_companions
from cases.listening.keywords.engine import Matcher
from cases.listening.keywords.languages import ALWAYS
from cases.listening.keywords.noise import standard_noise
from cases.listening.keywords.patterns import Rule
from cases.models.keyword import Keyword
from streetwork.vocabulary.snapshot import vocabulary

VERSION_KEY = "keywords.version"


class _Memory:
    """This process's matchers: (programme, its languages) → matcher, all of one version."""

    version = ""
    matchers: dict[tuple[int, tuple[str, ...]], Matcher] = {}


def matcher_for(programme_id: int) -> Matcher:
    """The matcher with the keywords that the programme uses, in its languages, German and English."""
    version = _version()
    if _Memory.version != version:
        _Memory.version, _Memory.matchers = version, {}
    programme = vocabulary().programmes.get(programme_id)
    languages = tuple(programme.languages) if programme else ()
    key = programme_id, languages
    if key not in _Memory.matchers:
        _Memory.matchers[key] = Matcher(
            rules_of(programme_id, languages), languages, standard_noise(), standard_companions()
        )
    return _Memory.matchers[key]


def rules_of(programme_id: int, languages) -> list[Rule]:
    """The keywords in use: the start list without what the programme switched off, and its own."""
    wanted = (
        Keyword.objects.filter(Q(programme=None) | Q(programme=programme_id), is_active=True)
        .filter(Q(language=None) | Q(language__in=ALWAYS.union(languages)))
        .exclude(switched_off_by=programme_id)
        .order_by("pk")
        .values_list("pk", "language_id", "topic_id", "pattern", "match", "excludes", "requires")
    )
    return [Rule(*row[:5], excludes=tuple(row[5]), requires=tuple(row[6])) for row in wanted]


def announce_change():
    """Make every process compile again: now, for this transaction, and once it is committed."""
    cache.delete(VERSION_KEY)
    transaction.on_commit(lambda: cache.delete(VERSION_KEY))


def _version() -> str:
    version = cache.get(VERSION_KEY)
    if version is None:
        version = secrets.token_hex(8)
        if not cache.add(VERSION_KEY, version, None):
            version = cache.get(VERSION_KEY, version)
    return version
