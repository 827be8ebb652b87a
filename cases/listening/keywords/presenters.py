"""Keywords, their figures and their finds, as templates show them."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.listening.enums import Match
from cases.listening.keywords.engine import Hit
from cases.models.keyword import Keyword, KeywordEvent
from streetwork.accounts.models import User
from streetwork.vocabulary.snapshot import vocabulary

# From this many useless finds on, and when they are the most, the list gives a hint.
DOUBTFUL_FROM = 3
SHOWN_VERSIONS = 30


@dataclass(frozen=True)
class Row:
    """A keyword in the list of a programme, with the programme's figures."""

    keyword: Keyword
    language: str
    topic: str
    hits: int
    useful: int
    useless: int
    is_off: bool

    @property
    def is_own(self) -> bool:
        return self.keyword.programme_id is not None

    @property
    def rated(self) -> int:
        return self.useful + self.useless

    @property
    def rate(self) -> int | None:
        """Percent of the rated finds that were useful."""
        return round(100 * self.useful / self.rated) if self.rated else None

    @property
    def hint(self) -> str:
        """What to do about a keyword that disappoints; empty while there is nothing to say."""
        if self.useless < DOUBTFUL_FROM or self.useless <= self.useful:
            return ""
        return ngettext(
            "Useless in %(useless)s of %(rated)s find: add an exclusion?",
            "Useless in %(useless)s of %(rated)s finds: add an exclusion?",
            self.rated,
        ) % {"useless": self.useless, "rated": self.rated}

    @property
    def pattern(self) -> str:
        return shown(self.keyword.pattern, self.keyword.match)

    @property
    def requires(self) -> str:
        return ", ".join(self.keyword.requires).replace("*", "…")

    @property
    def excludes(self) -> str:
        return ", ".join(self.keyword.excludes).replace("*", "…")


def row_of(keyword) -> Row:
    """`keyword` comes from KeywordFilter.keywords()."""
    words = vocabulary()
    language = words.languages.get(keyword.language_id)
    return Row(
        keyword=keyword,
        language=language.name if language else _("any"),
        topic=words.topics[keyword.topic_id].name,
        hits=keyword.hits,
        useful=keyword.useful,
        useless=keyword.useless,
        is_off=keyword.is_off,
    )


def shown(pattern: str, match: str) -> str:
    """A pattern as people read it: `kaucj…`, `“cod fiscal”`, `umow… + prac…`."""
    words = [word.replace("*", "…") for word in pattern.split()]
    return (" + " if match == Match.NEAR else " ").join(words)


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; `keywords` are the ids of those that mark it."""

    text: str
    keywords: tuple[int, ...] = ()


@dataclass(frozen=True)
class ShownHit:
    pieces: list[Piece]
    language: str
    topics: list[str]
    keywords: list[tuple[int, str]]
    is_new: bool


def shown_hits(hits: list[Hit], patterns: dict[int, tuple[str, str]], known: set[tuple[int, int]]) -> list[ShownHit]:
    """`patterns`: id → pattern and way of comparing; `known`: places of the sentences that were found before."""
    words = vocabulary()
    return [
        ShownHit(
            pieces=pieces_of(hit),
            language=words.languages[hit.language].name if hit.language in words.languages else "",
            topics=[words.topics[topic].name for topic in hit.topic_ids if topic in words.topics],
            keywords=[
                (number, shown(*patterns[number]))
                for number in dict.fromkeys(mark[2] for mark in hit.marks)
                if number in patterns
            ],
            is_new=(hit.start, hit.end) not in known,
        )
        for hit in hits
    ]


def pieces_of(hit: Hit) -> list[Piece]:
    """The sentence cut where marks begin and end, so that overlapping marks are one after the other."""
    cuts = sorted({0, len(hit.sentence), *(place for mark in hit.marks for place in mark[:2])})
    return [
        Piece(hit.sentence[start:end], tuple(mark[2] for mark in hit.marks if mark[0] <= start and end <= mark[1]))
        for start, end in pairwise(cuts)
    ]


@dataclass(frozen=True)
class Version:
    """What one change did, for the history."""

    at: object
    who: str
    title: str
    changes: list[tuple[str, str, str]]


def history_of(keyword: Keyword) -> list[Version]:
    """Newest first. Two queries."""
    events = list(KeywordEvent.objects.filter(id=keyword.pk).order_by("-pgh_id")[:SHOWN_VERSIONS])
    people = dict(User.objects.filter(pk__in={event.actor_id for event in events} - {None}).values_list("pk", "name"))
    versions = []
    for number, event in enumerate(events):
        before = events[number + 1] if number + 1 < len(events) else None
        changes = _changes(before, event) if before else []
        if before is None or changes:
            title = _("changed") if before else _("added")
            versions.append(Version(event.pgh_created_at, people.get(event.actor_id, ""), title, changes))
    return versions


def _changes(before, after):
    facts = (
        (_("Word or words"), shown(before.pattern, before.match), shown(after.pattern, after.match)),
        (_("How to compare"), before.get_match_display(), after.get_match_display()),
        (_("Topic"), _topic(before), _topic(after)),
        (_("Language"), before.language_id or _("any"), after.language_id or _("any")),
        (_("Not together with"), ", ".join(before.excludes), ", ".join(after.excludes)),
        (_("Only together with one of"), ", ".join(before.requires), ", ".join(after.requires)),
        (_("in use"), _yes(before.is_active), _yes(after.is_active)),
    )
    return [(label, old, new) for label, old, new in facts if old != new]


def _topic(event) -> str:
    topic = vocabulary().topics.get(event.topic_id)
    return topic.name if topic else ""


def _yes(value) -> str:
    return _("yes") if value else _("no")
