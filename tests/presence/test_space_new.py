from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from streetwork.accounts.roles import Role
from streetwork.presence import actions
from streetwork.presence.models import Space
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import SpaceFactory

NEW = reverse("spaces:new")
LINK = "https://www.facebook.com/groups/polacy-w-halle/posts/77/"
FILLED = {
    "url": LINK,
    "name": "Polacy w Halle",
    "kind": "group",
    "status": "joined",
    "advertising": "forbidden",
    "links": "ask",
    "permission": "asked",
    "privacy_risk": "low",
    "languages": ["pl", "de"],
}


def detail(space):
    return reverse("spaces:detail", args=[space.pk])


def test_the_page_first_asks_for_the_link_alone(owner):
    response = owner.get(NEW)
    assert response.status_code == 200
    assert "form" not in response.context


def test_a_pasted_link_prefills_the_rest(owner):
    form = owner.get(NEW, {"url": LINK}).context["form"]
    assert (form["name"].value(), form["kind"].value()) == ("Polacy w halle", "group")
    assert form.instance.platform.code == "facebook"


def test_htmx_gets_the_rest_of_the_form_only(owner):
    content = owner.get(NEW, {"url": LINK}, headers={"HX-Request": "true"}).content.decode()
    assert content.strip().startswith('<div id="rest"')
    assert "Polacy w halle" in content


@pytest.mark.parametrize("url", ["https://www.facebook.com/profile.php?id=100012345", "no link", ""])
def test_what_is_no_space_is_refused_with_a_sentence_and_the_text_kept(owner, url):
    response = owner.get(NEW, {"url": url})
    assert response.status_code == 200
    assert response.context["pasted"].errors["url"]
    assert "form" not in response.context
    assert url in response.content.decode()


def test_a_page_can_be_added_after_saying_that_it_is_one(owner):
    page = "https://www.facebook.com/minor.kontor"
    assert "is_page" in owner.get(NEW, {"url": page}).content.decode()
    assert owner.post(NEW, FILLED | {"url": page}).status_code == 200
    assert not Space.objects.exists()
    owner.post(NEW, FILLED | {"url": page, "is_page": "on", "kind": "page"})
    assert Space.objects.get().key == "minor.kontor"


def test_saving_registers_the_space_with_everything_that_was_typed(owner, cast):
    group = owner.get(NEW, {"url": LINK}).context["form"].fields["origin_groups"].choices[0][1][0][0]
    response = owner.post(
        NEW,
        FILLED
        | {"members": "1200", "responsible": cast.colleague.pk, "states": [15], "origin_groups": [group],
           "visit_every_days": "14"},
    )  # fmt: skip
    space = Space.objects.get()
    assert response.url == detail(space)
    assert (space.programme.slug, space.platform.code, space.key) == (
        "kompan",
        "facebook",
        "groups/polacy-w-halle",
    )
    assert space.url == "https://facebook.com/groups/polacy-w-halle"
    assert (space.name, space.languages, space.advertising) == ("Polacy w Halle", ["pl", "de"], "forbidden")
    assert space.responsible == cast.colleague
    assert [state.code for state in space.states.all()] == ["ST"]
    assert [chosen.pk for chosen in space.origin_groups.all()] == [group]
    assert [(c.count, c.counted_on) for c in space.member_counts.all()] == [(1200, timezone.localdate())]
    assert space.next_visit == timezone.localdate() + timedelta(days=14)


def test_a_space_of_the_register_leads_to_its_page_with_a_message(owner):
    space = SpaceFactory(key="groups/polacy-w-halle", name="Polacy")
    response = owner.get(NEW, {"url": LINK})
    assert response.url == detail(space)
    assert ["Polacy" in str(message) for message in get_messages(response.wsgi_request)] == [True]
    assert owner.get(NEW, {"url": LINK}, headers={"HX-Request": "true"})["HX-Redirect"] == detail(space)


def test_two_who_save_at_once_make_one_space(owner, monkeypatch):
    """The colleague's row appears between the check and the insert."""
    register = actions.register_space

    def slower(**kwargs):
        SpaceFactory(key="groups/polacy-w-halle", name="Colleague's")
        return register(**kwargs)

    monkeypatch.setattr(actions, "register_space", slower)
    response = owner.post(NEW, FILLED)
    assert response.url == detail(Space.objects.get())


def test_a_space_in_another_programmes_register_can_be_added_to_ours(owner):
    SpaceFactory(key="groups/polacy-w-halle", slug=EAST_SIDE)
    assert owner.post(NEW, FILLED).status_code == 302
    assert Space.objects.filter(key="groups/polacy-w-halle").count() == 2


def test_of_two_programmes_the_one_without_the_space_remains(cast):
    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.owner)
    client = client_of(cast.owner)
    programmes = client.get(NEW, {"url": LINK}).context["form"].fields["programme"].queryset
    assert {programme.slug for programme in programmes} == {"kompan", EAST_SIDE}
    known = SpaceFactory(key="groups/polacy-w-halle")
    response = client.get(NEW, {"url": LINK})
    assert detail(known) in response.content.decode()
    client.post(NEW, FILLED)
    assert {space.programme.slug for space in Space.objects.all()} == {"kompan", EAST_SIDE}


def test_the_responsible_person_counsels_in_the_programme(cast):
    member(Role.COUNSELOR, EAST_SIDE, "ST", user=cast.owner)
    client = client_of(cast.owner)
    kompan = SpaceFactory().programme
    answer = client.post(NEW, FILLED | {"programme": kompan.pk, "responsible": cast.stranger.pk})
    assert "responsible" in answer.context["form"].errors


def test_people_without_a_counselling_role_cannot_be_responsible(owner, cast):
    form = owner.get(NEW, {"url": LINK}).context["form"]
    people = set(form.fields["responsible"].queryset)
    assert cast.coordinator not in people
    assert cast.stranger not in people
    assert cast.owner in people


def test_what_is_missing_is_said_and_the_rest_kept(owner):
    response = owner.post(NEW, FILLED | {"name": "", "rules": "Keine Werbung"})
    assert response.context["form"].errors.keys() == {"name"}
    assert "Keine Werbung" in response.content.decode()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CAMPAIGN_EDITOR])
def test_readers_of_the_register_may_not_add(db, role):
    assert client_of(member(role, "kompan", "ST")).post(NEW, FILLED).status_code == 403


def test_the_register_of_an_archived_programme_is_closed(db):
    client = client_of(member(Role.COUNSELOR, "integrif", "ST"))
    assert client.post(NEW, FILLED).status_code == 403
    assert not Space.objects.exists()


def test_languages_of_the_programme_come_first_and_what_was_ticked_stays_in_sight(owner):
    def in_sight(response):
        title, first = response.context["form"].fields["languages"].choices[0]
        return title, {code for code, _name in first}

    assert in_sight(owner.get(NEW, {"url": LINK})) == ("", {"bg", "en", "pl", "ro", "de"})
    refused = owner.post(NEW, FILLED | {"name": "", "languages": ["vi"]})
    assert in_sight(refused) == ("", {"bg", "en", "pl", "ro", "de", "vi"})
