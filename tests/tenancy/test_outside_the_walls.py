"""Pitfall 22: caches, sessions, the admin's log and memberships lie outside row-level security."""

import re
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.test import RequestFactory

from cases.models import Contact, SavedView
from referrals.models import AdvisoryCenter
from streetwork.accounts.access import access_of
from streetwork.tenancy.registry import tenant_models
from tests.factories.cases import contact_of
from tests.factories.cast import client_of
from tests.factories.presence import SpaceFactory

CANARY = "canary-7f3a91"
PITFALLS = 22


def everything_in_the_cache() -> bytes:
    """Keys and values as they lie in Valkey."""
    store = cache._cache.get_client(None, write=True)
    found = []
    for key in store.scan_iter(f"{cache.key_prefix}:*"):
        found += [key, store.get(key) or b""] if store.type(key) == b"string" else [key]
    return b"\n".join(found)


def test_after_a_tour_the_cache_holds_nothing_of_a_tenant(cast):
    """Pitfall 22."""
    space = SpaceFactory(name=f"space {CANARY}", key=f"groups/{CANARY}")
    contact = contact_of(cast.owner, note=f"note {CANARY}", space=space)
    client = client_of(cast.owner)
    client.post("/contacts/views/", {"name": f"view {CANARY}", "query": "kind=offer"})
    pages = ["/today/", "/contacts/", "/contacts/?kind=information", "/contacts/new/", "/contacts/export.xlsx"]
    pages += ["/spaces/", f"/spaces/{space.pk}/", f"/contacts/{contact.pk}/", f"/contacts/{contact.pk}/edit/"]
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)
    assert b"".join(client.get("/contacts/export.csv").streaming_content)
    stored = everything_in_the_cache()
    assert b"django.contrib.sessions" in stored
    assert CANARY.encode() not in stored


def test_a_vocabulary_in_memory_is_the_same_for_all_states(cast):
    """Pitfall 22. What processes keep is shared vocabulary; nothing else is kept between requests."""
    contact_of(cast.owner)
    owner, outsider = client_of(cast.owner), client_of(cast.outsider)
    for _turn in range(2):
        assert "/contacts/" in owner.get("/contacts/").text
        assert outsider.get("/contacts/").context["rows"] == []


def test_a_right_that_was_taken_away_is_gone_with_the_next_request(cast):
    """Pitfall 22. Memberships are read per request and never cached."""
    contact = contact_of(cast.owner)
    client = client_of(cast.owner)
    assert client.get(f"/contacts/{contact.pk}/").status_code == 200
    cast.owner.memberships.get().states.clear()
    assert client.get(f"/contacts/{contact.pk}/").status_code == 404
    cast.owner.memberships.all().delete()
    assert client.get(f"/contacts/{contact.pk}/").status_code == 403


def test_a_membership_never_reaches_beyond_its_own_states(cast):
    """Pitfall 22. What the scope is derived from."""
    assert access_of(cast.owner.pk).scope().read == {15}
    assert access_of(cast.coordinator.pk).scope().write == frozenset()
    assert access_of(cast.administrator.pk).scope().read == access_of(cast.newcomer.pk).scope().read == frozenset()


def test_the_scope_switcher_only_narrows(cast):
    """Pitfall 22. A forged session value opens nothing."""
    assert access_of(cast.traveller.pk, 5).scope().read == {5}
    assert access_of(cast.traveller.pk, 14).scope().read == access_of(cast.traveller.pk).scope().read


# An institution's name is no secret of its state, and administrators see all entries of the directory.
NAMED_IN_THE_LOG = {AdvisoryCenter}


@pytest.mark.parametrize(
    "model", sorted(set(tenant_models()) - NAMED_IN_THE_LOG, key=str), ids=lambda model: model.__name__
)
def test_the_admin_changes_no_tenants_row_so_its_log_describes_none(model, cast):
    """Pitfall 22. django_admin_log keeps the name of what was changed, for all administrators to read."""
    registered = admin.site._registry.get(model)
    if registered is not None:
        request = RequestFactory().get("/")
        request.user = cast.administrator
        assert not registered.has_add_permission(request)
        assert not registered.has_change_permission(request)
        assert not registered.has_delete_permission(request)


def test_the_admin_neither_shows_contacts_nor_saved_views():
    """Pitfall 22."""
    assert not {Contact, SavedView} & set(admin.site._registry)


def test_working_with_contacts_writes_nothing_into_the_admins_log(cast):
    """Pitfall 22."""
    contact = contact_of(cast.owner)
    client_of(cast.owner).post(f"/contacts/{contact.pk}/delete/", {"reason": "mistake"})
    assert not LogEntry.objects.exists()


def test_every_pitfall_of_the_research_has_a_test():
    text = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    named = {int(number) for number in re.findall(r'"""Pitfall (\d+)[.:]', text)}
    assert set(range(1, PITFALLS + 1)) <= named
