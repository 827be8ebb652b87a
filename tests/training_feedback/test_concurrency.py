"""Two clicks at the same moment, on real connections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from tests.conftest import open_states
from tests.factories.participants import participant_of
from tests.factories.trainings import session_of
from training.models import Feedback

pytestmark = pytest.mark.django_db(transaction=True)


def test_sent_many_times_at_once_it_counts_once(form_of):
    session = session_of(in_days=-2, status="held")
    with open_states("ST"):
        person = participant_of(session)
    url = form_of(person)

    def send(_number):
        try:
            return Client().post(url, {"overall": "4"}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(send, range(6))) == {200}
    with open_states("ST"):
        assert Feedback.objects.count() == 1
