"""Every page of the group opens for those who may see it, and for nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN, client_of
from tests.factories.trainings import group_of, meeting_of
from tests.training_group.conftest import english, item_of, proposal_of, task_of

pytestmark = pytest.mark.django_db
TABS = ("", "agenda/", "tasks/", "archive/", "members/")


def test_every_tab_opens_for_members_guests_and_who_keeps_trainings(cast, group, past):
    proposal_of(group, "Vorschlag", by=cast.owner)
    task_of(group, who=group.members.first())
    for user in (cast.owner, cast.coordinator, cast.training_manager, cast.lead):
        client = client_of(user)
        for tab in TABS:
            assert client.get(f"/training/group/{group.pk}/{tab}").status_code == 200
        assert client.get(f"/training/group/meetings/{past.pk}/").status_code == 200


def test_a_group_is_not_there_for_who_does_not_belong_to_it(cast, group, past):
    item = item_of(past)
    for user in (cast.outsider, cast.stranger):
        client = client_of(user)
        for tab in TABS:
            assert client.get(f"/training/group/{group.pk}/{tab}").status_code == 404
        assert client.get(f"/training/group/meetings/{past.pk}/").status_code == 404
        assert client.get(f"/training/group/meetings/{past.pk}/minutes.pdf").status_code == 404
        assert client.post(f"/training/group/items/{item.pk}/minutes/", {"text": "x"}).status_code == 404


def test_a_member_who_left_sees_the_group_no_longer(cast, group):
    group.members.filter(user=cast.owner).update(until="2020-01-01")
    assert client_of(cast.owner).get(f"/training/group/{group.pk}/").status_code == 404


def test_a_member_who_left_the_programme_sees_the_group_no_longer(cast, group):
    cast.owner.memberships.all().delete()
    assert client_of(cast.owner).get(f"/training/group/{group.pk}/").status_code in (403, 404)


def test_who_has_one_group_goes_straight_to_it(member, group):
    assert member.get("/training/group/")["Location"] == f"/training/group/{group.pk}/"
    assert group.name in member.get("/training/group/?all=1").content.decode()


def test_two_groups_stand_in_the_overview(cast, member, group):
    group_of(name="Zweite Gruppe", members=[cast.owner])
    page = member.get("/training/group/").content.decode()
    assert group.name in page
    assert "Zweite Gruppe" in page


def test_without_a_group_the_page_says_so(cast):
    assert "You belong to no working group" in english(cast.outsider).get("/training/group/").content.decode()


def test_a_manager_makes_a_group(manager, cast):
    response = manager.post(
        "/training/group/new/", {"programme": programme(KOMPAN).pk, "name": "AG Neu", "purpose": "Austausch"}
    )
    assert response.status_code == 302
    assert "AG Neu" in manager.get(response["Location"]).content.decode()


def test_a_member_makes_no_group(member):
    assert member.get("/training/group/new/").status_code == 403


def test_the_same_name_twice_is_one_group(manager, group):
    manager.post("/training/group/new/", {"programme": programme(KOMPAN).pk, "name": group.name})
    assert type(group).objects.count() == 1


def test_a_closed_group_is_read_and_not_changed(chair, manager, group, meeting):
    group.is_active = False
    group.save()
    assert chair.get(f"/training/group/{group.pk}/").status_code == 200
    assert chair.get(f"/training/group/{group.pk}/meetings/new/").status_code == 302
    assert manager.get(f"/training/group/{group.pk}/edit/").status_code == 200


def test_an_archived_programme_is_read_and_not_changed(chair, group, meeting):
    group.programme.is_archived = True
    group.programme.save()
    item = item_of(meeting)
    assert chair.get(f"/training/group/meetings/{meeting.pk}/").status_code == 200
    chair.post(f"/training/group/meetings/{meeting.pk}/cancel/")
    chair.post(f"/training/group/items/{item.pk}/minutes/", {"text": "x"})
    meeting.refresh_from_db()
    item.refresh_from_db()
    assert (meeting.status, item.record) == ("planned", "")


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_asks_the_same_number_of_questions_for_more_rows(cast, group, manager, tab):
    def fill(number):
        for place in range(number):
            meeting = meeting_of(group, in_days=3 + place)
            item_of(meeting, by=cast.owner)
            proposal_of(group, by=cast.owner, title=f"V{place}")
            task_of(group, who=group.members.first(), meeting=meeting)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert manager.get(f"/training/group/{group.pk}/{tab}").status_code == 200
        return len(queries)

    fill(1)
    count()
    before = count()
    fill(2)
    assert count() == before
