"""50 tabs, one contact: against the real database, with real concurrency."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.models import Contact, ContactEvent
from tests.factories.cast import client_of

TABS = 50


@pytest.mark.django_db(transaction=True)
def test_fifty_tabs_that_send_the_same_reference_at_once_make_one_contact(cast, entry, opened):
    data = entry(note="gleicher Text")
    clients = [client_of(cast.owner) for _ in range(TABS)]
    together = Barrier(TABS)

    def send(client):
        try:
            together.wait(timeout=30)
            return client.post("/contacts/new/", data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(TABS) as tabs:
        answers = list(tabs.map(send, clients))

    assert set(answers) == {302}
    with opened("ST"):
        assert Contact.objects.count() == 1
        assert ContactEvent.objects.count() == 1
        assert Contact.objects.get().notes.count() == 1
