"""Versions of an entry: side by side with the present, and brought back."""

import pytest

from referrals.comparison import beside
from referrals.enums import Status
from referrals.facts import Change
from referrals.models import AdvisoryCenter
from referrals.models.history import AdvisoryCenterEvent
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(opened, cast):
    """A centre with two versions, and the number of the first."""
    with opened("ST", actor=cast.directory_editor):
        center = CenterFactory(city="Magdeburg", description_de="Wir beraten kostenlos.")
        first = AdvisoryCenterEvent.objects.get(id=center.pk).pgh_id
        AdvisoryCenter.objects.update(city="Halle", description_de="Wir beraten kostenlos und vertraulich.")
    return center, first


def english(person):
    """A client of the person, who reads English."""
    person.language = "en"
    person.save()
    return client_of(person)


def test_the_versions_tell_who_changed_what(cast, changed):
    center, _first = changed

    moments = english(cast.owner).get(f"/directory/{center.pk}/history/").context["moments"]

    assert [(m.title, m.who, m.labels) for m in moments] == [
        ("Changed", "Dora Directory", ["city", "description (German)"]),
        ("Entered", "Dora Directory", []),
    ]


def test_a_version_stands_beside_the_present_with_its_other_words_marked(cast, changed):
    center, first = changed

    response = english(cast.owner).get(f"/directory/{center.pk}/history/", {"version": first})

    city, text = response.context["rows"]
    assert (city.before[0].text, city.after[0].text) == ("Magdeburg", "Halle")
    assert "".join(piece.text for piece in text.after) == "Wir beraten kostenlos und vertraulich."
    assert "vertraulich" in "".join(piece.text for piece in text.after if piece.is_other)
    assert "Wir beraten" in "".join(piece.text for piece in text.after if not piece.is_other)


@pytest.mark.parametrize("version", ["0", "abc", "99999999999999999999"])
def test_an_unknown_version_is_not_there(cast, changed, version):
    center, _first = changed

    assert client_of(cast.owner).get(f"/directory/{center.pk}/history/?version={version}").status_code == 404


def test_restoring_brings_facts_and_texts_back_and_loses_nothing(cast, changed, opened):
    center, first = changed

    answer = client_of(cast.directory_editor).post(f"/directory/{center.pk}/history/{first}/restore/")

    assert answer.status_code == 302
    with opened("ST"):
        center.refresh_from_db()
        kept = list(AdvisoryCenterEvent.objects.filter(id=center.pk).order_by("pgh_id").values_list("city", flat=True))
    assert (center.city, center.description_de) == ("Magdeburg", "Wir beraten kostenlos.")
    assert kept == ["Magdeburg", "Halle", "Magdeburg"]


def test_restoring_leaves_the_status_alone(cast, changed, opened):
    center, first = changed
    with opened("ST"):
        AdvisoryCenter.objects.update(status=Status.PAUSED)

    client_of(cast.directory_editor).post(f"/directory/{center.pk}/history/{first}/restore/")

    with opened("ST"):
        center.refresh_from_db()
    assert (center.city, center.status) == ("Magdeburg", Status.PAUSED)


def test_a_version_of_another_entry_cannot_be_brought_in(cast, changed, opened):
    _center, first = changed
    with opened("ST"):
        other = CenterFactory(city="Dessau")

    assert client_of(cast.directory_editor).post(f"/directory/{other.pk}/history/{first}/restore/").status_code == 404


def test_another_state_knows_no_versions_of_a_published_centre(cast, changed):
    center, _first = changed

    assert client_of(cast.outsider).get(f"/directory/{center.pk}/history/").status_code == 404


def test_only_editors_are_offered_to_restore(cast, changed):
    center, first = changed
    at = f"/directory/{center.pk}/history/?version={first}"

    assert not client_of(cast.owner).get(at).context["may_restore"]
    assert client_of(cast.directory_editor).get(at).context["may_restore"]


def test_a_value_that_is_no_text_differs_as_a_whole():
    compared = beside(Change("city", "city", "Bad Belzig", "Bad Kösen"))

    assert [piece.text for piece in compared.before] == ["Bad Belzig"]


def test_the_equal_words_of_a_text_are_not_marked():
    compared = beside(Change("bring_de", "", "Pass und Vertrag", "Pass und Ausweis", is_text=True))

    assert [(piece.text, piece.is_other) for piece in compared.before] == [("Pass und ", False), ("Vertrag", True)]
