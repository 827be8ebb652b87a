"""Requests about answer cards: fetch, form, action, page."""

from django.shortcuts import get_object_or_404

from campaigns.answers.queries import cards_of
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_ANSWERS, WRITES_ANSWERS, Role

for_readers = for_roles(*READS_ANSWERS)
for_writers = for_roles(*WRITES_ANSWERS)
for_leads = for_roles(Role.LEAD)


def card_or_404(request, pk: int) -> AnswerCard:
    """The card, if its programme is one of the person's own."""
    return get_object_or_404(
        cards_of(request.access).select_related("programme", "source_language", "legally_reviewed_by"), pk=pk
    )


def version_or_404(request, pk: int) -> AnswerVersion:
    """A text with its card, within the person's programmes."""
    version = get_object_or_404(
        AnswerVersion.objects.filter(card__in=cards_of(request.access)).select_related("edited_by", "reviewed_by"),
        pk=pk,
    )
    version.card = card_or_404(request, version.card_id)
    return version
