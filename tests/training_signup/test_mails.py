"""Mails to everybody of a session, and who gets none."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from streetwork.delivery.models import MailJob
from tests.factories.trainings import registration_of, session_of
from tests.training_signup.conftest import sent
from training.models import TrainingSession
from training.signup.mail import tell, tell_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(opened):
    session = session_of(capacity=5)
    with opened("ST"):
        for status in ("confirmed", "offered", "waiting", "pending", "cancelled", "expired"):
            registration_of(session, status=status, email=f"{status}@example.org")
    return session


def told(mails):
    return sorted(mail.to[0].partition("@")[0] for mail in mails)


def test_a_cancelled_session_is_told_to_all_who_count_on_it(people, cast, opened):
    with opened("ST", actor=cast.training_manager):
        TrainingSession.objects.filter(pk=people.pk).update(status="cancelled", cancel_reason="Trainer is ill.")
        assert tell_all(people, "cancelled") == 3
        assert tell_all(people, "cancelled") == 0
    mails = sent()
    assert told(mails) == ["confirmed", "offered", "waiting"]
    assert all("Trainer is ill." in mail.body for mail in mails)
    with_entry = [mail for mail in mails if mail.attachments]
    assert told(with_entry) == ["confirmed"]
    assert "STATUS:CANCELLED" in with_entry[0].attachments[0][1]


def test_each_new_date_is_told_once_and_an_older_one_no_more(people, opened):
    with opened("ST"):
        for sequence in (1, 2):
            TrainingSession.objects.filter(pk=people.pk).update(sequence=sequence)
            people.sequence = sequence
            tell_all(people, "changed")
            tell_all(people, "changed")
    mails = sent()
    assert told(mails) == ["confirmed", "offered", "waiting"]
    assert "SEQUENCE:2" in next(m for m in mails if m.attachments).attachments[0][1]
    assert MailJob.objects.filter(status="obsolete").count() == 3


def test_a_mail_is_built_although_who_caused_it_left_meanwhile(people, cast, opened):
    with opened("ST", actor=cast.training_manager):
        TrainingSession.objects.filter(pk=people.pk).update(status="cancelled")
        tell_all(people, "cancelled")
    cast.training_manager.is_active = False
    cast.training_manager.save()
    assert len(sent()) == 3


def test_an_offer_that_passed_before_the_mail_went_out_is_not_mailed(opened):
    session = session_of()
    with opened("ST"):
        row = registration_of(session, status="offered", deadline=timezone.now() - timedelta(minutes=1))
        tell(row, "offer")
    assert sent() == []


def test_who_gave_no_address_is_written_nothing(opened):
    session = session_of()
    with opened("ST"):
        row = registration_of(session, origin="walk_in")
        row.email = ""
        row.save()
        tell(row, "confirmed")
        assert tell_all(session, "changed") == 0
    assert sent() == []


def test_a_job_holds_neither_name_nor_address(people, opened):
    with opened("ST"):
        tell_all(people, "changed")
    assert "example.org" not in str(list(MailJob.objects.values()))
    assert "Petra" not in str(list(MailJob.objects.values()))


def test_telling_many_takes_as_many_queries_as_telling_three(people, opened):
    def count():
        with opened("ST"), CaptureQueriesContext(connection) as captured:
            tell_all(people, "changed")
        return len(captured)

    first = count()
    with opened("ST"):
        for _ in range(5):
            registration_of(people, status="waiting")
    people.sequence += 1
    assert count() == first


def test_every_mail_is_written_in_eight_languages_without_a_gap(opened, settings):
    """Each letter renders in each language with its link, whatever the registration looks like."""
    from training.signup.letters import LETTERS, write

    session = session_of(contact_email="team@example.org", cancel_reason="x")
    with opened("ST"):
        for code, _name in settings.LANGUAGES:
            row = registration_of(session, language_id=code, deadline=timezone.now())
            for letter in LETTERS:
                row.confirmed_at = None if letter.what == "confirm" else timezone.now()
                message = write(letter, row)
                assert session.title in message.subject
                assert "{" not in message.body
                assert "http" in message.body
                assert message.reply_to == ["team@example.org"]


NEEDS = {
    "confirm": "pending",
    "again": "confirmed",
    "confirmed": "confirmed",
    "waiting": "waiting",
    "left": "cancelled",
    "changed": "confirmed",
}


def mails_of(opened, what, *, status, in_days):
    """The mails that go out when this is planned for somebody of a session of three dates."""
    session = session_of(in_days=in_days, dates=3)
    with opened("ST"):
        tell(registration_of(session, status=status), what)
    return sent()


@pytest.mark.parametrize("what", NEEDS)
def test_between_two_dates_of_a_session_people_are_still_told(opened, what):
    assert len(mails_of(opened, what, status=NEEDS[what], in_days=-1)) == 1


@pytest.mark.parametrize("what", NEEDS)
def test_after_the_last_date_nobody_is_told_any_more(opened, what):
    assert mails_of(opened, what, status=NEEDS[what], in_days=-5) == []


@pytest.mark.parametrize(
    ("what", "status"), [("offer", "offered"), ("expired", "expired"), ("reminder_1", "confirmed")]
)
def test_between_two_dates_nobody_is_offered_a_seat_or_reminded(opened, what, status):
    assert mails_of(opened, what, status=status, in_days=-1) == []
    assert len(mails_of(opened, what, status=status, in_days=1)) == 1
