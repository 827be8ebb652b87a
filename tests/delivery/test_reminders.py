from datetime import timedelta

import pytest
from django.core import mail as outgoing
from django.utils import timezone

from streetwork.accounts.models import Invitation
from streetwork.accounts.roles import Role
from streetwork.delivery import reminders
from streetwork.delivery.mail import builders, send_due
from streetwork.delivery.models import MailJob
from streetwork.delivery.reminders import Due, Reminder, plan_reminders
from streetwork.tenancy.models import Programme
from tests.delivery.conftest import registered

pytestmark = pytest.mark.django_db
KEY = "tests.visit"


@pytest.fixture
def due():
    """What the reminder of this test says is due."""
    found = []
    reminder = Reminder(KEY, lambda today: found, "A visit is due", lambda pk: f"/spaces/{pk}/")
    with registered(reminders.reminders, KEY, reminder), registered(builders, KEY, reminders.build):
        yield found


def test_what_is_due_is_mailed_once_however_often_it_is_planned(due, cast):
    due.append(Due(7, cast.owner.pk, timezone.localdate()))
    plan_reminders()
    plan_reminders()
    send_due()
    plan_reminders()
    send_due()
    (mail,) = outgoing.outbox
    assert mail.to == [cast.owner.email]
    assert mail.body.count("http://localhost:8000/spaces/7/") == 1


def test_each_person_and_each_day_has_a_reminder_of_its_own(due, cast):
    today = timezone.localdate()
    due += [Due(7, cast.owner.pk, today), Due(7, cast.colleague.pk, today), Due(7, cast.owner.pk, today - timedelta(1))]
    plan_reminders()
    assert MailJob.objects.count() == 3


def test_what_was_settled_before_the_mail_left_is_not_mailed(due, cast):
    due.append(Due(7, cast.owner.pk, timezone.localdate()))
    plan_reminders()
    due.clear()
    send_due()
    assert outgoing.outbox == []
    assert MailJob.objects.get().status == "obsolete"


def test_who_left_the_team_is_not_reminded(due, cast):
    cast.owner.is_active = False
    cast.owner.save()
    due.append(Due(7, cast.owner.pk, timezone.localdate()))
    plan_reminders()
    send_due()
    assert outgoing.outbox == []


def test_a_reminder_that_fails_does_not_stop_the_others(due, cast):
    def fail(today):
        raise ValueError

    due.append(Due(7, cast.owner.pk, timezone.localdate()))
    with registered(reminders.reminders, "tests.broken", Reminder("tests.broken", fail, "", str)):
        plan_reminders()
    assert MailJob.objects.count() == 1


def invite(by, *, days, made=11):
    return Invitation.objects.create(
        email="new@example.org", programme=Programme.objects.get(slug="kompan"), role=Role.COUNSELOR, invited_by=by,
        created_at=timezone.now() - timedelta(days=made), expires_at=timezone.now() + timedelta(days=days),
    )  # fmt: skip


def reminded():
    plan_reminders()
    return list(MailJob.objects.filter(kind="accounts.invitation_expires").values_list("object_id", "recipient"))


@pytest.mark.parametrize(("days", "is_due"), [(4, False), (3, True), (1, True)])
def test_an_invitation_is_called_to_mind_from_three_days_before_it_expires(cast, days, is_due):
    invitation = invite(cast.lead, days=days)
    assert reminded() == ([(str(invitation.pk), cast.lead.pk)] if is_due else [])


def test_an_accepted_invitation_is_not_called_to_mind(cast):
    invitation = invite(cast.lead, days=2)
    invitation.accepted_at = timezone.now()
    invitation.save()
    assert reminded() == []


def test_a_fresh_invitation_for_two_days_is_not_called_to_mind(cast):
    invite(cast.lead, days=2, made=0)
    assert reminded() == []
