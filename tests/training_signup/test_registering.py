"""The public form."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail as outgoing
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tests.factories.trainings import partner_of, session_of
from tests.training_signup.conftest import FACTS, counted, link_in, post, register_url, rows, sent, statuses
from training.models import TrainingSession
from training.signup import actions
from training.signup.limits import MAILS_ABOUT_A_SESSION, POSTS_OF_A_NETWORK, address_is_too_busy
from training.signup.tokens import mark_of

pytestmark = pytest.mark.django_db
SENT = "registered/"


def test_who_registers_holds_a_seat_and_gets_a_link():
    session = session_of(capacity=2)
    answer = post(session)
    assert (answer.status_code, answer["Location"].endswith(SENT)) == (302, True)
    (row,) = rows(session)
    assert (row.status, row.confirmed_at, row.home_state_id, row.consent_version) == ("pending", None, 15, "1")
    assert counted(session) == (1, 0)
    (mail,) = sent()
    assert mail.to == ["petra@example.org"]
    assert "/confirm/" in link_in(mail)


def test_the_mail_to_an_unconfirmed_address_says_nothing_that_was_typed():
    post(session_of(), name="Buy http://spam.example now", institution="Spam & Co")
    (mail,) = sent()
    assert "pam" not in mail.body + mail.subject


def test_the_page_after_it_is_the_same_for_everybody_and_sets_no_cookie():
    session = session_of()
    client = Client()
    first = client.get(post(session, client)["Location"])
    second = client.get(post(session, client)["Location"])
    assert first.content == second.content
    assert not client.cookies


def test_the_same_person_twice_gets_the_same_answer_one_registration_and_a_kind_mail():
    session = session_of()
    first = post(session)
    sent()
    second = post(session, email="PETRA@example.org")
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert len(rows(session)) == 1
    (mail,) = sent()
    assert "already on our list" in mail.body
    assert "/confirm/" in link_in(mail)


def test_trying_again_all_day_brings_one_kind_mail():
    session = session_of()
    for _ in range(4):
        post(session)
    assert len(sent()) == 2


def test_a_double_click_is_one_registration_and_one_mail():
    session = session_of()
    key = str(uuid.uuid4())
    assert {post(session, key=key).status_code, post(session, key=key).status_code} == {302}
    assert len(rows(session)) == 1
    assert len(sent()) == 1


def test_a_corrected_address_from_the_same_form_is_a_registration_of_its_own():
    session = session_of()
    key = str(uuid.uuid4())
    post(session, key=key, email="petra@exampel.org")
    post(session, key=key)
    assert [row.email for row in rows(session)] == ["petra@exampel.org", "petra@example.org"]


def test_the_same_form_in_another_session_is_another_registration():
    first, second = session_of(), session_of()
    key = str(uuid.uuid4())
    assert post(first, key=key).status_code == post(second, key=key).status_code == 302
    assert len(rows(first)) == len(rows(second)) == 1


def test_when_all_seats_are_taken_the_next_one_waits():
    session = session_of(capacity=1)
    post(session, email="a@example.org")
    post(session, email="b@example.org")
    assert statuses(session) == ["pending", "waiting"]
    assert counted(session) == (1, 1)


def test_without_a_waiting_list_the_next_one_is_told_that_it_is_full():
    session = session_of(capacity=1, has_waiting_list=False)
    post(session, email="a@example.org")
    answer = post(session, email="b@example.org")
    assert answer.status_code == 422
    assert b"no waiting list" in answer.content
    assert len(rows(session)) == 1


def test_a_full_session_does_not_tell_whether_an_address_is_registered():
    session = session_of(capacity=1, has_waiting_list=False)
    post(session, email="a@example.org")
    known, unknown = post(session, email="a@example.org"), post(session, email="b@example.org")
    assert known.status_code == unknown.status_code == 422


def test_the_double_click_of_who_took_the_last_seat_is_answered_like_the_first():
    session = session_of(capacity=1, has_waiting_list=False)
    key = str(uuid.uuid4())
    assert post(session, key=key).status_code == post(session, key=key).status_code == 302


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": "cancelled"}, b"has been cancelled"),
        ({"opens_at": timezone.now() + timedelta(days=1)}, b"Registration begins on"),
        ({"closes_at": timezone.now() - timedelta(days=1)}, b"has ended"),
        ({"status": "held"}, b"has ended"),
    ],
    ids=["cancelled", "not yet", "closed", "held"],
)
def test_a_closed_session_says_why_and_takes_nobody(facts, words):
    session = session_of(**facts)
    page = Client().get(register_url(session))
    assert page.status_code == 410
    assert words in page.content
    assert post(session).status_code == 422
    assert rows(session) == []


def test_a_draft_is_not_there():
    session = session_of(status="draft")
    assert Client().get(register_url(session)).status_code == 404
    assert post(session).status_code == 404


def test_whoever_fills_in_the_trap_is_thanked_and_forgotten():
    session = session_of()
    assert post(session, website="https://spam.example").status_code == 302
    assert rows(session) == []
    assert sent() == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Please write your name."),
        ("name", "x\x00y", "Null characters"),
        ("name", "x" * 121, "at most 120"),
        ("email", "nobody", "no e-mail address"),
        ("email", "", "Please write your e-mail address."),
        ("institution_type", "palace", "Please choose."),
        ("place", "s99", "Please choose."),
        ("place", "cXX", "Please choose."),
        ("engagement", "unknown", "Please choose."),
        ("consent", "", "Without your consent"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(field, value, words):
    session = session_of()
    answer = post(session, **{field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert field == "institution" or "Welcome Center Halle" in page
    assert rows(session) == []


@pytest.mark.parametrize("data", [{}, {"walls": "1"}, {"key": "\x00"}, {"place": "s99999999999999999999"}])
def test_nonsense_is_answered_by_the_form(data):
    assert Client().post(register_url(session_of()), data).status_code == 422


@pytest.mark.parametrize("key", ["", "no uuid", "x" * 5000])
def test_a_form_whose_key_was_lost_is_taken_all_the_same(key):
    session = session_of()
    assert post(session, key=key).status_code == 302
    assert len(rows(session)) == 1


def test_somebody_from_another_country_is_kept_with_the_country():
    session = session_of()
    post(session, place="cBE")
    (row,) = rows(session)
    assert (row.home_state_id, row.country.code) == (None, "BE")


def test_a_session_for_some_states_takes_people_from_these():
    session = session_of()
    session.states.set([15])
    assert post(session, place="s5").status_code == 422
    assert post(session, place="cBE").status_code == 422
    assert post(session, place="s15").status_code == 302


def test_the_mails_come_in_the_language_of_the_page():
    session = session_of()
    with translation.override("ro"):
        url = reverse("signup:register", args=[session.slug])
    assert url.startswith("/ro/")
    from tests.training_signup.conftest import FORM

    Client().post(url, FORM)
    assert rows(session)[0].language_id == "ro"
    (mail,) = sent()
    assert link_in(mail).startswith("/ro/trainings/my/")


def test_one_address_gets_so_many_mails_a_day_and_the_answer_stays_the_same(monkeypatch):
    monkeypatch.setattr("training.signup.limits.MAILS_TO_AN_ADDRESS", 3)
    sessions = [session_of() for _ in range(4)]
    answers = {post(session).status_code for session in sessions}
    assert answers == {302}
    assert len(sent()) == 3
    assert rows(sessions[-1]) == []


def test_who_floods_one_session_with_an_address_keeps_it_from_no_other_session():
    flooded, other = session_of(), session_of()
    for _ in range(30):
        post(flooded)
    assert post(other).status_code == 302
    assert len(rows(other)) == 1


def test_five_registrations_of_an_address_for_one_session_are_enough_for_a_day():
    mark = mark_of("petra@example.org")
    asked = [address_is_too_busy(mark, 1) for _ in range(MAILS_ABOUT_A_SESSION + 1)]
    assert asked == [False] * MAILS_ABOUT_A_SESSION + [True]
    assert not address_is_too_busy(mark, 2)


def test_a_hall_full_of_people_behind_one_address_registers_and_a_flood_does_not(monkeypatch):
    assert POSTS_OF_A_NETWORK >= 250
    monkeypatch.setattr("training.signup.limits.POSTS_OF_A_NETWORK", 3)
    session = session_of()
    assert [post(session, email=f"{n}@example.org").status_code for n in range(4)] == [302, 302, 302, 429]


def test_somebody_signed_in_elsewhere_registers_like_everybody_else(cast):
    """Whoever works in another state sees less than a stranger's link opens: it must work, and the mail as well."""
    session = session_of()
    client = Client()
    client.force_login(cast.outsider)
    assert post(session, client).status_code == 302
    assert len(sent()) == 1


