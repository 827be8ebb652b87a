"""One slip of the demo whose link is known, to show what people and centres see."""

from referrals.models import Slip
from referrals.slips.codes import keyed_parts
from referrals.slips.tokens import hash_of

DEMO_TOKEN = "streetworkdemo234567234567"  # noqa: S105 (of invented people, in demo mode alone)


def give_known_token(slips: list[Slip]) -> None:
    """Give the known token to the newest slip that nobody has used, else to the newest."""
    unused = [slip for slip in slips if slip.opened_at is None and slip.arrived_at is None]
    if newest := max(unused or slips, key=lambda slip: slip.issued_at, default=None):
        newest.token_hash = hash_of(DEMO_TOKEN)
        newest.locator, newest.secret_hash = keyed_parts(DEMO_TOKEN)
