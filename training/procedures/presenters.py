"""Screen shapes of procedure cards: procedures with their steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from streetwork.accounts.access import Access
from streetwork.vocabulary.choices import language_name
from streetwork.vocabulary.snapshot import vocabulary
from training.models import ProcedureCard
from training.procedures.actions import stamp
from training.procedures.rules import is_old, may_write


@dataclass(frozen=True)
class CardRow:
    """A step with its office."""

    card: ProcedureCard
    is_old: bool
    may_write: bool

    @property
    def state(self) -> str:
        return vocabulary().states[self.card.state_id].name if self.card.state_id else ""

    @property
    def language(self) -> str:
        return language_name(self.card.language_id)

    @property
    def stamp(self) -> str:
        return stamp(self.card)

    @property
    def host(self) -> str:
        """The site that the link leads to, without what is the same everywhere."""
        return self.card.link.partition("//")[2].partition("/")[0].removeprefix("www.")


@dataclass(frozen=True)
class Procedure:
    """A procedure with those of its steps that are shown, in order."""

    name: str
    programme: str
    language: str
    steps: tuple[CardRow, ...]


def row_of(card: ProcedureCard, access: Access, today: date) -> CardRow:
    return CardRow(card, is_old(card, today), may_write(access, card))


def procedures_of(cards: Iterable[ProcedureCard], access: Access, today: date) -> list[Procedure]:
    """Cards in the order of the list, put together by procedure, programme and language."""
    programmes = vocabulary().programmes
    return [
        Procedure(
            name, programmes[programme].short_name, language,
            tuple(row_of(card, access, today) for card in group),
        )
        for (name, programme, language), group in groupby(
            cards, key=lambda card: (card.procedure, card.programme_id, card.language_id)
        )
    ]  # fmt: skip
