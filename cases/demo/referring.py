"""Gives contacts in which somebody was referred their invented referral."""

from cases.demo.contacts import Ground, Planned
from cases.enums import Act
from referrals.demo import Wanted, seed_referrals


def attach_referrals(planned: list[Planned], ground: Ground, now) -> None:
    """About every second contact with the act *referred* knows to which centre; the others predate the directory."""
    referred = [plan.contact for plan in planned if Act.REFERRED in plan.contact.acts]
    wanted = [
        Wanted(
            key=contact.client_ref,
            state=contact.state_id,
            programme=contact.programme_id,
            counselor=contact.counselor_id,
            topics=tuple(contact.topic_ids),
            language=contact.language_id,
            at=contact.occurred_at,
            target_state=contact.target_state_id,
        )
        for contact in referred
    ]
    referrals = seed_referrals(wanted, people=ground.people, now=now)
    for contact in referred:
        contact.referral = referrals.get(contact.client_ref)
