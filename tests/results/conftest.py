from contextlib import contextmanager

import pytest
from django.db import transaction
from django.utils import timezone

from referrals.actions.referrals import refer
from referrals.models import Referral
from streetwork.accounts.access import access_of
from streetwork.tenancy.scope import scope
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
from tests.factories.cases import contact_of, state_id, writing
from tests.factories.cast import KOMPAN
from tests.factories.referrals import published

PERMALINK = "https://www.facebook.com/groups/123/posts/456/"


@pytest.fixture
def campaign(db):
    return campaign_of(title="Deutsch lernen", languages=("de", "pl"))


@pytest.fixture
def post(campaign):
    made = post_of(campaign, title="Kostenlose Kurse")
    post_version_of(made)
    return made


@pytest.fixture
def placement(post):
    """Published in Polish on Facebook."""
    return placement_of(post, "pl", status="published", due_at=timezone.now(), permalink=PERMALINK)


@pytest.fixture
def through(cast):
    """Logs a contact that came through a placement; the owner's in Saxony-Anhalt unless said otherwise."""

    def make(placement, counselor=None, code="ST", *, result="", **facts):
        counselor = counselor or cast.owner
        if result:
            facts["referral"] = referral_of(counselor, code, result)
        return contact_of(counselor, code, placement=placement, content_based=True, **facts)

    return make


def referral_of(counselor, code, result):
    with writing("ST", code, actor=counselor.pk):
        made = refer(
            state=state_id(code), programme=programme(KOMPAN).pk, counselor=counselor.pk, center=published().pk,
            topic=3, language="pl", level="address",
        )  # fmt: skip
        Referral.objects.filter(pk=made.pk).update(result=result)
    made.result = result
    return made


@contextmanager
def looking(user):
    """`with looking(user) as access: …` in the person's scope, as a request is."""
    access = access_of(user.pk)
    seen = access.scope()
    with scope(seen.read, seen.write, actor=user.pk, widen="test"), transaction.atomic():
        yield access
