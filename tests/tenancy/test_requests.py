"""Whole requests through all middleware, each with the transaction that production has."""

import asyncio

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError
from django.test import AsyncClient
from django.urls import include, path

from cases.models import Contact
from streetwork.tenancy.scope import ScopeError
from streetwork.urls import handler403, handler404, handler500  # noqa: F401 (the test's URLconf needs them)
from streetwork.urls import urlpatterns as real
from tests.factories.cases import contact_of, writing
from tests.factories.cast import client_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]
urlpatterns = [path("walltest/", include("tests.tenancy.views")), *real]


def test_a_request_sees_its_own_rows(cast):
    """Pitfall 1. The scope must be set after BEGIN, not before."""
    contact = contact_of(cast.owner)
    answer = client_of(cast.owner).get("/contacts/")
    assert f"/contacts/{contact.pk}/" in answer.text


def test_an_anonymous_request_after_a_members_request_on_the_same_connection_knows_nothing(cast):
    """Pitfall 2."""
    contact_of(cast.owner)
    member = client_of(cast.owner).get("/walltest/seen/").json()
    anonymous = client_of().get("/walltest/seen/").json()
    assert member["server"] == anonymous["server"]
    assert member["states"] == "15"
    assert anonymous == {"states": "", "server": member["server"], "has_scope": False}


def test_two_members_one_after_the_other_on_one_connection_see_their_own(cast):
    """Pitfall 2."""
    contact_of(cast.owner)
    owner, outsider = client_of(cast.owner), client_of(cast.outsider)
    for _turn in range(2):
        assert owner.get("/walltest/count/").json() == {"contacts": 1}
        assert outsider.get("/walltest/count/").json() == {"contacts": 0}


def test_an_anonymous_view_that_asks_for_contacts_fails_loudly(cast):
    contact_of(cast.owner)
    with pytest.raises(ScopeError):
        client_of().get("/walltest/count/")


def test_a_view_that_writes_and_then_fails_leaves_nothing(cast):
    """Pitfall 3."""
    client = client_of(cast.owner, raise_request_exception=False)
    assert client.post("/walltest/log-then-fail/").status_code == 500
    with writing("ST"):
        assert Contact.objects.count() == 0


def test_a_view_outside_the_requests_transaction_is_refused(cast):
    """Pitfall 5."""
    with pytest.raises(ScopeError, match=r"transaction\.atomic"):
        client_of(cast.owner).get("/walltest/count-without-transaction/")


def test_a_foreign_row_is_404(cast):
    contact = contact_of(cast.owner)
    assert client_of(cast.outsider).get(f"/contacts/{contact.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["/walltest/move/", "/walltest/api/move/"])
def test_a_write_that_the_wall_refuses_is_403(cast, address):
    """Pitfall 13. In a page and in the API."""
    contact = contact_of(cast.owner)
    assert client_of(cast.owner).post(address).status_code == 403
    with writing("ST"):
        assert Contact.objects.get(pk=contact.pk).state_id == 15


@pytest.mark.parametrize("address", ["/walltest/truncate/", "/walltest/api/truncate/"])
def test_a_missing_grant_stays_our_error_500(cast, address):
    """Pitfall 21. It has the same SQLSTATE 42501, and is nobody's fault but ours."""
    assert client_of(cast.owner, raise_request_exception=False).post(address).status_code == 500
    with pytest.raises(ProgrammingError, match="permission denied for table cases_contact"):
        client_of(cast.owner).post(address)


def test_an_async_view_does_its_work_in_one_function(cast):
    """Pitfall 5. ATOMIC_REQUESTS cannot wrap it, the scope reaches it all the same."""
    contact_of(cast.owner)
    assert client_of(cast.owner).get("/walltest/count-asynchronously/").json() == {"contacts": 1}
    assert client_of(cast.outsider).get("/walltest/count-asynchronously/").json() == {"contacts": 0}


def test_requests_that_interleave_in_one_event_loop_keep_their_scopes(cast):
    contact_of(cast.owner)
    for _turn in range(2):
        contact_of(cast.outsider, "SN")
    sessions = [client_of(person).cookies for person in (cast.owner, cast.outsider)] * 4

    async def ask(cookies):
        client = AsyncClient()
        client.cookies = cookies
        return (await client.get("/walltest/count-asynchronously/")).json()["contacts"]

    async def ask_all():
        return await asyncio.gather(*map(ask, sessions))

    assert asyncio.run(ask_all()) == [1, 2] * 4


def test_the_middleware_turns_only_the_walls_refusal_into_403(cast, rf):
    from streetwork.tenancy.middleware import WallErrors

    middleware = WallErrors(lambda request: None)
    assert middleware.process_exception(rf.get("/"), ZeroDivisionError()) is None
    contact = contact_of(cast.owner)
    with pytest.raises(ProgrammingError) as refused, writing("ST"):
        Contact.objects.filter(pk=contact.pk).update(state=14)
    with pytest.raises(PermissionDenied):
        middleware.process_exception(rf.get("/"), refused.value)
