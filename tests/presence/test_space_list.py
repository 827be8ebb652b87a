from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from streetwork.accounts.roles import Role
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import MemberCountFactory, SpaceFactory

LIST = reverse("spaces:list")
TODAY = timezone.localdate()


def names(response):
    return [row.space.name for row in response.context["rows"]]


def test_the_list_shows_the_spaces_of_my_programmes_only(owner):
    SpaceFactory(name="Ours")
    SpaceFactory(name="Theirs", slug=EAST_SIDE)
    response = owner.get(LIST)
    assert names(response) == ["Ours"]
    assert b"Theirs" not in response.content


@pytest.mark.parametrize("role", [Role.LEAD, Role.CAMPAIGN_EDITOR, Role.COORDINATOR])
def test_other_roles_read_the_register(db, role):
    SpaceFactory(name="Ours")
    response = client_of(member(role, "kompan", "ST")).get(LIST)
    assert names(response) == ["Ours"]
    assert (reverse("spaces:new") in response.content.decode()) == (role == Role.LEAD)


@pytest.mark.parametrize("role", [Role.FIGURES_ONLY, Role.DIRECTORY_EDITOR, Role.TRAINING_MANAGER])
def test_roles_without_the_register_get_403(db, role):
    assert client_of(member(role, "kompan", "ST")).get(LIST).status_code == 403


def test_an_empty_register_says_how_to_fill_it(owner):
    response = owner.get(LIST)
    assert response.status_code == 200
    assert response.content.decode().count(reverse("spaces:new")) == 2


def test_members_and_their_change_since_the_count_before_are_shown(owner):
    space = SpaceFactory()
    for days, count in ((30, 500), (10, 1000), (0, 970)):
        MemberCountFactory(space=space, count=count, counted_on=TODAY - timedelta(days=days))
    (row,) = owner.get(LIST).context["rows"]
    assert (row.space.members, row.change) == (970, -30)


def test_a_first_count_has_no_change(owner):
    MemberCountFactory(count=7)
    (row,) = owner.get(LIST).context["rows"]
    assert (row.space.members, row.change) == (7, None)


def test_the_totals_count_all_pages_of_what_is_filtered(owner, monkeypatch):
    monkeypatch.setattr("streetwork.presence.views.register.PAGE_SIZE", 2)
    for count in (10, 20, 30):
        MemberCountFactory(count=count)
    SpaceFactory()
    MemberCountFactory(space__on="telegram", count=99)
    platform = SpaceFactory(on="telegram").platform
    assert owner.get(LIST).context["totals"] == {"spaces": 6, "members": 159}
    assert owner.get(LIST, {"platform": platform.pk}).context["totals"] == {"spaces": 2, "members": 99}
    assert len(owner.get(LIST, {"page": 3}).context["rows"]) == 2


def test_each_filter_narrows(owner, cast):
    mine = SpaceFactory(name="Mine", responsible=cast.owner, languages=["bg"])
    free = SpaceFactory(name="Free", status="pending", on="telegram", key="c/99", url="https://t.me/c/99")
    other = SpaceFactory(name="Other", responsible=cast.colleague, next_visit=TODAY)
    cases = [
        ({"q": "oth"}, [other]),
        ({"q": "c/99"}, [free]),
        ({"q": "facebook mine"}, [mine]),
        ({"q": "facebook free"}, []),
        ({"q": "https://t.me/c/99/4711"}, [free]),
        ({"platform": free.platform_id}, [free]),
        ({"language": "bg"}, [mine]),
        ({"status": "pending"}, [free]),
        ({"responsible": "me"}, [mine]),
        ({"responsible": "nobody"}, [free]),
        ({"responsible": "me-or-nobody"}, [free, mine]),
        ({"due": "on"}, [other]),
        ({"platform": "nonsense", "page": "x", "sort": "x"}, [free, mine, other]),
    ]
    for query, expected in cases:
        assert names(owner.get(LIST, query)) == [space.name for space in expected], query


def test_the_programme_filter_appears_with_the_second_programme(cast):
    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.owner)
    SpaceFactory(name="Ours")
    theirs = SpaceFactory(name="Theirs", slug=EAST_SIDE)
    client = client_of(cast.owner)
    assert names(client.get(LIST)) == ["Ours", "Theirs"]
    assert names(client.get(LIST, {"programme": theirs.programme_id})) == ["Theirs"]


def test_the_list_sorts_by_name_members_and_next_visit(owner):
    for name, count, days in (("b", 1, 3), ("A", 3, None), ("c", None, 1)):
        space = SpaceFactory(name=name, next_visit=days and TODAY + timedelta(days=days))
        if count:
            MemberCountFactory(space=space, count=count)
    for sort, expected in {
        "": "Abc", "-name": "cbA", "members": "bAc", "-members": "Abc", "next_visit": "cbA",
        "-next_visit": "bcA",
    }.items():  # fmt: skip
        assert "".join(names(owner.get(LIST, {"sort": sort}))) == expected, sort


def test_an_overdue_visit_is_marked_with_words(owner):
    SpaceFactory(next_visit=TODAY - timedelta(days=3))
    (row,) = owner.get(LIST).context["rows"]
    assert "3" in row.due


def test_an_htmx_request_gets_the_table_alone(owner):
    SpaceFactory(name="Ours")
    content = owner.get(LIST, headers={"HX-Request": "true"}).content.decode()
    assert content.strip().startswith('<div id="spaces"')
    assert "Ours" in content


def test_one_and_three_rows_take_the_same_few_queries(owner, cast):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            owner.get(LIST)
        return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]

    MemberCountFactory(space__responsible=cast.owner)
    owner.get(LIST)
    one = queries()
    MemberCountFactory(space__responsible=cast.colleague)
    MemberCountFactory(space__on="telegram")
    three = queries()
    assert len(one) == len(three) <= 8, three
