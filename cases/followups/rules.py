"""May this be? Only what was agreed becomes a follow-up, and an unanswered offer is never chased."""

import datetime

from cases.casework.rules import is_in_charge
from cases.enums import Kind
from cases.followups.enums import Status
from cases.followups.held import Day
from cases.models import Case, Contact, FollowUp
from cases.rules import leads, may_change
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CONTACTS

LONGEST = datetime.timedelta(days=366)
WEEKEND = 5


def is_unanswered_offer(contact: Contact | None) -> bool:
    """A contact offer that nobody answered: nothing was agreed, so there is nothing to follow up."""
    return contact is not None and contact.kind == Kind.OFFER and not contact.offer_answered


def may_agree(access: Access, *, contact: Contact | None, case: Case | None, today: datetime.date) -> bool:
    """Who works on the case while it is open, or may change the contact."""
    if case is not None:
        return is_running(access, case) and case.status == "open" and is_in_charge(access, case, today)
    return contact is not None and may_change(access, contact)


def may_settle(access: Access, follow_up: FollowUp, today: datetime.date) -> bool:
    """The worker, worker and deputy of the case, who covers the worker on the day, and the lead."""
    if not is_running(access, follow_up):
        return False
    case = follow_up.case
    hands = {follow_up.worker_id} | ({case.worker_id, case.deputy_id} if case else set())
    if access.user_id in hands or leads(access, follow_up):
        return True
    day = Day(today)
    return day.is_in_hands_of(access, day.held(follow_up))


def may_undo(access: Access, follow_up: FollowUp, today: datetime.date) -> bool:
    """Taking back a settlement; not in a case that was closed since."""
    closed = follow_up.case is not None and follow_up.case.status != "open"
    return follow_up.status != Status.OPEN and not closed and may_settle(access, follow_up, today)


def may_try_again(follow_up: FollowUp) -> bool:
    """One more try after the first in vain, none after the second: that is where a neutral end begins."""
    return follow_up.status == Status.UNREACHED and follow_up.again_of_id is None


def is_possible_day(day: datetime.date, today: datetime.date) -> bool:
    """Today or later, within a year."""
    return today <= day <= today + LONGEST


def is_weekend(day: datetime.date) -> bool:
    return day.weekday() >= WEEKEND


def is_running(access: Access, matter) -> bool:
    """The person works there, and the programme is not archived."""
    return matter.state_id in access.states_for(*READS_CONTACTS, programme=matter.programme_id, running=True)
