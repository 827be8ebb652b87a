"""The library as CSV: one line per text, never a live formula."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from campaigns.answers.presenters import KINDS, CardRow, kind_of
from campaigns.answers.rules import sources_of
from campaigns.models import AnswerVersion
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web import tables


def headings() -> list[str]:
    return [
        _("number"), _("programme"), _("question"), _("topics"), _("kind of advice"), _("language"), _("state"),
        _("status"), _("text"), _("legal basis or source"), _("legally reviewed on"), _("review again by"),
        _("approved on"), _("used in the last 8 weeks"),
    ]  # fmt: skip


def csv_lines(rows: list[CardRow]) -> Iterator[str]:
    """A batch per card. `uses` is the card's."""
    texts: dict[int, list[AnswerVersion]] = {row.card.pk: [] for row in rows}
    for version in AnswerVersion.objects.filter(card__in=texts).order_by("language", "state", "pk"):
        texts[version.card_id].append(version)
    return tables.csv_batches(headings(), [_lines(row, texts[row.card.pk]) for row in rows])


def _lines(row: CardRow, versions: list[AnswerVersion]) -> list[list]:
    card, sources = row.card, sources_of(row.card, versions)
    states = vocabulary().states
    return [
        [
            card.pk, row.programme, card.title, ", ".join(row.topics), card.get_advice_display(), version.language_id,
            states[version.state_id].code if version.state_id else "",
            str(KINDS[kind_of(version, card, sources)][1]), version.text, card.legal_basis,
            card.legally_reviewed_on or "", card.expires_on or "",
            version.reviewed_at.date() if version.reviewed_at and version.status == "approved" else "", row.uses,
        ]
        for version in versions
    ]  # fmt: skip
