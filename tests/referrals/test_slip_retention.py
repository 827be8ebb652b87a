"""Slips go, referrals stay as figures; and what the clock does with slips."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import SLIP_DAYS, Referral, Slip
from referrals.slips.tasks import expire_slips
from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.delivery.retention import apply_retention
from streetwork.delivery.schedule import entries
from tests.factories.cases import writing
from tests.factories.slips import referred

pytestmark = pytest.mark.django_db


def test_a_slip_is_deleted_a_year_after_its_end_and_its_referral_stays(cast):
    ended = timedelta(days=SLIP_DAYS)
    old, _token = referred(cast.owner, at=timezone.now() - ended - timedelta(days=367))
    young, _token = referred(cast.owner, at=timezone.now() - ended - timedelta(days=360))
    with scope_of_actor(None):
        outcome = next(each for each in apply_retention() if each.rule.key == "referrals.slips")
    assert (outcome.deleted, outcome.error) == (1, "")
    assert list(Slip.objects.values_list("pk", flat=True)) == [young.slip_id]
    with writing("ST"):
        assert Referral.objects.get(pk=old.pk).slip is None


def test_the_clock_expires_slips_of_all_states(cast):
    long_ago = timezone.now() - timedelta(days=SLIP_DAYS + 1)
    referred(cast.owner, at=long_ago)
    referred(cast.outsider, "SN", at=long_ago)
    expire_slips()
    with writing("ST", "SN"):
        assert set(Referral.objects.values_list("result", flat=True)) == {"expired"}


def test_the_clock_knows_the_task():
    assert entries["referrals.slips.tasks.expire_slips"]["task"] == expire_slips.name
