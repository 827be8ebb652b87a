"""The demo's slip whose link is known."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.demo.slips import DEMO_TOKEN, give_known_token
from referrals.models import Slip
from referrals.slips.codes import code_of
from referrals.slips.tokens import hash_of, is_token
from tests.tour import pages


def slip(days, **facts):
    return Slip(issued_at=timezone.now() - timedelta(days=days), **facts)


def test_the_tour_knows_the_link():
    assert pages.DEMO_TOKEN == DEMO_TOKEN
    assert is_token(DEMO_TOKEN)


def test_the_newest_slip_that_nobody_used_has_it():
    old, newest_unused, used = slip(9), slip(3), slip(1, opened_at=timezone.now())
    give_known_token([old, newest_unused, used])
    assert newest_unused.token_hash == hash_of(DEMO_TOKEN)
    assert newest_unused.locator == code_of(DEMO_TOKEN)[:4]
    assert not old.token_hash
    assert not used.token_hash


@pytest.mark.parametrize("slips", [[], [slip(1, opened_at=timezone.now())]])
def test_without_an_unused_one_the_newest_or_none(slips):
    give_known_token(slips)
    assert all(each.token_hash == hash_of(DEMO_TOKEN) for each in slips)
