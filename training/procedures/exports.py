"""Procedure cards as a table to take away."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web import tables
from training.models import ProcedureCard


def csv_lines(cards: Iterable[ProcedureCard]) -> Iterator[str]:
    """A line per card, in the order of the list."""
    headings = [
        _("Programme"), _("Procedure"), _("Step number"), _("Step"), _("What happens"), _("Legal basis"),
        _("Responsible office"), _("Partner of the network"), _("Link"), _("State"), _("Language"), _("Checked on"),
    ]  # fmt: skip
    return tables.csv_batches(headings, ([_line(card)] for card in cards))


def _line(card: ProcedureCard) -> list:
    words = vocabulary()
    return [
        words.programmes[card.programme_id].short_name, card.procedure, card.position, card.step, card.description,
        card.legal_basis, card.office, card.partner.name if card.partner else "", card.link,
        words.states[card.state_id].code if card.state_id else "", card.language_id, card.checked_on.isoformat(),
    ]  # fmt: skip
