"""A question to a centre, as if its mail had gone out, and the token of its link."""

from datetime import timedelta

from django.utils import timezone

from referrals.models import Verification
from referrals.verification.mail import LINK_DAYS
from referrals.verification.tokens import hash_of, new_token
from tests.factories.referrals import CenterFactory


def asked(center=None, **facts):
    """(question, token) about a centre, a new one by default; inside an opened scope."""
    center = center or CenterFactory()
    token = new_token(center.state_id)
    values = {"token_hash": hash_of(token), "expires_at": timezone.now() + timedelta(days=LINK_DAYS)} | facts
    return Verification.objects.create(state_id=center.state_id, center=center, **values), token
