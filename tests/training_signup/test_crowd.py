"""Many at once, through the real views, each on a connection of its own, on real Postgres."""

import threading
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from streetwork.delivery.models import MailJob
from tests.factories.trainings import session_of
from tests.training_signup.conftest import counted, post, rows, sent
from training.models import TrainingSession
from training.signup.tokens import token_of

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(works):
    """Run the functions in a thread each, from the same moment on; answers what they answered."""
    ready, answers = threading.Barrier(len(works)), []

    def run(work):
        try:
            ready.wait(60)
            answers.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return answers


@pytest.mark.parametrize("people", [50, 200])
def test_a_session_of_50_is_never_overbooked_and_the_rest_waits_in_order(people):
    session = session_of(capacity=50)
    works = [lambda n=n: post(session, email=f"p{n}@example.org").status_code for n in range(people)]
    assert Counter(all_at_once(works)) == {302: people}
    arrived = rows(session)
    assert [row.status for row in arrived] == ["pending"] * 50 + ["waiting"] * (people - 50)
    assert len({row.email for row in arrived}) == people
    assert counted(session) == (50, people - 50)
    assert MailJob.objects.filter(kind="training.confirm").count() == people


def test_the_last_seat_goes_to_one_of_many_even_without_a_waiting_list():
    session = session_of(capacity=1, has_waiting_list=False)
    works = [lambda n=n: post(session, email=f"p{n}@example.org").status_code for n in range(20)]
    assert Counter(all_at_once(works)) == {302: 1, 422: 19}
    assert counted(session) == (1, 0)


def test_one_person_with_four_tabs_is_registered_once():
    session = session_of()
    works = [lambda: post(session).status_code for _ in range(4)]
    assert Counter(all_at_once(works)) == {302: 4}
    assert len(rows(session)) == 1


def test_many_cancel_while_many_register_and_every_seat_is_given_once():
    session = session_of(capacity=10)
    for n in range(20):
        post(session, email=f"first{n}@example.org")
    tokens = [token_of(row) for row in rows(session)]
    for token in tokens:
        Client().post(reverse("signup:confirm", args=[token]))
    sent()

    def cancel(token):
        return lambda: Client().post(reverse("signup:cancel", args=[token])).status_code

    works = [cancel(token) for token in tokens[:8]]
    works += [lambda n=n: post(session, email=f"late{n}@example.org").status_code for n in range(12)]
    assert set(all_at_once(works)) == {302}
    kinds = Counter(row.status for row in rows(session))
    assert kinds == {"cancelled": 8, "confirmed": 2, "offered": 8, "waiting": 14}
    offered = [row.email for row in rows(session) if row.status == "offered"]
    assert offered == [f"first{n}@example.org" for n in range(10, 18)]
    assert counted(session) == (10, 14)


def test_the_database_itself_refuses_one_seat_too_many():
    from django.db import IntegrityError

    session = session_of(capacity=3)
    with pytest.raises(IntegrityError, match="session_never_overbooked"):
        TrainingSession.objects.filter(pk=session.pk).update(seats_taken=4)
