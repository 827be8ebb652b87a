from types import SimpleNamespace

import pytest

from streetwork.accounts.access import Access, Granted
from streetwork.accounts.roles import Role
from streetwork.web import rail
from tests.factories.cast import client_of

PERSON = SimpleNamespace(is_staff=False)
ADMIN = SimpleNamespace(is_staff=True)


def access(*roles):
    return Access(1, tuple(Granted(1, role, frozenset({15})) for role in roles))


@pytest.fixture
def entries(monkeypatch):
    """A rail of its own; every address exists."""
    monkeypatch.setattr(rail, "_entries", {})
    monkeypatch.setattr(rail, "url_of", lambda name: f"/{name.replace(':', '/')}/")

    def register(section, url_name, **fields):
        rail.register(rail.Entry(section=section, label=url_name, url_name=url_name, icon="sun", **fields))

    return register


def names(links):
    return [link.entry.url_name for link in links]


def test_an_entry_shows_to_its_roles_only(entries):
    entries("work", "contacts:list", roles=(Role.COUNSELOR,))
    assert names(rail.links_for(PERSON, access(Role.COUNSELOR), "/")) == ["contacts:list"]
    assert rail.links_for(PERSON, access(Role.COORDINATOR), "/") == []


def test_an_entry_without_roles_shows_to_everybody(entries):
    entries("work", "web:today")
    assert names(rail.links_for(PERSON, access(), "/")) == ["web:today"]


def test_the_administration_shows_to_administrators_whatever_their_roles(entries):
    entries("manage", "admin:index", staff_only=True)
    assert rail.links_for(PERSON, access(Role.LEAD), "/") == []
    assert names(rail.links_for(ADMIN, access(), "/")) == ["admin:index"]


def test_entries_stand_in_the_order_of_sections_then_their_own(entries):
    entries("manage", "team:list")
    entries("work", "b:list", order=2)
    entries("work", "a:list", order=3)
    assert names(rail.links_for(PERSON, access(), "/")) == ["b:list", "a:list", "team:list"]


def test_only_the_longest_matching_address_is_current(entries):
    entries("work", "a", order=1)
    entries("work", "a:b", order=2)
    current = [link.is_current for link in rail.links_for(PERSON, access(), "/a/b/7/")]
    assert current == [False, True]


def test_an_entry_without_an_address_is_left_out(entries, monkeypatch):
    entries("work", "a")
    monkeypatch.setattr(rail, "url_of", lambda name: "")
    assert rail.links_for(PERSON, access(), "/") == []


def test_two_entries_cannot_share_a_key(entries):
    entries("work", "a", key="c")
    with pytest.raises(ValueError, match="belongs to a"):
        entries("work", "b", key="c")


def test_an_unknown_section_is_refused(entries):
    with pytest.raises(ValueError, match="Unknown section"):
        entries("elsewhere", "a")


def test_the_bottom_bar_offers_today_contacts_and_the_directory_before_spaces(entries):
    entries("work", "web:today", order=0)
    entries("work", "contacts:list")
    entries("outreach", "spaces:list")
    entries("directory", "directory:list")
    links = rail.links_for(PERSON, access(), "/")
    assert names(rail.bottom_bar(links)) == ["web:today", "contacts:list", "directory:list"]


def test_the_bottom_bar_fills_up_with_what_the_person_has(entries):
    entries("work", "web:today", order=0)
    entries("manage", "team:list")
    assert names(rail.bottom_bar(rail.links_for(PERSON, access(), "/"))) == ["web:today", "team:list"]


def test_empty_sections_have_no_title(entries):
    entries("manage", "team:list")
    assert len(rail.grouped(rail.links_for(PERSON, access(), "/"))) == 1


@pytest.mark.django_db
def test_a_counselor_sees_contacts_and_the_main_action_and_a_federal_partner_neither(cast):
    counselor = client_of(cast.owner).get("/today/").content.decode()
    partner = client_of(cast.figures_only).get("/today/").content.decode()
    assert 'href="/contacts/"' in counselor
    assert 'data-key="n"' in counselor
    assert 'href="/contacts/"' not in partner
    assert 'data-key="n"' not in partner


@pytest.mark.django_db
def test_the_scope_switcher_offers_my_states_and_marks_the_chosen_one(cast):
    client = client_of(cast.traveller)
    before = client.get("/today/").content.decode()
    assert "Sachsen-Anhalt" in before
    assert "Nordrhein-Westfalen" in before
    assert "Thüringen" not in before
    session = client.session
    session["scope_state"] = 15
    session.save()
    after = client.get("/today/").content.decode()
    assert 'name="state" value="15" aria-pressed="true"' in after
    assert 'name="state" value="5" aria-pressed="false"' in after