def test_whom_the_team_enters_has_a_seat_at_once_and_is_told(cast, opened):
    session = session_of(capacity=1)
    with opened("ST", actor=cast.training_manager):
        actions.register(session=session, facts=FACTS, language="de", key=uuid.uuid4(), origin="staff")
    assert statuses(session) == ["confirmed"]
    assert len(sent()) == 1


def test_who_comes_without_registration_takes_no_seat_and_gets_no_mail(opened):
    session = session_of(capacity=1)
    with opened("ST"):
        for _ in range(2):
            facts = FACTS | {"email": ""}
            actions.register(session=session, facts=facts, language="de", key=uuid.uuid4(), origin="walk_in")
    assert statuses(session) == ["confirmed", "confirmed"]
    assert counted(session) == (0, 0)
    assert sent() == []


def test_the_form_says_what_becomes_of_the_details_and_is_never_cached():
    answer = Client().get(register_url(session_of()))
    assert b"Six months after the training we delete your name" in answer.content
    assert "no-store" in answer["Cache-Control"]
    assert TrainingSession.objects.count() == 1
    assert outgoing.outbox == []


def test_who_registers_between_two_dates_gets_the_link():
    session = session_of(in_days=-1, dates=3, closes_at=timezone.now() + timedelta(hours=5))
    assert post(session).status_code == 302
    (mail,) = sent()
    assert "/confirm/" in link_in(mail)


