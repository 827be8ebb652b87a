"""From the invitation to the first sign-in."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone, translation

from streetwork.accounts import mail as accounts_mail
from streetwork.accounts.actions import (
    InvitationClosed,
    accept_invitation,
    hash_of,
    resend_invitation,
    withdraw_invitation,
)
from streetwork.accounts.models import Invitation, User
from streetwork.accounts.retention import invitations
from streetwork.accounts.roles import Role
from streetwork.accounts.rules import Reach, Refused
from streetwork.delivery.mail import send_due
from streetwork.tenancy.models import Programme
from tests.accounts.conftest import PASSWORD
from tests.factories.accounts import UserFactory, member
from tests.factories.cast import client_of

UNLIMITED = Reach(unlimited=True)


def token_of(path):
    return path.rstrip("/").rpartition("/")[2]


def test_the_mail_carries_a_link_of_which_only_the_hash_is_stored(invite, link_of):
    invitation = invite()
    token = token_of(link_of(invitation))
    invitation.refresh_from_db()
    assert len(token) >= 32
    assert invitation.token_hash == hash_of(token)
    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_mail_speaks_the_language_of_the_invitation(invite, link_of, language, monkeypatch):
    spoken = []
    render = accounts_mail.render_to_string
    monkeypatch.setattr(
        accounts_mail,
        "render_to_string",
        lambda *args: spoken.append(translation.get_language()) or render(*args),
    )
    link_of(invite(language=language))
    assert spoken == [language]


def test_two_mails_of_one_invitation_have_different_links(invite, link_of):
    invitation = invite()
    first = link_of(invitation)
    resend_invitation(invitation=invitation, reach=UNLIMITED)
    assert link_of(invitation) != first


def test_opening_the_link_changes_nothing_and_leaks_nothing(invite, link_of, client):
    path = link_of(invite())
    for _visit in range(2):
        response = client.get(path)
        assert response.status_code == 200
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "no-store" in response.headers["Cache-Control"]
    assert not User.objects.filter(email="new@team.example").exists()


def test_a_new_person_gets_account_membership_and_a_verified_address(invite, link_of, client):
    path = link_of(invite(codes="ST NW"))
    response = client.post(path, {"name": "Nele Neu", "password": PASSWORD})
    user = User.objects.get(email="new@team.example")
    membership = user.memberships.get()
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert membership.role == Role.COUNSELOR
    assert {state.code for state in membership.states.all()} == {"ST", "NW"}
    assert EmailAddress.objects.get(user=user).verified
    assert user.check_password(PASSWORD)


def test_the_first_stop_is_the_second_factor(invite, link_of, client):
    client.post(link_of(invite()), {"name": "Nele Neu", "password": PASSWORD})
    assert client.get("/today/").headers["Location"] == "/accounts/2fa/"


def test_a_link_works_once(invite, link_of, client):
    path = link_of(invite())
    client.post(path, {"name": "Nele", "password": PASSWORD})
    client.logout()
    assert client.get(path).status_code == 410
    assert client.post(path, {"name": "Eve", "password": PASSWORD}).status_code == 410
    assert User.objects.filter(email="new@team.example").count() == 1


def test_a_weak_password_is_refused_and_the_name_stays(invite, link_of, client):
    response = client.post(link_of(invite()), {"name": "Nele Neu", "password": "new@team.ex"})
    assert response.status_code == 422
    assert b"Nele Neu" in response.content
    assert not User.objects.filter(email="new@team.example").exists()


@pytest.mark.parametrize("age", [timedelta(days=14), timedelta(days=15)])
def test_a_link_dies_after_fourteen_days(invite, link_of, client, age):
    invitation = invite()
    path = link_of(invitation)
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=14) - age)
    assert client.get(path).status_code == 410
    with pytest.raises(InvitationClosed):
        accept_invitation(token=token_of(path), name="Nele", password=PASSWORD)


def test_a_withdrawn_link_is_dead(invite, link_of, client):
    invitation = invite()
    path = link_of(invitation)
    withdraw_invitation(invitation=invitation, reach=UNLIMITED)
    assert client.get(path).status_code == 410


def test_a_withdrawn_invitation_sends_no_mail(invite):
    withdraw_invitation(invitation=invite(), reach=UNLIMITED)
    send_due()
    assert mail.outbox == []


def test_resending_kills_the_old_link(invite, link_of, client):
    invitation = invite()
    old = link_of(invitation)
    resend_invitation(invitation=invitation, reach=UNLIMITED)
    assert client.get(old).status_code == 410
    assert client.get(link_of(invitation)).status_code == 200


def test_an_unknown_token_tells_nothing(db, client):
    assert client.get("/accounts/invitation/no-such-token/").status_code == 410


def test_an_empty_token_hash_matches_nothing(invite, client):
    invitation = invite()
    assert Invitation.objects.get(pk=invitation.pk).token_hash == ""
    assert client.get("/accounts/invitation/%20/").status_code == 410


def test_a_known_person_signs_in_first_and_then_joins(invite, link_of):
    known = member(Role.COUNSELOR, "lara-la-red", "BE", email="known@team.example")
    path = link_of(invite("known@team.example"))
    anonymous = client_of()
    assert f"/accounts/login/?next={path}".encode() in anonymous.get(path).content
    anonymous.post(path, {"name": "Eve", "password": PASSWORD})
    assert known.memberships.count() == 1
    client = client_of(known)
    assert client.post(path).headers["Location"] == "/today/"
    assert {m.programme.slug for m in known.memberships.all()} == {"kompan", "lara-la-red"}


def test_somebody_else_who_is_signed_in_cannot_take_it(invite, link_of, cast):
    path = link_of(invite())
    client = client_of(cast.outsider)
    assert client.post(path, {"name": "Otto", "password": PASSWORD}).status_code == 200
    assert not Invitation.objects.get().accepted_at
    with pytest.raises(Refused):
        accept_invitation(token=token_of(path), user=cast.outsider)


def test_a_second_invitation_to_the_same_role_adds_states(invite, link_of):
    user = UserFactory(email="new@team.example")
    first = token_of(link_of(invite(codes="ST")))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    second = token_of(link_of(invite(codes="NW")))
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1))
    for token in (first, second):
        accept_invitation(token=token, user=user)
    assert {state.code for state in user.memberships.get().states.all()} == {"ST", "NW"}


def test_an_archived_programme_takes_nobody(invite, link_of, client):
    path = link_of(invite())
    Programme.objects.filter(slug="kompan").update(is_archived=True)
    assert client.get(path).status_code == 410
    with pytest.raises(Refused):
        accept_invitation(token=token_of(path), name="Nele", password=PASSWORD)


def test_nobody_is_invited_twice_to_the_same_role(invite, cast):
    invite()
    with pytest.raises(Refused):
        invite("NEW@team.example")
    with pytest.raises(Refused):
        invite(cast.owner.email)


def test_invitations_are_forgotten_a_month_after_their_end(invite):
    invitation = invite()
    assert not invitations(timezone.now()).exists()
    assert list(invitations(invitation.expires_at)) == [invitation]
