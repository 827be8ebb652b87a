"""What the page of a slip shows: the centre in the reader's language, and what to know about it now."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from referrals.models import PublishedCenter, Slip
from referrals.slips.codes import code_of, shown
from referrals.slips.links import confirm_url
from referrals.told import Told, final_of
from streetwork.web.qr import qr_svg


def center_of(slip: Slip) -> PublishedCenter:
    """The centre of the slip, or the one that it was merged into."""
    return final_of(slip.center)


@dataclass(frozen=True)
class SlipCard(Told):
    """A slip in force. `shows_code` after the person asked for it."""

    slip: Slip
    token: str
    shows_code: bool = False

    @cached_property
    def center(self) -> PublishedCenter:
        return center_of(self.slip)

    @property
    def old_name(self) -> str:
        """The name on the slip, where the centre goes by another one now."""
        return self.slip.center.name if self.slip.center_id != self.center.pk else ""

    @property
    def vcard_url(self) -> str:
        return reverse("slips:vcard", args=[self.token])

    @property
    def code(self) -> str:
        return shown(code_of(self.token))

    @property
    def confirm_address(self) -> str:
        """Where the centre enters the code, as people type it."""
        return confirm_url().partition("://")[2]

    @property
    def qr(self):
        return qr_svg(confirm_url(code_of(self.token)))
