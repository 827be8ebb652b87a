"""Demo mode: invented people, one click, nobody real."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from streetwork.accounts.access import access_of
from streetwork.accounts.demo import PEOPLE, seed_people
from streetwork.accounts.models import Declaration, DeclarationSigned, Membership, User
from streetwork.accounts.roles import Role
from streetwork.accounts.seeding import seed_declaration
from streetwork.tenancy.models import State
from tests.factories.cast import client_of

SECOND = {"DE"}


@pytest.fixture
def people(db, settings):
    settings.DEMO_MODE = True
    return seed_people()


def codes(user):
    return {state.code for state in State.objects.filter(pk__in=access_of(user.pk).all_states)}


def test_there_are_25_without_passwords_for_every_role(people):
    assert len(people) == len({user.name for user in people.values()}) == 25
    assert all(user.email.endswith("@demo.streetwork.example") for user in people.values())
    assert not any(user.has_usable_password() for user in people.values())
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)


def test_the_main_accounts_have_their_states(people):
    assert codes(people["counselor"]) == {"NW", "RP", "DE"}
    assert codes(people["colleague"]) == {"SN"}
    assert len(codes(people["traveller"]) - SECOND) == 14
    assert len(codes(people["partner"]) - SECOND) == 14
    assert codes(people["admin"]) == set()


def test_seeding_twice_changes_nothing(people):
    before = (User.objects.count(), Membership.objects.count(), DeclarationSigned.objects.count())
    seed_people()
    assert (User.objects.count(), Membership.objects.count(), DeclarationSigned.objects.count()) == before


def test_seeding_repairs_what_visitors_changed(people):
    membership = people["counselor"].memberships.get()
    membership.role = Role.LEAD
    membership.save()
    seed_people()
    assert [m.role for m in people["counselor"].memberships.all()] == [Role.COUNSELOR]


def test_one_click_signs_everybody_in(people, client):
    for person in PEOPLE:
        assert client.post("/accounts/demo/", {"user": people[person.key].pk}).status_code == 302
        assert client.get("/today/").status_code == 200, person.key
        assert client.session["began"]


def test_a_click_changes_from_one_person_to_another(people, client):
    for key in ("counselor", "colleague"):
        client.post("/accounts/demo/", {"user": people[key].pk})
        assert client.session["_auth_user_id"] == str(people[key].pk)


def test_nobody_else_is_signed_in(people, client, cast):
    for wanted in ("", "0", "nonsense", "²", cast.owner.pk):
        assert client.post("/accounts/demo/", {"user": wanted}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_demo_mode_the_address_does_not_exist(people, client, settings):
    settings.DEMO_MODE = False
    assert client.post("/accounts/demo/", {"user": people["counselor"].pk}).status_code == 404
    assert "/accounts/demo/" not in client.get("/accounts/login/").content.decode()


def test_the_login_page_offers_everybody_with_a_purpose(people, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        page = client.get("/accounts/login/").content.decode()
    assert all(user.name in page for user in people.values())
    assert page.count('name="user"') == 25


def test_the_ready_block_lists_them(people):
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 25
    assert "Ioana Munteanu" in lines[0]
    assert "NW" in lines[0]


def test_without_demo_people_the_command_says_so(db):
    with pytest.raises(CommandError):
        call_command("demo_accounts")


def test_the_first_declaration_is_published_once(db):
    DeclarationSigned.objects.all().delete()
    Declaration.objects.all().delete()
    first = seed_declaration()
    assert (first.version, "203" in first.text_de, "203" in first.text_en) == (1, True, True)
    assert seed_declaration() == first
    assert Declaration.objects.count() == 1


def test_demo_people_are_spared_the_declaration(people):
    assert client_of(people["counselor"], ready=False).get("/today/").status_code == 200
