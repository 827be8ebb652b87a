"""The archive over released minutes; members by state; calendar, retention."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from streetwork.accounts.models import User
from streetwork.delivery.retention import apply_retention
from streetwork.rota.feed import sources
from streetwork.tenancy.models import State
from tests.conftest import open_states
from tests.factories.trainings import group_of, meeting_of
from tests.training_group.conftest import item_of, place
from training.group.actions import minutes
from training.group.actions.meetings import invite
from training.group.search import marked, passage
from training.models import Decision, GroupMember, MeetingPresence

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(cast, group):
    meeting = meeting_of(group, title="Frühjahrssitzung", in_days=-60)
    item = item_of(meeting, "Sprachkurse", record="Die Kurse in Halle sind voll, in Magdeburg nicht.")
    Decision.objects.create(meeting=meeting, item=item, number=1, text="=Wir werben gemeinsam.")
    minutes.release_minutes(meeting=meeting, user=cast.colleague.pk, seen=minutes.version_of(meeting))
    return meeting


def search(client, group, query):
    page = client.get(f"/training/group/{group.pk}/archive/{query}")
    assert page.status_code == 200
    return [f.decision.text for f in page.context["decisions"]], [f.meeting.title for f in page.context["minutes"]]


def test_words_are_found_in_minutes_and_decisions(member, group, released):
    assert search(member, group, "?q=magdeburg+halle") == ([], ["Frühjahrssitzung"])
    assert search(member, group, "?q=WERBEN") == (["=Wir werben gemeinsam."], ["Frühjahrssitzung"])
    assert search(member, group, "?q=werben&kind=decisions") == (["=Wir werben gemeinsam."], [])
    assert search(member, group, "?q=werben+nirgends") == ([], [])


@pytest.mark.parametrize("query", ["?q=%00", "?year=9999999999999", "?year=x&kind=moon", "?q=" + "x" * 5000])
def test_nonsense_in_the_search_breaks_nothing(member, group, released, query):
    search(member, group, query)


def test_drafts_are_never_found(member, group, past):
    item_of(past, "Geheim", record="Entwurf")
    assert search(member, group, "?q=Entwurf") == ([], [])


def test_minutes_of_other_groups_are_never_found(cast, member, group, released):
    other = group_of(name="Andere", members=[cast.owner])
    assert search(member, other, "?q=Halle") == ([], [])


def test_decisions_are_taken_as_a_table_without_formulas(member, group, released):
    body = b"".join(member.get(f"/training/group/{group.pk}/archive/decisions.csv").streaming_content).decode()
    day = timezone.localtime(released.starts_at).date()
    assert f"{day}/1;{day};Frühjahrssitzung;Sprachkurse;'=Wir werben gemeinsam." in body


def test_found_words_are_marked_and_nothing_else_becomes_html():
    assert marked("<b>Halle</b> halle", ["halle"]) == "&lt;b&gt;<mark>Halle</mark>&lt;/b&gt; <mark>halle</mark>"
    assert passage("a" * 500 + " Wort " + "b" * 500, ["wort"]).startswith("… ")


@pytest.fixture
def entry(cast):
    return {"key": str(uuid.uuid4()), "user": "", "name": "Gerda Extern", "email": "g@example.org", "state": "",
            "institution": "Ministerium", "role": "member", "since": timezone.localdate()}  # fmt: skip


def test_a_person_from_outside_becomes_a_member_once(chair, group, entry):
    for _turn in range(2):
        assert chair.post(f"/training/group/{group.pk}/members/new/", entry).status_code == 302
    assert GroupMember.objects.filter(name="Gerda Extern").count() == 1


def test_a_colleague_becomes_a_member_by_account_alone(cast, chair, group, entry):
    data = entry | {"user": cast.lead.pk, "name": "", "email": ""}
    assert chair.post(f"/training/group/{group.pk}/members/new/", data).status_code == 302
    assert str(group.members.get(user=cast.lead)) == "Lea Lead"


@pytest.mark.parametrize("change", [{"name": ""}, {"email": ""}, {"email": "x"}, {"role": "king"}, {"state": "9" * 30}])
def test_a_member_that_cannot_be_is_kept_in_the_form(chair, group, entry, change):
    response = chair.post(f"/training/group/{group.pk}/members/new/", entry | change)
    assert response.status_code == 422
    assert "Ministerium" in response.content.decode()


def test_nobody_of_another_programme_becomes_a_member(cast, chair, group, entry):
    data = entry | {"user": cast.stranger.pk}
    assert chair.post(f"/training/group/{group.pk}/members/new/", data).status_code == 422


def test_who_is_a_member_is_not_offered_again(cast, chair, group, entry):
    data = entry | {"user": cast.owner.pk}
    assert chair.post(f"/training/group/{group.pk}/members/new/", data).status_code == 422


def test_a_member_changes_no_member(member, group, entry):
    carla = group.members.get(role="chair")
    member.post(f"/training/group/members/{carla.pk}/", entry)
    member.post(f"/training/group/members/{carla.pk}/leave/")
    carla.refresh_from_db()
    assert (carla.role, carla.until) == ("chair", None)


def test_who_leaves_stays_among_the_former(cast, chair, group):
    olga = group.members.get(user=cast.owner)
    for _turn in range(2):
        chair.post(f"/training/group/members/{olga.pk}/leave/")
    page = chair.get(f"/training/group/{group.pk}/members/")
    assert [row.member.pk for row in page.context["rows"]].count(olga.pk) == 0
    assert olga in page.context["former"]


def test_who_left_may_come_back(cast, chair, group, entry):
    olga = group.members.get(user=cast.owner)
    chair.post(f"/training/group/members/{olga.pk}/leave/")
    data = entry | {"user": cast.owner.pk}
    assert chair.post(f"/training/group/{group.pk}/members/new/", data).status_code == 302


def test_the_members_page_names_states_for_which_nobody_speaks(chair, group):
    page = chair.get(f"/training/group/{group.pk}/members/")
    assert "Saxony" in page.context["unspoken"]
    assert "Saxony-Anhalt" not in page.context["unspoken"]


def test_two_people_never_overwrite_the_same_member(chair, group, entry):
    row = place(group, name="Gerda Extern", email="g@example.org")
    seen = chair.get(f"/training/group/members/{row.pk}/").context["form"].initial["seen"]
    GroupMember.objects.filter(pk=row.pk).update(institution="Landkreis")
    response = chair.post(f"/training/group/members/{row.pk}/", entry | {"seen": seen})
    assert response.status_code == 422
    assert "Landkreis" in response.content.decode()


def test_meetings_stand_in_the_calendar_without_a_word_of_content(cast, group):
    meeting = meeting_of(group, title="Streng vertraulich")
    planned = meeting_of(group, title="Noch nicht")
    invite(meeting=meeting)
    today = timezone.localdate()
    with open_states("ST"):
        entries = list(sources["group"](cast.owner, today, today + timedelta(days=30)))
    assert [entry.uid for entry in entries] == [str(meeting.pk)] != [str(planned.pk)]
    assert "vertraulich" not in str(entries[0].title)


def test_a_declined_meeting_is_not_in_the_calendar(cast, group):
    meeting = meeting_of(group)
    invite(meeting=meeting)
    MeetingPresence.objects.filter(member__user=cast.owner).update(reply="declined")
    today = timezone.localdate()
    with open_states("ST"):
        assert list(sources["group"](cast.owner, today, today + timedelta(days=30))) == []


def test_former_members_are_deleted_after_two_years_and_the_minutes_stay(cast, group, member):
    meeting = meeting_of(group, in_days=-900)
    gone = place(group, name="Gerda Extern", email="g@example.org")
    MeetingPresence.objects.create(meeting=meeting, member=gone, reply="present")
    GroupMember.objects.filter(pk=gone.pk).update(until=timezone.localdate() - timedelta(days=800))
    with open_states("ST"):
        apply_retention()
    assert GroupMember.objects.filter(pk=gone.pk).exists()
    minutes.release_minutes(meeting=meeting, user=cast.colleague.pk, seen=minutes.version_of(meeting))
    with open_states("ST"):
        apply_retention()
    assert not GroupMember.objects.filter(pk=gone.pk).exists()
    assert "Gerda Extern" in member.get(f"/training/group/meetings/{meeting.pk}/minutes/").content.decode()


def test_a_deleted_account_leaves_released_minutes_whole(cast, group, manager):
    meeting = meeting_of(group, in_days=-9)
    MeetingPresence.objects.create(meeting=meeting, member=group.members.get(user=cast.owner), reply="present")
    minutes.release_minutes(meeting=meeting, user=cast.colleague.pk, seen=minutes.version_of(meeting))
    with open_states(*State.objects.values_list("code", flat=True)):
        User.objects.filter(pk=cast.owner.pk).delete()
    assert "Olga Owner" in manager.get(f"/training/group/meetings/{meeting.pk}/minutes/").content.decode()
