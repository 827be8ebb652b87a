"""The line of the daily mail: how many are due, the absent worker's for whoever covers them."""

from datetime import timedelta

import pytest
from django.core import mail as outgoing

from cases.followups import notices
from streetwork.delivery import digest
from streetwork.delivery.mail import send_due
from streetwork.rota.models import DailyMail
from streetwork.rota.sources import without_mail
from tests.factories.cases import contact_of
from tests.factories.followups import case_of, follow_up_of
from tests.factories.rota import away

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("streetwork.delivery.poke.Poke.__call__", lambda poke: None)


@pytest.fixture
def morning(today):
    """Seven o'clock: plan, send, and answer the mails by reader."""

    def strike():
        digest.plan_digests(today)
        send_due()
        return {sent.to[0]: sent for sent in outgoing.outbox}

    return strike


def test_the_worker_gets_a_number_and_a_link(cast, morning):
    case = case_of(cast.owner, code="K-7Q2M")
    follow_up_of(cast.owner, case=case, days=-1)
    follow_up_of(cast.owner, contact=contact_of(cast.owner, note="canary"))
    follow_up_of(cast.owner, days=1)
    mails = morning()
    assert list(mails) == [cast.owner.email]
    body = mails[cast.owner.email].body
    assert ": 2\n" in body
    assert "/follow-ups/" in body
    for secret in ("K-7Q2M", "canary", cast.owner.name, "facebook", "Facebook"):
        assert secret not in body + mails[cast.owner.email].subject


def test_while_the_worker_is_away_the_deputy_gets_it_and_the_worker_nothing(cast, morning):
    follow_up_of(cast.owner, case=case_of(cast.owner, deputy=cast.colleague))
    away(cast.owner)
    assert list(morning()) == [cast.colleague.email]


def test_without_deputy_and_stand_in_the_lead_gets_it(cast, morning):
    assert cast.lead
    assert cast.colleague
    follow_up_of(cast.owner)
    away(cast.owner)
    assert list(morning()) == [cast.lead.email]


@pytest.mark.parametrize(
    ("days", "day", "silent"),
    [("never", 0, True), ("workdays", 4, False), ("workdays", 5, True), ("workdays", 6, True), ("daily", 6, False)],
)
def test_a_person_chooses_the_days(cast, today, days, day, silent):
    DailyMail.objects.create(user=cast.owner, days=days)
    monday = today - timedelta(days=today.weekday())
    assert (cast.owner.pk in without_mail(monday + timedelta(days=day))) is silent


def test_a_settled_one_is_counted_no_more(cast, opened, today):
    follow_up_of(cast.owner, status="done")
    with opened("ST", actor=cast.owner):
        assert notices.due_follow_ups(cast.owner, today) == 0
