from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import TrendNote
from streetwork.accounts.roles import Role
from tests.factories.accounts import member
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import SpaceFactory
from tests.factories.trends import TrendNoteFactory

LIST, NEW = reverse("trends:notes"), reverse("trends:new")
TODAY = timezone.localdate()
FILLED = {"language": "pl", "noted_on": TODAY, "asked": "Wie lange dauert das Kindergeld?"}


def url(name, note):
    return reverse(f"trends:{name}", args=[note.pk])


def test_a_note_is_saved_for_the_one_programme_of_its_author(owner, cast):
    response = owner.post(NEW, FILLED)
    note = TrendNote.objects.get()
    assert response.url == url("note", note)
    assert (note.author, note.programme.slug, note.language_id, note.asked) == (
        cast.owner, "kompan", "pl", "Wie lange dauert das Kindergeld?",
    )  # fmt: skip


def test_after_a_visit_space_and_its_one_language_are_filled_in(owner):
    space = SpaceFactory(languages=["bg"])
    form = owner.get(NEW, {"space": space.pk}).context["form"]
    assert (form["space"].value(), form["language"].value()) == (space.pk, "bg")


def test_the_language_of_the_space_is_taken_when_none_is_chosen(owner):
    space = SpaceFactory(languages=["bg"])
    owner.post(NEW, FILLED | {"language": "", "space": space.pk})
    assert TrendNote.objects.get().language_id == "bg"


@pytest.mark.parametrize("asked", ["x", "99999999999999999999", "-1", "1e3", "²"])
def test_a_nonsensical_space_in_the_address_is_no_space(owner, asked):
    assert owner.get(NEW, {"space": asked}).context["form"]["space"].value() is None


def test_a_foreign_space_is_neither_filled_in_nor_taken(owner):
    foreign = SpaceFactory(slug=EAST_SIDE)
    assert owner.get(NEW, {"space": foreign.pk}).context["form"]["space"].value() is None
    response = owner.post(NEW, FILLED | {"space": foreign.pk})
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"space"})


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"asked": ""}, "__all__"),
        ({"asked": "  "}, "__all__"),
        ({"asked": "x" * 401}, "asked"),
        ({"asked": "a\x00b"}, "asked"),
        ({"language": ""}, "language"),
        ({"language": "xx"}, "language"),
        ({"noted_on": TODAY + timedelta(days=1)}, "noted_on"),
        ({"noted_on": TODAY - timedelta(days=400)}, "noted_on"),
        ({"noted_on": ""}, "noted_on"),
        ({"space": "99999999999999999999"}, "space"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(owner, typed, wrong):
    response = owner.post(NEW, FILLED | typed)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {wrong})
    assert not TrendNote.objects.exists()


def test_what_may_tell_of_a_person_is_confirmed_for_this_text_and_counted(owner):
    typed = FILLED | {"mood": "Ruf mich an: 0171 2345678"}
    response = owner.post(NEW, typed)
    assert response.status_code == 422
    assert "0171 2345678" in response.content.decode()
    confirmed = response.context["form"].guard_digest
    assert owner.post(NEW, typed | {"mood": "0171 9999999", "guard_confirmed": confirmed}).status_code == 422
    assert owner.post(NEW, typed | {"guard_confirmed": confirmed}).status_code == 302
    assert TrendNote.objects.get().guard_overrides == 1


def test_an_edit_does_not_ask_again_about_what_stood_there(owner, cast):
    note = TrendNoteFactory(author=cast.owner, mood="Ruf mich an: 0171 2345678")
    response = owner.post(url("edit", note), FILLED | {"mood": note.mood, "asked": "Anderes"})
    assert response.status_code == 302
    note.refresh_from_db()
    assert (note.asked, note.guard_overrides) == ("Anderes", 0)


def test_all_states_of_the_programme_read_a_note_and_no_other_programme(cast):
    note = TrendNoteFactory()
    for person in (cast.owner, cast.outsider, cast.coordinator, cast.campaign_editor, cast.lead):
        assert client_of(person).get(url("note", note)).status_code == 200
    assert client_of(cast.stranger).get(url("note", note)).status_code == 404


@pytest.mark.parametrize(
    ("person", "status"), [("owner", 302), ("lead", 302), ("colleague", 403), ("stranger", 404), ("coordinator", 403)]
)
def test_author_and_lead_delete_a_note(cast, person, status):
    note = TrendNoteFactory(author=cast.owner)
    assert client_of(getattr(cast, person)).post(url("delete", note)).status_code == status
    assert TrendNote.objects.exists() == (status != 302)


def test_an_archived_programme_keeps_its_notes_as_they_are(db):
    lead = member(Role.LEAD, "integrif", all_states=True)
    note = TrendNoteFactory(slug="integrif", author=lead)
    client = client_of(lead)
    assert client.get(url("note", note)).status_code == 200
    assert [client.post(url(name, note)).status_code for name in ("edit", "delete")] == [403, 403]
    assert client.post(NEW, FILLED).status_code == 403


def test_the_list_filters_by_language_space_and_period(owner):
    space = SpaceFactory(name="Polacy")
    polish = TrendNoteFactory(space=space)
    old = TrendNoteFactory(language_id="bg", noted_on=TODAY - timedelta(days=40))
    TrendNoteFactory(slug=EAST_SIDE)

    def shown(**query):
        return [note for note, _may_change in owner.get(LIST, query).context["notes"]]

    assert shown() == [polish, old]
    assert shown(language="bg") == [old]
    assert shown(space=space.pk) == [polish]
    assert shown(last=TODAY - timedelta(days=1)) == [old]
    assert shown(first=TODAY) == [polish]
    assert shown(language="\x00", space="x", first="gestern", page="x") == [polish, old]


def test_an_empty_list_says_how_to_begin(owner, cast):
    assert NEW in owner.get(LIST).content.decode()
    assert NEW not in client_of(cast.coordinator).get(LIST).content.decode()
