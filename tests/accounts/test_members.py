"""Changing and ending memberships."""

import pytest
from django.contrib.sessions.models import Session

from streetwork.accounts.actions import change_membership, end_membership
from streetwork.accounts.models import Membership
from streetwork.accounts.roles import Role
from streetwork.accounts.rules import Reach, Refused
from streetwork.tenancy.models import Programme, State
from tests.factories.accounts import member
from tests.factories.cast import KOMPAN, client_of

UNLIMITED = Reach(unlimited=True)


def states(*codes):
    return State.objects.filter(code__in=codes)


def test_a_change_counts_from_the_next_request(cast):
    client = client_of(cast.owner)
    assert client.get("/team/").status_code == 403
    change_membership(membership=cast.owner.memberships.get(), reach=UNLIMITED, role=Role.LEAD, states=states("ST"))
    assert client.get("/team/").status_code == 200


def test_changing_to_all_states_forgets_the_single_ones(cast):
    membership = cast.owner.memberships.get()
    change_membership(membership=membership, reach=UNLIMITED, role=Role.COUNSELOR, states=states("ST"), all_states=True)
    membership.refresh_from_db()
    assert membership.all_states
    assert not membership.states.exists()


def test_ending_the_last_role_signs_out_everywhere(cast):
    client = client_of(cast.owner)
    client.get("/accounts/me/")
    assert Session.objects.count() == 1
    end_membership(membership=cast.owner.memberships.get(), reach=UNLIMITED)
    assert Session.objects.count() == 0
    assert client.get("/accounts/me/").headers["Location"].startswith("/accounts/login/")


def test_ending_one_of_two_roles_keeps_the_session(cast):
    member(Role.COUNSELOR, "lara-la-red", "BE", user=cast.owner)
    client = client_of(cast.owner)
    client.get("/accounts/me/")
    end_membership(membership=cast.owner.memberships.get(programme__slug=KOMPAN), reach=UNLIMITED)
    assert client.get("/accounts/me/").status_code == 200


def test_the_last_lead_can_neither_end_nor_change(cast):
    membership = cast.lead.memberships.get()
    with pytest.raises(Refused):
        end_membership(membership=membership, reach=UNLIMITED)
    with pytest.raises(Refused):
        change_membership(membership=membership, reach=UNLIMITED, role=Role.COUNSELOR, states=states("ST"))
    member(Role.LEAD, KOMPAN, "ST")
    end_membership(membership=membership, reach=UNLIMITED)


def test_a_lead_who_left_the_service_does_not_count(cast):
    member(Role.LEAD, KOMPAN, "ST", is_active=False)
    with pytest.raises(Refused):
        end_membership(membership=cast.lead.memberships.get(), reach=UNLIMITED)


def test_the_last_lead_may_change_states(cast):
    membership = cast.lead.memberships.get()
    change_membership(membership=membership, reach=UNLIMITED, role=Role.LEAD, states=states("ST"))
    assert [state.code for state in membership.states.all()] == ["ST"]


def test_two_roles_of_a_person_do_not_become_the_same(cast):
    second = Membership.objects.create(
        user=cast.owner, programme=Programme.objects.get(slug=KOMPAN), role=Role.COORDINATOR
    )
    with pytest.raises(Refused):
        change_membership(membership=second, reach=UNLIMITED, role=Role.COUNSELOR, states=states("ST"))


def test_nothing_changes_in_an_archived_programme(cast):
    membership = cast.owner.memberships.get()
    Programme.objects.filter(slug=KOMPAN).update(is_archived=True)
    membership = Membership.objects.get(pk=membership.pk)
    with pytest.raises(Refused):
        end_membership(membership=membership, reach=UNLIMITED)


def test_every_change_of_rights_stands_in_the_access_log_of_its_states(cast, opened):
    from streetwork.delivery.models import AccessLog
    from streetwork.tenancy.models import State
    from tests.factories.cast import client_of

    membership = cast.outsider.memberships.get()
    lead = client_of(cast.lead)
    lead.post(
        f"/team/members/{membership.pk}/",
        {"role": "coordinator", "states": [State.objects.get(code="SN").pk], "programme": membership.programme_id},
    )
    with opened("SN"):
        lines = set(AccessLog.objects.values_list("action", "detail", "actor__name"))
    assert lines == {
        ("membership.before", "counselor", "Lea Lead"),
        ("membership.changed", "coordinator", "Lea Lead"),
    }
