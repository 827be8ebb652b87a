"""What holds for channels of our own. Pure.

Who speaks must be visible on every profile of ours: the imprint (§ 5 DDG; § 18 (1) MStV asks the same of whoever does
not trade), and what happens with data of those who write there (Art. 13 GDPR; with the platform, Art. 26 GDPR: CJEU
C-210/16, Wirtschaftsakademie). Two clicks to the imprint are not too many (BGH I ZR 228/03). When answers can be
expected is the trade's own rule: a person in need must not wait in vain.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS, READS_SPACES, WRITES_CAMPAIGNS, Role
from streetwork.presence.models import OwnChannel

READS = READS_SPACES | READS_CAMPAIGNS
WRITES = WRITES_CAMPAIGNS
# Who answers for a channel: the people who post and answer there.
ANSWERS_FOR = (Role.COUNSELOR, Role.CAMPAIGN_EDITOR, Role.LEAD)


@dataclass(frozen=True)
class Duty:
    """Something that people must find on the profile. `name` is the field that holds it."""

    name: str
    label: str | Promise
    sentence: str | Promise


DUTIES = (
    Duty("imprint_url", _("imprint"), _("Imprint: who is behind this page, with address (§ 5 DDG, § 18 MStV).")),
    Duty("privacy_url", _("privacy notice"), _("Privacy notice: what happens with what people write (Art. 13 GDPR).")),
    Duty("availability", _("availability"), _("Availability: when people get an answer, where to turn until then.")),
)  # fmt: skip


def missing_of(channel: OwnChannel) -> list[Duty]:
    """What people do not find on the profile. A closed one owes nothing."""
    return [] if channel.is_closed else [duty for duty in DUTIES if not getattr(channel, duty.name).strip()]


def programmes_open_to(access: Access) -> frozenset[int]:
    """Programmes whose channels the person may change; archived ones are read-only."""
    return access.programmes_for(*WRITES, running=True)


def may_change(access: Access, channel: OwnChannel) -> bool:
    return channel.programme_id in programmes_open_to(access)
