from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from streetwork.accounts.access import access_of
from streetwork.accounts.roles import Role
from streetwork.presence.today import SHOWN, spaces_due
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import SpaceFactory

TODAY = timezone.localdate()


@pytest.fixture
def due_for():
    def build(user):
        request = RequestFactory().get("/today/")
        request.user, request.access = user, access_of(user.pk)
        context = spaces_due(request)
        return context and [space.name for space, _platform, _due, _for in context["rows"]], context

    return build


def test_nothing_due_shows_no_card(due_for, cast):
    SpaceFactory(next_visit=TODAY + timedelta(days=1))
    assert due_for(cast.owner) == (None, None)


def test_mine_and_nobodys_due_spaces_are_shown_the_longest_overdue_first(due_for, cast):
    SpaceFactory(name="mine", next_visit=TODAY, responsible=cast.owner)
    SpaceFactory(name="nobody's", next_visit=TODAY - timedelta(days=9))
    SpaceFactory(name="colleague's", next_visit=TODAY, responsible=cast.colleague)
    SpaceFactory(name="left", next_visit=TODAY, status="left")
    SpaceFactory(name="other programme's", next_visit=TODAY, slug=EAST_SIDE)
    assert due_for(cast.owner)[0] == ["nobody's", "mine"]


def test_an_archived_programme_has_nothing_due(due_for, db):
    SpaceFactory(next_visit=TODAY, slug="integrif")
    assert due_for(member(Role.COUNSELOR, "integrif", "ST")) == (None, None)


@pytest.mark.parametrize(("spaces", "has_more"), [(SHOWN, False), (SHOWN + 1, True)])
def test_the_card_shows_eight_and_says_when_there_are_more(due_for, cast, spaces, has_more):
    SpaceFactory.create_batch(spaces, next_visit=TODAY)
    names, context = due_for(cast.owner)
    assert (len(names), context["has_more"]) == (SHOWN, has_more)


def test_today_shows_the_card_and_links_to_the_rota(cast):
    SpaceFactory(name="Polacy", next_visit=TODAY)
    client = client_of(cast.owner)
    content = client.get(reverse("web:today")).content.decode()
    assert "Polacy" in content
    assert f"{reverse('spaces:rota')}?person=me" in content
    (group,) = client.get(reverse("spaces:rota"), {"person": "me"}).context["groups"]
    assert [row.space.name for row in group.rows] == ["Polacy"]


def test_the_rail_leads_to_the_register(cast):
    assert reverse("spaces:list") in client_of(cast.owner).get(reverse("web:today")).content.decode()
    assert reverse("spaces:list") not in client_of(cast.figures_only).get(reverse("web:today")).content.decode()
