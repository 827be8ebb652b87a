"""A referral's ladder for the screen: its steps, and what a counselor may tell next."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from referrals.enums import Result
from referrals.ladder import next_for_counselor
from referrals.models import Referral, ReferralStep
from streetwork.accounts.access import Access
from streetwork.accounts.roles import REFERS, Role
from streetwork.vocabulary.snapshot import vocabulary

COMMON = frozenset({Result.CONTACTED, Result.HELPED, Result.NOT_HELPED, Result.NOT_REACHABLE})


def may_tell(access: Access, referral: Referral) -> bool:
    """Whether the person tells what became of it: who referred, and the lead of the programme in its state."""
    if vocabulary().programmes[referral.programme_id].is_archived:
        return False
    states = access.states_for(*REFERS, programme=referral.programme_id, running=True)
    if referral.state_id not in states:
        return False
    led = access.states_for(Role.LEAD, programme=referral.programme_id, running=True)
    return referral.counselor_id == access.user_id or referral.state_id in led


@dataclass(frozen=True)
class LadderCard:
    """`ladder` in templates/referrals/_ladder.html. `next_url` is where its buttons lead back to without htmx."""

    referral: Referral
    access: Access
    next_url: str = ""

    @cached_property
    def steps(self) -> list[ReferralStep]:
        steps = ReferralStep.objects.filter(state=self.referral.state_id, referral=self.referral.pk)
        return list(steps.select_related("user").order_by("at", "pk"))

    @cached_property
    def may_tell(self) -> bool:
        return may_tell(self.access, self.referral)

    @property
    def next_results(self) -> list[Result]:
        return next_for_counselor(self.referral.result) if self.may_tell else []

    @property
    def common_results(self) -> list[Result]:
        """What is answered mostly; the rest is a tap further."""
        return [each for each in self.next_results if each in COMMON]

    @property
    def other_results(self) -> list[Result]:
        return [each for each in self.next_results if each not in COMMON]

    @property
    def is_to_ask(self) -> bool:
        """The day agreed for asking has come."""
        return self.referral.check_on is not None and self.referral.check_on <= timezone.localdate()

    @property
    def topic(self) -> str:
        return vocabulary().topics[self.referral.topic_id].name

    @property
    def language(self) -> str:
        return vocabulary().languages[self.referral.language_id].name
