"""Asking a centre whether its entry is still right. The mail is planned in the same transaction, once per question."""

from collections import Counter
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.enums import Asked, Status
from referrals.models import AdvisoryCenter, Verification
from referrals.rules import Refused
from referrals.verification.queries import MAIL, to_ask
from streetwork.delivery.mail import plan_mail

MOST_PER_RUN = 200
# A carrier with one mailbox for thirty centres gets a few mails a day and not all at once.
MOST_PER_ADDRESS = 3


def address_of(center: AdvisoryCenter) -> str:
    """Where a question goes: the address for verifications, else the public one; "" without any."""
    return (center.verification_email or center.email).strip()


@transaction.atomic
def ask(*, center: AdvisoryCenter) -> Verification:
    """Ask the centre now. A question that still waits is withdrawn, so its link stops working at once.

    Raises Refused when the entry is not published or has no address.
    """
    center = AdvisoryCenter.objects.select_for_update(of=("self",)).get(pk=center.pk)
    if center.status != Status.PUBLISHED:
        raise Refused(_("Only a published entry is verified."))
    if not address_of(center):
        raise Refused(_("There is no e-mail address to ask at. Enter one, or verify the entry yourself."))
    withdraw(center=center)
    question = Verification.objects.create(state_id=center.state_id, center=center)
    plan_mail(MAIL, object_id=question.pk)
    return question


def withdraw(*, center: AdvisoryCenter) -> int:
    """Withdraw the question that waits for this centre's answer; answers how many there were (0 or 1)."""
    return Verification.objects.filter(state=center.state_id, center=center, status=Asked.ASKED).update(
        status=Asked.WITHDRAWN
    )


def ask_due(*, today: date | None = None, limit: int = MOST_PER_RUN) -> int:
    """Ask the centres that are due, the longest due first; answers how many. Each in a transaction of its own.

    At most `limit` in a run and MOST_PER_ADDRESS for one address: the rest has its turn tomorrow. Two runs at the
    same time ask nobody twice.
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        waiting = list(to_ask(today).values_list("pk", "address")[: limit * 5])
    per_address: Counter[str] = Counter()
    number = 0
    for pk, address in waiting:
        if number == limit:
            break
        if per_address[address.lower()] == MOST_PER_ADDRESS:
            continue
        if _ask_once(pk, today):
            per_address[address.lower()] += 1
            number += 1
    return number


@transaction.atomic
def _ask_once(pk: int, today: date) -> bool:
    """Ask unless somebody else asks, or has asked or verified, meanwhile."""
    center = AdvisoryCenter.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if center is None or not to_ask(today).filter(pk=pk).exists():
        return False
    ask(center=center)
    return True
