from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command

from streetwork.accounts.models import Invitation
from streetwork.accounts.roles import Role
from streetwork.delivery import retention
from streetwork.delivery.models import MailJob, OutboxMessage, RetentionRun
from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.delivery.periods import Period
from streetwork.delivery.retention import Rule, rules
from streetwork.tenancy.models import LegalProfile, Programme
from tests.delivery.conftest import registered

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, 10, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = timedelta(days=1)
HELD, SPECIAL, OTHER = "kompan", "welcome-to-the-east-side", "integrif"


def apply(now=NOW, **kwargs):
    with scope_of_actor(None):
        return {outcome.rule.key: outcome for outcome in retention.apply_retention(now=now, **kwargs)}


def make_outbox(done_at):
    return OutboxMessage.objects.create(kind="x", done_at=done_at)


def make_mail(created_at):
    return MailJob.objects.create(kind="x", object_id=f"{created_at:%s}", created_at=created_at)


def make_session(expire_date):
    return Session.objects.create(session_key=f"{expire_date:%s}", session_data="", expire_date=expire_date)


def make_invitation(expires_at, slug=OTHER):
    return Invitation.objects.create(
        email="new@example.org", programme=Programme.objects.get(slug=slug), role=Role.COUNSELOR, expires_at=expires_at
    )


@pytest.mark.parametrize(
    ("make", "start"),
    [
        (make_outbox, NOW - 30 * DAY),
        (make_mail, NOW - 365 * DAY),
        (make_session, NOW),
        (make_invitation, NOW - 30 * DAY),
    ],
)
def test_the_day_before_its_period_ends_a_row_is_kept_and_on_the_day_it_is_gone(make, start):
    gone, kept = make(start), make(start + DAY)
    apply()
    assert list(type(kept).objects.all()) == [kept]
    apply(now=NOW + DAY)
    assert not type(gone).objects.exists()


def test_what_was_never_delivered_is_kept():
    OutboxMessage.objects.create(kind="x", created_at=NOW - 400 * DAY)
    apply()
    assert OutboxMessage.objects.exists()


def test_the_list_of_own_sessions_forgets_after_a_day(cast):
    UserSession.objects.create(user=cast.owner, ip="192.0.2.1", session_key="x", last_seen_at=NOW - DAY)
    apply()
    assert not UserSession.objects.exists()


def test_a_legal_profile_sets_another_period():
    profile = LegalProfile.objects.create(key="short", name="Short", retention_days={"accounts.invitations": 10})
    Programme.objects.filter(slug=SPECIAL).update(legal_profile=profile)
    short, normal = make_invitation(NOW - 10 * DAY, SPECIAL), make_invitation(NOW - 10 * DAY, OTHER)
    young = make_invitation(NOW - 9 * DAY, SPECIAL)
    apply()
    assert set(Invitation.objects.all()) == {normal, young}
    assert short not in Invitation.objects.all()


def test_a_legal_profile_may_keep_longer():
    profile = LegalProfile.objects.create(key="long", name="Long", retention_days={"accounts.invitations": 60})
    Programme.objects.filter(slug=SPECIAL).update(legal_profile=profile)
    kept = make_invitation(NOW - 59 * DAY, SPECIAL)
    make_invitation(NOW - 60 * DAY, SPECIAL)
    apply()
    assert list(Invitation.objects.all()) == [kept]


def test_a_legal_hold_stops_every_deletion_of_the_programme():
    Programme.objects.filter(slug=HELD).update(legal_hold=True)
    held = make_invitation(NOW - 900 * DAY, HELD)
    make_invitation(NOW - 900 * DAY, OTHER)
    apply()
    assert list(Invitation.objects.all()) == [held]


@pytest.mark.parametrize("days", ["60", 0, -1, True, 1.5])
def test_a_period_that_is_no_number_of_days_deletes_nothing(days):
    profile = LegalProfile.objects.create(key="odd", name="Odd", retention_days={"accounts.invitations": days})
    Programme.objects.filter(slug=SPECIAL).update(legal_profile=profile)
    make_invitation(NOW - 900 * DAY, SPECIAL)
    make_outbox(NOW - 900 * DAY)
    outcomes = apply()
    assert outcomes["accounts.invitations"].error == "ImproperlyConfigured"
    assert Invitation.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_dry_run_counts_and_deletes_nothing():
    make_outbox(NOW - 31 * DAY)
    assert apply(dry_run=True)["delivery.outbox"].deleted == 1
    assert OutboxMessage.objects.exists()
    assert not RetentionRun.objects.exists()


def test_every_run_leaves_a_report_without_content():
    make_outbox(NOW - 31 * DAY)
    apply()
    run = RetentionRun.objects.get(rule="delivery.outbox")
    assert (run.deleted, run.cutoff) == (1, NOW - 30 * DAY)
    assert {rule.key for rule in rules.values()} == set(RetentionRun.objects.values_list("rule", flat=True))


def test_more_rows_than_a_batch_are_deleted(monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for _turn in range(5):
        make_outbox(NOW - 31 * DAY)
    assert apply()["delivery.outbox"].deleted == 5
    assert not OutboxMessage.objects.exists()


def test_the_command_fails_when_a_rule_does():
    def fail(cutoff):
        raise ValueError

    broken = Rule("tests.broken", Period(days=1), "", "", fail)
    with registered(rules, broken.key, broken), pytest.raises(CommandError, match=r"tests\.broken"):
        call_command("apply_retention", stdout=StringIO())
