"""Reading procedure cards, in the field's words."""

from datetime import date

from django.db.models import Q, QuerySet

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from training.models import ProcedureCard
from training.procedures.rules import old_before


def cards_of(access: Access) -> QuerySet[ProcedureCard]:
    """Cards of the programmes in which the person reads trainings."""
    return ProcedureCard.objects.filter(programme__in=access.programmes_for(*READS_TRAININGS))


def containing(cards: QuerySet[ProcedureCard], words: str) -> QuerySet[ProcedureCard]:
    """Cards that have every word in one of their texts."""
    for word in words.split()[:8]:
        said = Q()
        for name in ("procedure", "step", "description", "legal_basis", "office"):
            said |= Q(**{f"{name}__icontains": word})
        cards = cards.filter(said)
    return cards


def to_check(access: Access, today: date) -> QuerySet[ProcedureCard]:
    """Cards that nobody checked for a year, where the person keeps them."""
    mine = access.programmes_for(*WRITES_TRAININGS, running=True)
    return ProcedureCard.objects.filter(programme__in=mine, checked_on__lt=old_before(today))
