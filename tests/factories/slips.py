"""Referrals with their slips, made through the action, in any scope."""

from referrals.actions.referrals import refer
from referrals.slips.tokens import new_token
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.cases import state_id, writing
from tests.factories.cast import KOMPAN
from tests.factories.referrals import published


def referred(counselor, code="ST", *, slug=KOMPAN, center=None, token=None, **facts):
    """A referral of this person in this state, and the token of its slip; token="" makes none."""
    token = new_token() if token is None else token
    with writing(code, actor=counselor.pk):
        center = center or published(code=code)
        referral = refer(
            state=state_id(code),
            programme=programme(slug).pk,
            counselor=counselor.pk,
            center=center.pk,
            topic=Topic.objects.order_by("pk").first().pk,
            token=token,
            **{"language": "pl"} | facts,
        )
    return referral, token
