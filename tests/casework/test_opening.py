"""From a contact to a case, in one step and once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from cases.actions import change_contact
from cases.casework.actions import open_case
from cases.enums import Kind
from cases.models import Case, CaseKey, Contact, FollowUp
from streetwork.accounts.access import access_of
from tests.factories.cases import contact_of, state_id
from tests.factories.casework import case_of
from tests.factories.cast import client_of

TABS = 8


@pytest.mark.django_db
def test_a_case_takes_over_what_the_contact_knows(cast, contact, inside):
    with inside() as access:
        case = open_case(contact=contact, access=access)
        contact.refresh_from_db()
        taken = ("state_id", "programme_id", "language_id", "platform_id", "main_topic_id", "topic_ids")
        assert [getattr(case, name) for name in taken] == [getattr(contact, name) for name in taken]
        assert (case.worker_id, contact.case_id) == (cast.owner.pk, case.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Kind.OFFER, Kind.INFORMATION])
def test_offer_and_information_become_a_consultation_on_the_way(cast, inside, kind):
    contact = contact_of(cast.owner, kind=kind)
    with inside() as access:
        open_case(contact=contact, access=access)
        contact.refresh_from_db()
    assert (contact.kind, contact.offer_answered) == (Kind.CONSULTATION, None)


@pytest.mark.django_db
def test_a_crisis_stays_a_crisis(cast, inside):
    contact = contact_of(cast.owner, kind=Kind.CRISIS)
    with inside() as access:
        open_case(contact=contact, access=access)
        contact.refresh_from_db()
    assert contact.kind == Kind.CRISIS


@pytest.mark.django_db
def test_what_was_agreed_in_the_contact_goes_along(cast, contact, inside):
    with inside() as access:
        FollowUp.objects.create(
            state_id=contact.state_id, programme_id=contact.programme_id, worker=cast.owner, contact=contact,
            due_on="2026-12-01", platform_id=contact.platform_id,
        )  # fmt: skip
        case = open_case(contact=contact, access=access)
        assert case.follow_ups.count() == 1


@pytest.mark.django_db
def test_a_colleague_cannot_make_a_case_of_anothers_contact(cast, contact, url):
    assert client_of(cast.colleague).post(url("open", contact)).status_code == 302
    with_case = client_of(cast.owner).get(f"/contacts/{contact.pk}/").content.decode()
    assert "K-" not in with_case


@pytest.mark.django_db
def test_the_panel_of_a_contact_says_nothing_to_a_colleague(cast, rf):
    from cases.casework.panels import of_contact

    case = case_of(cast.owner)
    from tests.factories.cases import writing

    with writing("ST", actor=cast.colleague.pk):
        request = rf.get("/")
        request.access, request.user = access_of(cast.colleague.pk), cast.colleague
        assert of_contact(request, case.contacts.get()) is None
        request.access, request.user = access_of(cast.owner.pk), cast.owner
        assert of_contact(request, case.contacts.get())["panel"].case == case


@pytest.mark.django_db
def test_a_later_contact_is_attached_and_taken_out_again(cast, url, opened):
    case, later = case_of(cast.owner), contact_of(cast.owner)
    client = client_of(cast.owner)
    client.post(url("attach", later), {"case": case.pk})
    with opened("ST"):
        assert case.contacts.count() == 2
    client.post(url("detach", later))
    with opened("ST"):
        assert case.contacts.count() == 1


@pytest.mark.django_db
def test_a_contact_of_another_state_is_not_attached(cast, url, opened):
    case, elsewhere = case_of(cast.traveller, "ST"), contact_of(cast.traveller, "NW")
    client_of(cast.traveller).post(url("attach", elsewhere), {"case": case.pk})
    with opened("ST"):
        assert case.contacts.count() == 1


@pytest.mark.django_db
def test_an_attached_contact_belongs_to_no_second_case(cast, url, opened):
    first, second = case_of(cast.owner), case_of(cast.owner)
    with opened("ST"):
        contact = first.contacts.get()
    client_of(cast.owner).post(url("attach", contact), {"case": second.pk})
    with opened("ST"):
        assert second.contacts.count() == 1


@pytest.mark.django_db
def test_a_contact_that_belongs_to_another_state_after_all_leaves_the_case(cast, inside):
    case = case_of(cast.traveller)
    with inside(cast.traveller, "ST", "NW") as access:
        contact = case.contacts.get()
        FollowUp.objects.create(
            state_id=case.state_id, programme_id=case.programme_id, worker=cast.traveller, contact=contact, case=case,
            due_on="2026-12-01", platform_id=contact.platform_id,
        )  # fmt: skip
        change_contact(contact=contact, access=access, facts={"state_id": state_id("NW")}, note="")
        connection.check_constraints()
        moved = Contact.objects.get(pk=contact.pk)
        assert (moved.state_id, moved.case_id) == (state_id("NW"), None)
        assert FollowUp.objects.get().case_id is None


@pytest.mark.django_db(transaction=True)
def test_tabs_that_open_the_case_at_once_get_the_same_one(cast, url, opened):
    contact = contact_of(cast.owner)
    clients = [client_of(cast.owner) for _ in range(TABS)]
    together = Barrier(TABS)

    def press(client):
        try:
            together.wait(timeout=30)
            return client.post(url("open", contact))["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(TABS) as tabs:
        places = set(tabs.map(press, clients))

    assert len(places) == 1
    with opened("ST"):
        case = Case.objects.get()
        assert CaseKey.objects.filter(case=case).count() == 1
        assert Contact.objects.get(pk=contact.pk).case_id == case.pk
