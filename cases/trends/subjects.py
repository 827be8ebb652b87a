"""What a decision is about, as a key: `12:pl` a topic in a language, `7` a claim or a trend note.

Topic 0 and language “” stand for unknown; that happens with finds alone.
"""

from dataclasses import dataclass

from cases.models import Claim, TrendNote
from cases.trends.enums import Subject
from streetwork.vocabulary.snapshot import vocabulary


class UnknownSubject(Exception):
    """There is no such thing in the programme."""


@dataclass(frozen=True)
class About:
    """A subject of a programme that exists. `of` is the claim or note."""

    subject: Subject
    key: str
    topic: int | None = None
    language: str | None = None
    of: Claim | TrendNote | None = None

    @property
    def title(self) -> str:
        """In a line: a topic with its language, the claim's statement, what a note says follows."""
        if isinstance(self.of, Claim):
            return self.of.statement
        if isinstance(self.of, TrendNote):
            return next(filter(None, (self.of.follows, self.of.asked, *(text for _question, text in self.of.answers))))
        return topic_in_language(self.topic, self.language)


def topic_key(topic: int | None, language: str | None) -> str:
    return f"{topic or 0}:{language or ''}"


def topic_in_language(topic: int | None, language: str | None) -> str:
    """“Child benefit (Polish)”."""
    words = vocabulary()
    name = words.topics[topic].name if topic in words.topics else "?"
    return f"{name} ({words.languages[language].name})" if language in words.languages else name


def about(*, programme: int, subject: str, key: str) -> About:
    """Raises UnknownSubject for what is not there, or is another programme's."""
    if subject in (Subject.TOPIC, Subject.QUESTIONS):
        return _topic(Subject(subject), key)
    if subject not in (Subject.CLAIM, Subject.NOTE) or not key.isascii() or not key.isdecimal() or len(key) > 9:
        raise UnknownSubject(subject)
    rows = Claim.objects.current() if subject == Subject.CLAIM else TrendNote.objects
    found = rows.filter(programme=programme, pk=int(key)).first()
    if found is None:
        raise UnknownSubject(key)
    return About(Subject(subject), key, topic=getattr(found, "topic_id", None), language=found.language_id, of=found)


def _topic(subject: Subject, key: str) -> About:
    number, colon, language = key.partition(":")
    words = vocabulary()
    if not colon or not number.isascii() or not number.isdecimal() or len(number) > 9:
        raise UnknownSubject(key)
    topic = int(number)
    may_be_unknown = subject == Subject.QUESTIONS
    if topic not in words.topics and not (may_be_unknown and topic == 0):
        raise UnknownSubject(key)
    if language not in words.languages and not (may_be_unknown and language == ""):
        raise UnknownSubject(key)
    return About(subject, topic_key(topic, language), topic=topic or None, language=language or None)
