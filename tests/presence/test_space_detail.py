from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from streetwork.accounts.roles import Role
from streetwork.presence.models import MemberCount, Space, SpaceEvent
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import MemberCountFactory, SpaceFactory

TODAY = timezone.localdate()
CHANGES = ["edit", "members", "visited"]
FILLED = {
    "name": "New name", "kind": "group", "status": "joined", "advertising": "unknown", "links": "unknown",
    "permission": "unknown", "privacy_risk": "unknown",
}  # fmt: skip


def url(name, space):
    return reverse(f"spaces:{name}", args=[space.pk])


@pytest.fixture
def space(db):
    return SpaceFactory(name="Polacy w Halle")


def test_the_page_shows_the_facts_and_leads_to_the_quick_log(owner, space):
    content = owner.get(url("detail", space)).content.decode()
    assert "Polacy w Halle" in content
    assert f'href="/contacts/new/?space={space.pk}"' in content
    assert space.url in content


@pytest.mark.parametrize("name", ["detail", *CHANGES])
def test_a_space_of_another_programme_is_404(cast, name):
    foreign = SpaceFactory(slug=EAST_SIDE)
    client = client_of(cast.owner)
    call = client.get if name in ("detail", "edit") else client.post
    assert call(url(name, foreign)).status_code == 404


@pytest.mark.parametrize("name", CHANGES)
def test_a_coordinator_reads_but_changes_nothing(cast, space, name):
    client = client_of(cast.coordinator)
    content = client.get(url("detail", space)).content.decode()
    assert [url(change, space) in content for change in CHANGES] == [False, False, False]
    assert client.post(url(name, space), FILLED | {"count": 5, "counted_on": TODAY}).status_code == 403


@pytest.mark.parametrize("name", CHANGES)
def test_a_counselor_of_another_programme_who_only_reads_here_gets_403(cast, space, name):
    member(Role.COORDINATOR, "kompan", "ST", user=cast.stranger)
    assert client_of(cast.stranger).post(url(name, space), FILLED).status_code == 403


@pytest.mark.parametrize("name", CHANGES)
def test_an_archived_programme_is_read_only(db, name):
    old = SpaceFactory(slug="integrif")
    client = client_of(member(Role.LEAD, "integrif", "ST"))
    assert client.get(url("detail", old)).status_code == 200
    assert client.post(url(name, old), FILLED | {"count": 5, "counted_on": TODAY}).status_code == 403
    assert not MemberCount.objects.exists()
    assert Space.objects.get().last_visit is None


def test_editing_keeps_address_key_and_programme(owner, space):
    before = (space.url, space.key, space.programme_id)
    response = owner.post(url("edit", space), FILLED | {"url": "https://evil.example/", "key": "x", "programme": 2})
    assert response.url == url("detail", space)
    space.refresh_from_db()
    assert space.name == "New name"
    assert (space.url, space.key, space.programme_id) == before


def test_the_edit_form_shows_what_is_stored(owner, space):
    space.states.set([15])
    form = owner.get(url("edit", space)).context["form"]
    assert form["languages"].value() == ["pl"]
    assert "checked" in str(form["states"])


def test_leaving_a_space_cancels_the_next_visit(owner, space):
    owner.post(url("edit", space), FILLED | {"status": "left", "next_visit": TODAY, "visit_every_days": 7})
    space.refresh_from_db()
    assert (space.status, space.next_visit) == ("left", None)


def test_a_visit_in_the_future_cannot_have_been(owner, space):
    response = owner.post(url("edit", space), FILLED | {"last_visit": TODAY + timedelta(days=1)})
    assert response.context["form"].errors.keys() == {"last_visit"}


def test_the_stored_member_stays_responsible_after_leaving_the_team(owner, cast, space):
    space.responsible = cast.colleague
    space.save()
    cast.colleague.memberships.all().delete()
    owner.post(url("edit", space), FILLED | {"responsible": cast.colleague.pk})
    space.refresh_from_db()
    assert (space.name, space.responsible) == ("New name", cast.colleague)


def test_a_count_is_added_and_the_same_day_corrected(owner, space):
    for count in (500, 480):
        response = owner.post(url("members", space), {"counted_on": TODAY, "count": count})
        assert response.url == url("detail", space)
    assert [(c.counted_on, c.count) for c in space.member_counts.all()] == [(TODAY, 480)]


@pytest.mark.parametrize("typed", [{"count": "-1"}, {"count": "many"}, {"counted_on": TODAY + timedelta(days=1)}])
def test_a_wrong_count_is_said_on_the_page_and_not_saved(owner, space, typed):
    response = owner.post(url("members", space), {"counted_on": TODAY, "count": 5} | typed)
    assert response.status_code == 422
    assert response.context["count_form"].errors.keys() == typed.keys()
    assert not MemberCount.objects.exists()


def test_the_chart_has_its_table(owner, space):
    MemberCountFactory(space=space, count=1000, counted_on=TODAY - timedelta(days=30))
    MemberCountFactory(space=space, count=1500)
    response = owner.get(url("detail", space))
    counts = [(each.day, each.count, each.change) for each in response.context["counts"]]
    assert counts == [(TODAY, 1500, 500), (TODAY - timedelta(days=30), 1000, None)]
    assert "<polyline" in response.content.decode()
    assert "style=" not in response.content.decode()


@pytest.mark.parametrize(("every", "following"), [(14, TODAY + timedelta(days=14)), (None, None)])
def test_a_visit_plans_the_next_by_the_rhythm(owner, every, following):
    space = SpaceFactory(next_visit=TODAY - timedelta(days=5), visit_every_days=every)
    owner.post(url("visited", space))
    space.refresh_from_db()
    assert (space.last_visit, space.next_visit) == (TODAY, following)


def test_visiting_and_counting_are_no_get(owner, space):
    assert owner.get(url("visited", space)).status_code == 405
    assert owner.get(url("members", space)).status_code == 405


def test_the_history_says_who_changed_what(owner, cast, space):
    owner.post(url("edit", space), FILLED | {"languages": ["pl", "ro"], "responsible": cast.colleague.pk})
    change, registered = owner.get(url("detail", space)).context["entries"]
    assert change.who == str(cast.owner)
    assert {(fact.before, fact.after) for fact in change.facts} == {
        ("Polacy w Halle", "New name"),
        ("Polnisch", "Polnisch, Rumänisch"),
        ("", "Carla Colleague"),
    }
    assert registered.facts == ()


def test_the_history_keeps_no_free_text(owner, space):
    owner.post(url("edit", space), FILLED | {"rules": "Links nur nach Absprache"})
    assert "rules" not in {field.name for field in SpaceEvent._meta.get_fields()}


def test_an_unchanged_space_writes_no_history(space):
    before = SpaceEvent.objects.count()
    space.save()
    assert SpaceEvent.objects.count() == before == 1