def test_after_the_first_date_nobody_waits_for_a_seat_that_nobody_would_get():
    session = session_of(in_days=-1, dates=3, closes_at=timezone.now() + timedelta(hours=5), capacity=1)
    post(session, email="a@example.org")
    answer = post(session, email="b@example.org")
    assert answer.status_code == 422
    assert b"has ended" in answer.content
    assert statuses(session) == ["pending"]


def test_somebody_from_abroad_does_not_come_from_the_german_institution_of_the_same_name():
    partner = partner_of(name="Welcome Center Halle", state=None)
    session = session_of()
    post(session, email="a@example.org", place="cBE")
    post(session, email="b@example.org", place="cDE")
    assert [row.partner_id for row in rows(session)] == [None, partner.pk]


def entered(opened, session, **facts):
    with opened("ST"):
        return actions.register(session=session, facts=FACTS | facts, language="de", key=uuid.uuid4(), origin="staff")


@pytest.mark.parametrize("status", ["draft", "held", "cancelled"])
def test_the_team_enters_nobody_while_a_session_is_not_open(opened, status):
    session = session_of(status=status)
    with pytest.raises(actions.RegistrationClosed) as refused:
        entered(opened, session)
    assert (refused.value.why, rows(session)) == (status, [])


def test_without_a_waiting_list_the_team_enters_nobody_beyond_the_seats(opened):
    session = session_of(capacity=1, has_waiting_list=False)
    entered(opened, session)
    with pytest.raises(actions.RegistrationClosed, match="full"):
        entered(opened, session, email="b@example.org")
    assert statuses(session) == ["confirmed"]


def test_after_the_first_date_the_team_gives_free_seats_and_lets_nobody_wait(opened):
    session = session_of(in_days=-1, dates=3, capacity=1)
    entered(opened, session)
    with pytest.raises(actions.RegistrationClosed, match="full"):
        entered(opened, session, email="b@example.org")
    assert statuses(session) == ["confirmed"]


@pytest.mark.parametrize("facts", [{"opens_at": timezone.now() + timedelta(days=1)}, {"closes_at": timezone.now()}])
def test_the_team_enters_people_before_and_after_the_time_of_registration(opened, facts):
    session = session_of(**facts)
    assert entered(opened, session).status == "confirmed"


def test_who_simply_came_is_taken_whatever_the_session_says(opened):
    session = session_of(status="held", capacity=1, has_waiting_list=False)
    with opened("ST"):
        actions.register(session=session, facts=FACTS, language="de", key=uuid.uuid4(), origin="walk_in")
    assert statuses(session) == ["confirmed"]
