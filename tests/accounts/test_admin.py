"""The administration of people: by administrators alone, without secrets, by the same rules."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from streetwork.accounts.models import Declaration, Invitation
from streetwork.accounts.roles import Role
from streetwork.delivery.mail import send_due
from streetwork.tenancy.models import Programme, State
from tests.factories.accounts import UserFactory
from tests.factories.cast import KOMPAN, client_of


@pytest.fixture
def admin(cast):
    return client_of(cast.administrator)


def ids(*codes):
    return list(State.objects.filter(code__in=codes).values_list("pk", flat=True))


@pytest.mark.parametrize("model", ["user", "membership", "invitation", "declaration", "declarationsigned"])
def test_every_list_opens(admin, cast, model):
    cast.owner  # noqa: B018
    assert admin.get(f"/admin/accounts/{model}/").status_code == 200


def test_a_person_opens_without_password_or_secret(admin, cast):
    page = admin.get(f"/admin/accounts/user/{cast.owner.pk}/change/")
    assert page.status_code == 200
    assert "password" not in page.context["adminform"].form.fields


@pytest.mark.parametrize("path", ["mfa/authenticator/", "account/emailaddress/", "socialaccount/socialtoken/",
                                  "socialaccount/socialapp/", "usersessions/usersession/"])  # fmt: skip
def test_secrets_have_no_page(admin, path):
    assert admin.get(f"/admin/{path}").status_code == 404


@pytest.mark.parametrize("who", ["owner", "lead"])
def test_others_have_no_business_there(cast, who):
    assert client_of(getattr(cast, who)).get("/admin/accounts/user/").status_code == 403


def test_people_come_by_invitation_here_too(admin):
    assert admin.get("/admin/accounts/user/add/").status_code == 403
    fields = {"email": "New@team.example", "name": "Nele", "language": "de", "role": Role.LEAD,
              "programme": Programme.objects.get(slug=KOMPAN).pk, "all_states": "on"}  # fmt: skip
    assert admin.post("/admin/accounts/invitation/add/", fields).status_code == 302
    send_due()
    assert mail.outbox[0].to == ["new@team.example"]


def test_an_invitation_outside_the_programme_comes_back(admin):
    fields = {"email": "new@team.example", "language": "de", "role": Role.LEAD,
              "programme": Programme.objects.get(slug=KOMPAN).pk, "states": ids("BE")}  # fmt: skip
    assert admin.post("/admin/accounts/invitation/add/", fields).status_code == 200
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(("codes", "status"), [(("NW",), 302), (("BE",), 200), ((), 200)])
def test_a_membership_stays_inside_its_programme(admin, cast, codes, status):
    membership = cast.owner.memberships.get()
    fields = {"user": cast.owner.pk, "programme": membership.programme_id, "role": Role.COUNSELOR,
              "states": ids(*codes)}  # fmt: skip
    response = admin.post(f"/admin/accounts/membership/{membership.pk}/change/", fields)
    assert response.status_code == status


def action(client, name, user):
    return client.post("/admin/accounts/user/", {"action": name, "_selected_action": [user.pk]})


def test_a_lost_phone_is_helped(admin, cast):
    person = client_of(cast.owner)
    person.get("/accounts/me/")
    action(admin, "remove_second_factors", cast.owner)
    assert not Authenticator.objects.filter(user=cast.owner).exists()
    assert person.get("/accounts/me/").headers["Location"].startswith("/accounts/login/")


def test_nobody_removes_the_own_second_factor_that_way(admin, cast):
    action(admin, "remove_second_factors", cast.administrator)
    assert Authenticator.objects.filter(user=cast.administrator).exists()


def test_deactivating_signs_out(admin, cast):
    person = client_of(cast.owner)
    person.get("/accounts/me/")
    user = cast.owner
    fields = {"name": user.name, "language": "de", "memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    assert admin.post(f"/admin/accounts/user/{user.pk}/change/", fields).status_code == 302
    assert person.get("/accounts/me/").status_code == 302


def test_a_mere_administrator_makes_no_superuser(cast):
    from django.contrib.auth.models import Permission

    clerk = UserFactory(is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(content_type__app_label="accounts"))
    form = client_of(clerk).get(f"/admin/accounts/user/{cast.owner.pk}/change/").context["adminform"].form
    assert not {"is_superuser", "is_staff"} & set(form.fields)


def test_a_published_declaration_never_changes(admin):
    published = Declaration.current()
    url = f"/admin/accounts/declaration/{published.pk}/"
    assert admin.get(f"{url}change/").status_code == 200
    assert admin.post(f"{url}change/", {"version": 1, "text_de": "x"}).status_code == 403
    assert admin.post(f"{url}delete/").status_code == 403
