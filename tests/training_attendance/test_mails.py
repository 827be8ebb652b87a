import uuid

import pytest
from django.core import mail as outgoing
from django.test import Client
from django.utils import timezone

from streetwork.delivery.mail import send_due
from streetwork.delivery.models import MailJob
from tests.conftest import open_states
from tests.training_attendance.conftest import dates_of, mark_row, person
from training.attendance import mailing
from training.models import Registration, SessionMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(session):
    """One came, one did not, one was not marked, one waits, one cancelled, one never confirmed; one has no address."""
    with open_states("ST"):
        names = ("came", "stayed", "unmarked")
        found = {name: person(session, name=name, email=f"{name}@example.org") for name in names}
        for name, status in (("waits", "waiting"), ("gone", "cancelled"), ("nobody", "pending")):
            found[name] = person(session, name=name, email=f"{name}@example.org", status=status)
        Registration.objects.filter(name="gone").update(confirmed_at=timezone.now())
        found["silent"] = person(session, name="silent", email="")
        Registration.objects.filter(name="silent").update(email="")
        for date in dates_of(session):
            mark_row(found["came"], date)
            mark_row(found["stayed"], date, is_present=False)
            mark_row(found["silent"], date)
    return found


def url(session):
    return f"/training/attendance/sessions/{session.pk}/mails/"


def write(trainer, session, to, **changes):
    data = {"key": str(uuid.uuid4()), "recipients": to, "subject": "Guten Tag", "body": "Danke!"}
    return trainer.post(url(session), data | changes)


@pytest.mark.parametrize(
    ("group", "reached"),
    [
        ("confirmed", {"came", "stayed", "unmarked"}), ("waiting", {"waits"}), ("attended", {"came"}),
        ("no_show", {"stayed"}),
    ],
)  # fmt: skip
def test_a_group_reaches_exactly_its_people(session, people, group, reached):
    with open_states("ST"):
        found = {each.name for each in mailing.groups_of(session)[group]}
        assert found == reached
        assert mailing.sizes_of(session)[group] == len(reached)


def test_each_gets_a_mail_alone_with_their_own_link(trainer, session, people):
    assert write(trainer, session, "confirmed").status_code == 302
    send_due()
    assert sorted(message.to for message in outgoing.outbox) == [
        ["came@example.org"], ["stayed@example.org"], ["unmarked@example.org"]
    ]  # fmt: skip
    links = {message.body.split("trainings/my/")[1].split("/")[0] for message in outgoing.outbox}
    assert len(links) == 3
    assert all(message.body.startswith("Danke!") for message in outgoing.outbox)


def test_what_stands_below_is_in_the_persons_language(trainer, session, people):
    with open_states("ST"):
        Registration.objects.filter(pk=people["came"].pk).update(language_id="ro")
    write(trainer, session, "attended")
    send_due()
    assert "/ro/" in outgoing.outbox[0].body


def test_the_form_sent_twice_is_one_mail(trainer, session, people):
    key = str(uuid.uuid4())
    write(trainer, session, "attended", key=key)
    write(trainer, session, "attended", key=key)
    with open_states("ST"):
        assert SessionMail.objects.get().people == 1
    assert MailJob.objects.filter(kind=mailing.KIND).count() == 1


def test_jobs_carry_no_name_and_no_address(trainer, session, people):
    write(trainer, session, "confirmed")
    assert "@" not in str(list(MailJob.objects.values_list("object_id", "kind")))


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"email": ""}])
def test_who_left_meanwhile_gets_none(trainer, session, people, change):
    write(trainer, session, "attended")
    with open_states("ST"):
        Registration.objects.filter(pk=people["came"].pk).update(**change)
    send_due()
    assert outgoing.outbox == []
    assert MailJob.objects.get(kind=mailing.KIND).status == "obsolete"


def test_an_empty_group_says_so_and_keeps_the_text(trainer, session):
    answer = write(trainer, session, "attended", body="Mein langer Text")
    assert answer.status_code == 422
    assert "nobody in this group" in answer.content.decode()
    assert "Mein langer Text" in answer.content.decode()
    with open_states("ST"):
        assert not SessionMail.objects.exists()


def test_a_text_that_names_somebody_is_asked_about_first(trainer, session, people):
    body = "Ruft bitte 0171 2345678 an."
    asked = write(trainer, session, "attended", body=body)
    assert asked.status_code == 422
    confirmed = write(trainer, session, "attended", body=body, guard_confirmed=asked.context["form"].guard_digest)
    assert confirmed.status_code == 302


def test_the_proposal_is_in_the_language_of_the_session(trainer, session, people):
    page = trainer.get(f"{url(session)}?to=no_show")
    assert page.context["form"]["subject"].value().endswith(session.title)


@pytest.mark.parametrize("data", [{"walls": "1"}, {"recipients": "everybody", "subject": "a\x00b", "body": "x"}])
def test_nonsense_is_refused_in_words(trainer, session, data):
    answer = trainer.post(url(session), data)
    assert answer.status_code == 422
    assert outgoing.outbox == []


def test_a_subject_of_several_lines_becomes_one(trainer, session, people):
    write(trainer, session, "attended", subject="Hallo\r\nBcc: alle")
    send_due()
    assert "\n" not in outgoing.outbox[0].subject
    assert outgoing.outbox[0].bcc == []


def test_the_list_tells_what_became_of_a_mail(trainer, session, people):
    write(trainer, session, "confirmed")
    assert "3 planned" in trainer.get(url(session)).content.decode()
    send_due()
    assert "3 sent" in trainer.get(url(session)).content.decode()


def test_a_stranger_has_no_way_in(session):
    assert Client().get(url(session)).status_code == 302
