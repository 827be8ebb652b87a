"""What happened to a card's texts, told from the versions that the trigger keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.answers.diff import Piece, word_diff
from campaigns.enums import VersionStatus
from campaigns.flow import STEP_WORDS
from campaigns.models import AnswerVersionEvent
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Moment:
    """One change of one text. `pieces` are its words, when the text changed."""

    pk: int
    at: datetime
    actor: str
    what: str | Promise
    language: str
    state: str
    pieces: tuple[Piece, ...] = ()


def moments_of(events: Iterable[AnswerVersionEvent], *, with_words: bool = False) -> list[Moment]:
    """The newest first. `with_words` compares each text with the one before."""
    before: dict[int, AnswerVersionEvent] = {}
    moments = []
    for event in sorted(events, key=lambda event: event.pgh_id):
        earlier = before.get(event.id)
        before[event.id] = event
        if what := _what(event, earlier):
            changed = with_words and earlier is not None and earlier.text != event.text
            pieces = tuple(word_diff(earlier.text, event.text)) if changed and earlier else ()
            moments.append(_moment(event, what, pieces))
    return moments[::-1]


def _moment(event: AnswerVersionEvent, what, pieces) -> Moment:
    words = vocabulary()
    language = words.languages.get(event.language_id)
    state = words.states.get(event.state_id) if event.state_id else None
    return Moment(
        event.pgh_id, event.pgh_created_at, str(event.actor) if event.actor else "", what,
        language.name if language else event.language_id, state.code if state else "", pieces,
    )  # fmt: skip


def _what(event: AnswerVersionEvent, earlier: AnswerVersionEvent | None) -> str | Promise:
    """In words; "" for what is no change of text or status."""
    if event.pgh_label == "insert" or earlier is None:
        return _("written")
    if event.pgh_label == "delete":
        return _("removed")
    if event.text != earlier.text:
        if event.status == earlier.status == VersionStatus.APPROVED:
            return _("typo mended, approvals kept")
        return _("text changed")
    if event.status != earlier.status:
        return STEP_WORDS[event.status]
    return ""
