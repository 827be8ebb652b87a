"""What holds for procedure cards. Pure."""

from datetime import date

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_TRAININGS
from training.models import ProcedureCard

FRESH_MONTHS = 12


def old_before(today: date) -> date:
    """What was checked before this day is older than twelve months."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:  # 29 February
        return today.replace(year=today.year - 1, day=28)


def is_old(card: ProcedureCard, today: date) -> bool:
    """Offices and laws change: after twelve months somebody has to look whether a card still holds."""
    return card.checked_on < old_before(today)


def may_write(access: Access, card: ProcedureCard) -> bool:
    """Who keeps trainings in its programme, while the programme runs."""
    return card.programme_id in access.programmes_for(*WRITES_TRAININGS, running=True)
