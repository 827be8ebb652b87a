"""/team/: what leads see and may do there."""

import pytest
from django.core import mail

from streetwork.accounts.models import Invitation, Membership
from streetwork.accounts.roles import Role
from streetwork.delivery.mail import send_due
from streetwork.tenancy.models import Programme, State
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of


def form(slug=KOMPAN, codes=("ST",), **fields):
    return {
        "email": "new@team.example",
        "name": "Nele Neu",
        "language": "de",
        "programme": Programme.objects.get(slug=slug).pk,
        "role": Role.COUNSELOR,
        "states": [state.pk for state in State.objects.filter(code__in=codes)],
        **fields,
    }


def test_a_lead_sees_the_people_of_the_own_programme_alone(cast):
    shown = [cast.owner, cast.traveller]
    hidden = cast.stranger
    page = client_of(cast.lead).get("/team/").content.decode()
    assert all(person.email in page for person in shown)
    assert hidden.email not in page


def test_a_person_of_two_programmes_shows_only_the_own_one(cast):
    member(Role.COORDINATOR, EAST_SIDE, "MV", user=cast.owner)
    page = client_of(cast.lead).get("/team/")
    roles = [m.role for each in page.context["members"] if each.user == cast.owner for m in each.memberships]
    assert roles == [Role.COUNSELOR]


@pytest.mark.parametrize("who", ["owner", "coordinator", "figures_only", "administrator", "newcomer"])
def test_others_may_not_open_it(cast, who):
    assert client_of(getattr(cast, who)).get("/team/").status_code == 403


def test_the_filter_shows_one_programme(cast):
    member(Role.LEAD, EAST_SIDE, all_states=True, user=cast.lead)
    cast.owner, cast.stranger  # noqa: B018
    page = client_of(cast.lead).get("/team/", {"programme": EAST_SIDE}).content.decode()
    assert cast.stranger.email in page
    assert cast.owner.email not in page


def test_a_foreign_programme_in_the_filter_is_ignored(cast):
    page = client_of(cast.lead).get("/team/", {"programme": "lara-la-red"})
    assert page.context["chosen"] is None


def test_the_number_of_queries_does_not_grow_with_the_team(cast, django_assert_max_num_queries):
    client = client_of(cast.lead)
    client.get("/team/")
    for number in range(3):
        member(Role.COUNSELOR, KOMPAN, "ST", "NW", name=f"Member {number}")
    with django_assert_max_num_queries(20) as few:
        client.get("/team/")
    for number in range(5):
        member(Role.COUNSELOR, KOMPAN, "ST", "NW", name=f"More {number}")
    with django_assert_max_num_queries(len(few)):
        client.get("/team/")


def test_inviting_sends_a_mail_and_shows_the_invitation(cast):
    client = client_of(cast.lead)
    assert client.post("/team/invite/", form()).status_code == 302
    send_due()
    assert mail.outbox[0].to == ["new@team.example"]
    assert "new@team.example" in client.get("/team/").content.decode()
    assert Invitation.objects.get().invited_by == cast.lead


@pytest.mark.parametrize("wrong", [{"codes": ()}, {"codes": ("BE",)}, {"slug": EAST_SIDE}, {"email": "nonsense"}])
def test_what_the_rules_refuse_comes_back_with_what_was_typed(cast, wrong):
    response = client_of(cast.lead).post("/team/invite/", form(**wrong))
    assert response.status_code == 422
    assert "Nele Neu" in response.content.decode()
    assert not Invitation.objects.exists()


def test_a_lead_of_one_state_gives_no_more_than_that(cast):
    client = client_of(member(Role.LEAD, KOMPAN, "ST"))
    assert client.post("/team/invite/", form(codes=("ST", "NW"))).status_code == 422
    assert client.post("/team/invite/", form(all_states="on")).status_code == 422
    assert client.post("/team/invite/", form()).status_code == 302


def test_the_scope_switcher_does_not_shrink_the_power_of_a_lead(cast):
    client = client_of(cast.lead)
    client.post("/accounts/scope/", {"state": State.objects.get(code="NW").pk})
    assert client.post("/team/invite/", form(codes=("ST",))).status_code == 302


def test_a_lead_changes_role_and_states(cast):
    membership = cast.owner.memberships.get()
    client = client_of(cast.lead)
    url = f"/team/members/{membership.pk}/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"role": Role.COORDINATOR, "states": form(codes=("NW",))["states"]}).status_code == 302
    membership.refresh_from_db()
    assert membership.role == Role.COORDINATOR
    assert [state.code for state in membership.states.all()] == ["NW"]


def test_ending_asks_first(cast):
    membership = cast.owner.memberships.get()
    client = client_of(cast.lead)
    url = f"/team/members/{membership.pk}/end/"
    assert client.get(url).status_code == 200
    assert Membership.objects.filter(pk=membership.pk).exists()
    client.post(url)
    assert not Membership.objects.filter(pk=membership.pk).exists()


def test_the_last_lead_gets_a_reason_instead(cast):
    membership = cast.lead.memberships.get()
    response = client_of(cast.lead).post(f"/team/members/{membership.pk}/end/", follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert Membership.objects.filter(pk=membership.pk).exists()


def test_a_lead_who_leaves_lands_on_a_page_that_is_theirs(cast):
    member(Role.LEAD, KOMPAN, all_states=True)
    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.lead)
    membership = cast.lead.memberships.get(role=Role.LEAD)
    response = client_of(cast.lead).post(f"/team/members/{membership.pk}/end/")
    assert response.headers["Location"] == "/today/"


@pytest.mark.parametrize("page", ["", "end/"])
def test_members_of_other_programmes_do_not_exist(cast, page):
    url = f"/team/members/{cast.stranger.memberships.get().pk}/{page}"
    client = client_of(cast.lead)
    assert client.get(url).status_code == 404
    assert client.post(url, {"role": Role.COUNSELOR, "all_states": "on"}).status_code == 404


@pytest.mark.parametrize("page", ["resend", "withdraw"])
def test_invitations_of_other_programmes_do_not_exist(cast, invite, page):
    invitation = invite(slug=EAST_SIDE)
    assert client_of(cast.lead).post(f"/team/invitations/{invitation.pk}/{page}/").status_code == 404


def test_an_invitation_is_sent_again_and_withdrawn(cast, invite):
    invitation = invite()
    client = client_of(cast.lead)
    client.post(f"/team/invitations/{invitation.pk}/resend/")
    send_due()
    assert len(mail.outbox) == 1
    assert client.get(f"/team/invitations/{invitation.pk}/withdraw/").status_code == 200
    client.post(f"/team/invitations/{invitation.pk}/withdraw/")
    invitation.refresh_from_db()
    assert invitation.withdrawn_at


def test_an_archived_programme_can_be_read_only(cast):
    membership = member(Role.COUNSELOR, "integrif", "ST").memberships.get()
    client = client_of(member(Role.LEAD, "integrif", all_states=True))
    page = client.get("/team/").content.decode()
    assert membership.user.email in page
    assert "/team/invite/" not in page
    edit = f"/team/members/{membership.pk}/"
    assert edit not in page
    assert client.post(edit, {"role": Role.LEAD, "all_states": "on"}).status_code == 422
    client.post(f"{edit}end/")
    assert Membership.objects.filter(pk=membership.pk, role=Role.COUNSELOR).exists()
