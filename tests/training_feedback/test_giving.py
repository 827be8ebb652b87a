from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import open_states
from tests.factories.participants import participant_of
from tests.factories.trainings import session_of
from training.feedback.rules import OPEN_FOR, may_give, why_not
from training.models import Feedback, Registration

pytestmark = pytest.mark.django_db


def person_of(session, **facts):
    with open_states("ST"):
        return participant_of(session, **facts)


def kept():
    with open_states("ST"):
        return list(Feedback.objects.order_by("overall"))


def test_a_participant_gives_feedback_by_the_link(session, send):
    answer = send(person_of(session), content="5", good="Viele Beispiele", better="Mehr Pausen")
    assert answer.status_code == 200
    assert "Thank you" in answer.content.decode()
    (row,) = kept()
    assert (row.overall, row.content, row.trainers, row.good, row.better) == (
        4, 5, None, "Viele Beispiele", "Mehr Pausen",
    )  # fmt: skip


def test_the_row_tells_nothing_of_the_person_and_no_time(session):
    fields = {field.name for field in Feedback._meta.get_fields()}
    assert not fields & {"registration", "created_at", "given_at", "user", "key"}
    assert Feedback._meta.pk.get_internal_type() == "UUIDField"


def test_sent_twice_it_counts_once(session, send):
    person = person_of(session)
    assert send(person).status_code == send(person, overall="1").status_code == 200
    assert [row.overall for row in kept()] == [4]


def test_the_rating_of_the_whole_is_needed_and_what_was_typed_stays(session, send):
    person = person_of(session)
    answer = send(person, overall="", good="Viele Beispiele")
    assert answer.status_code == 422
    assert "Viele Beispiele" in answer.content.decode()
    assert kept() == []
    with open_states("ST"):
        assert not Registration.objects.get(pk=person.pk).feedback_given


@pytest.mark.parametrize(
    "answers", [{"overall": "6"}, {"overall": "0"}, {"overall": "x"}, {"good": "\x00"}, {"good": "a" * 1001},
                {"overall": "9" * 400}, {"walls": "1", "overall": ""}]
)  # fmt: skip
def test_what_cannot_be_is_refused_with_422(session, send, answers):
    assert send(person_of(session), **answers).status_code == 422
    assert kept() == []


def test_the_form_is_open_from_half_an_hour_before_the_end_for_sixty_days(session):
    person, ends = person_of(session), session.ends_at
    with open_states("ST"):
        assert why_not(person, ends - timedelta(minutes=31)) == "early"
        assert may_give(person, ends - timedelta(minutes=30))
        assert may_give(person, ends + OPEN_FOR)
        assert why_not(person, ends + OPEN_FOR + timedelta(seconds=1)) == "late"


def test_who_was_not_there_has_nothing_to_say(session, send):
    answer = send(person_of(session, present=False))
    assert answer.status_code == 404
    assert "Feedback is for people who were there" in answer.content.decode()
    assert kept() == []


def test_where_nobody_noted_presence_everybody_with_a_seat_may(session):
    with open_states("ST"):
        assert may_give(participant_of(session, present=None), timezone.now())
        assert not may_give(participant_of(session, present=None, status="waiting"), timezone.now())


def test_a_cancelled_training_has_no_feedback(session):
    session.status = "cancelled"
    assert why_not(person_of(session), timezone.now()) == "cancelled"


def test_the_form_sets_no_cookie_and_sends_no_referrer(session, form_of):
    answer = Client().get(form_of(person_of(session)))
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"


def test_looking_at_the_form_changes_nothing(session, form_of):
    Client().get(form_of(person_of(session)))
    assert kept() == []


def test_answers_count_when_five_are_together(session, send):
    for number in range(1, 10):
        send(person_of(session))
        counted = sum(row.counted for row in kept())
        assert counted == (0 if number < 5 else 5)
    send(person_of(session))
    assert all(row.counted for row in kept())


def test_answers_of_different_sessions_do_not_count_together(session, send):
    other = session_of(session.course_version, in_days=-2, status="held")
    for each in [session] * 4 + [other] * 4:
        send(person_of(each))
    assert not any(row.counted for row in kept())
