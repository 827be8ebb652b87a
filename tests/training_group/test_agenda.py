"""The agenda: members propose, chairs take up, order, decline."""

import uuid

import pytest

from tests.training_group.conftest import english, item_of, proposal_of
from training.group.actions import agenda as actions
from training.group.errors import Refused
from training.models import AgendaItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return {"key": str(uuid.uuid4()), "title": "Neue Materialien", "body": "Was fehlt?", "duration": "20"}


def titles(meeting):
    return [item.title for item in meeting.items.order_by("position")]


def test_a_member_proposes_once(cast, member, group, entry):
    for _turn in range(2):
        assert member.post(f"/training/group/{group.pk}/agenda/new/", entry).status_code == 302
    item = AgendaItem.objects.get()
    assert (item.status, item.proposed_by, item.meeting) == ("proposed", cast.owner, None)


def test_a_member_wishes_for_a_meeting_but_takes_nothing_up(member, group, meeting, entry):
    member.post(f"/training/group/{group.pk}/agenda/new/", entry | {"meeting": meeting.pk, "on": "1"})
    assert (AgendaItem.objects.get().status, AgendaItem.objects.get().meeting) == ("proposed", meeting)


def test_a_chair_puts_an_item_straight_onto_the_agenda(chair, group, meeting, entry):
    item_of(meeting, "Zuerst")
    chair.post(f"/training/group/{group.pk}/agenda/new/", entry | {"meeting": meeting.pk, "on": "1"})
    assert titles(meeting) == ["Zuerst", "Neue Materialien"]


def test_a_guest_proposes_nothing(cast, group, entry):
    english(cast.coordinator).post(f"/training/group/{group.pk}/agenda/new/", entry)
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize("change", [{"title": ""}, {"duration": "0"}, {"duration": "9" * 40}, {"meeting": "1\x00"}])
def test_a_proposal_that_cannot_be_is_kept_in_the_form(member, group, entry, change):
    response = member.post(f"/training/group/{group.pk}/agenda/new/", entry | change)
    assert response.status_code == 422
    assert "Was fehlt?" in response.content.decode()


def test_a_name_of_nobody_of_the_team_is_asked_about(member, group, entry):
    data = entry | {"body": "Frau Ludmilla Kowalska hat angerufen, +49 170 1234567"}
    response = member.post(f"/training/group/{group.pk}/agenda/new/", data)
    assert response.status_code == 422
    digest = response.context["form"].guard_digest
    member.post(f"/training/group/{group.pk}/agenda/new/", data | {"guard_confirmed": digest})
    assert AgendaItem.objects.count() == 1


def test_names_of_members_are_known(cast, member, group, entry):
    cast.colleague.name = "Frau Marta Lehmann"
    cast.colleague.save()
    data = entry | {"body": "Frau Marta Lehmann berichtet."}
    assert member.post(f"/training/group/{group.pk}/agenda/new/", data).status_code == 302


def test_chosen_proposals_come_onto_the_agenda_in_order(chair, group, meeting):
    items = [proposal_of(group, f"Punkt {number}") for number in (1, 2, 3)]
    chair.post(f"/training/group/meetings/{meeting.pk}/items/", {"item": [items[2].pk, items[0].pk]})
    assert titles(meeting) == ["Punkt 1", "Punkt 3"]


def test_a_proposal_of_another_group_is_not_taken_up(chair, meeting):
    from tests.factories.trainings import group_of

    foreign = proposal_of(group_of(name="Andere"))
    chair.post(f"/training/group/meetings/{meeting.pk}/items/", {"item": [foreign.pk]})
    assert titles(meeting) == []


def test_items_move_up_and_down_and_stay_at_the_ends(chair, meeting):
    first, second, third = (item_of(meeting, name) for name in "ABC")
    for item, to in ((third, "up"), (first, "up"), (second, "down"), (first, "sideways")):
        chair.post(f"/training/group/items/{item.pk}/move/", {"to": to})
    assert titles(meeting) == ["A", "C", "B"]


def test_a_member_changes_the_own_proposal_until_it_is_taken_up(cast, member, group, meeting, entry):
    item = proposal_of(group, by=cast.owner)
    page = member.get(f"/training/group/items/{item.pk}/")
    data = entry | {"seen": page.context["form"].initial["seen"]}
    assert member.post(f"/training/group/items/{item.pk}/", data).status_code == 302
    item.refresh_from_db()
    assert item.title == "Neue Materialien"
    actions.take_up(items=[item], meeting=meeting)
    assert member.get(f"/training/group/items/{item.pk}/").status_code == 302


def test_a_member_does_not_change_what_others_proposed(cast, member, group):
    item = proposal_of(group, by=cast.colleague)
    for to in ("withdraw", "decline"):
        member.post(f"/training/group/items/{item.pk}/step/", {"to": to})
    item.refresh_from_db()
    assert item.status == "proposed"


def test_a_member_withdraws_the_own_proposal(cast, member, group):
    item = proposal_of(group, by=cast.owner)
    member.post(f"/training/group/items/{item.pk}/step/", {"to": "withdraw"})
    assert not AgendaItem.objects.exists()


def test_a_proposal_is_declined_and_proposed_again(chair, group):
    item = proposal_of(group)
    for to, status in (("decline", "declined"), ("put_back", "proposed"), ("nonsense", "proposed")):
        chair.post(f"/training/group/items/{item.pk}/step/", {"to": to})
        item.refresh_from_db()
        assert item.status == status


def test_an_item_with_minutes_stays_on_its_agenda(meeting):
    item = item_of(meeting, record="Besprochen.")
    with pytest.raises(Refused):
        actions.put_back(item=item)


def test_two_people_never_overwrite_the_same_item(chair, group, entry):
    item = proposal_of(group)
    page = chair.get(f"/training/group/items/{item.pk}/")
    AgendaItem.objects.filter(pk=item.pk).update(title="Anders")
    response = chair.post(f"/training/group/items/{item.pk}/", entry | {"seen": page.context["form"].initial["seen"]})
    assert response.status_code == 422
    assert "Anders" in response.content.decode()


def test_the_agenda_says_when_it_is_too_long(chair, meeting):
    item_of(meeting, duration=90)
    item_of(meeting, duration=45)
    assert "15 minutes too long" in chair.get(f"/training/group/meetings/{meeting.pk}/").content.decode()
