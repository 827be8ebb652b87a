"""What looks like the same centre, while typing and when a new entry is saved."""

import pytest
from django.urls import reverse

from referrals.enums import Status
from referrals.models import AdvisoryCenter, PublishedCenter
from referrals.queries.duplicates import similar_centers
from streetwork.tenancy.models import State
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory
from tests.referrals.test_center_form import NEW, first_line

pytestmark = pytest.mark.django_db

SIMILAR = reverse("directory:similar")
CARITAS = {"name": "Migrationsberatung Caritas Magdeburg", "street": "Langer Weg 65", "city": "Magdeburg"}


@pytest.fixture
def editor(cast):
    return client_of(cast.directory_editor)


def states(*codes):
    return list(State.objects.filter(code__in=codes).values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("typed", "degree"),
    [
        (CARITAS, "very"),
        ({"name": "Caritas Migrationsberatung", "street": "Langer Weg 65", "city": "Magdeburg"}, "very"),
        ({"name": "Migrationsberatung Caritas Magdeburg"}, "very"),
        ({"name": "Migrationsberatung Caritas", "street": "Domplatz 1", "city": "Halle"}, "no"),
        ({"name": "Fremder Name", "street": "Langer Weg 65", "city": "Magdeburg"}, "similar"),
        ({"name": "Handwerkskammer", "street": "Gareisstraße 10", "city": "Magdeburg"}, "no"),
        ({"name": "Mi"}, "no"),
    ],
)
def test_how_similar_an_entry_is(opened, typed, degree):
    with opened("ST"):
        CenterFactory(**CARITAS)
        found = similar_centers(states=states("ST"), **typed)
    assert degree == ("no" if not found else "very" if found[0].is_very_similar else "similar")


def test_own_drafts_are_found_and_those_of_others_are_not(opened):
    with opened("ST", "SN"):
        CenterFactory(**CARITAS, status=Status.DRAFT)
        CenterFactory(**CARITAS, status=Status.DRAFT, code="SN")
    with opened("ST"):
        found = similar_centers(states=states("ST"), **CARITAS)
    assert [(each.is_own, each.center.state.code) for each in found] == [(True, "ST")]


def test_published_entries_of_other_states_are_found(opened):
    with opened("SN"):
        CenterFactory(**CARITAS, code="SN")
    with opened("ST"):
        found = similar_centers(states=states("ST"), **CARITAS)
    assert [(each.is_own, type(each.center)) for each in found] == [(False, PublishedCenter)]


def test_the_entry_itself_and_merged_ones_are_left_out(opened):
    with opened("ST"):
        own = CenterFactory(**CARITAS)
        CenterFactory(**CARITAS, status=Status.CLOSED, merged_into=own)
        assert similar_centers(states=states("ST"), leave_out=own.pk, **CARITAS) == []


def test_at_most_five_in_two_queries(opened, django_assert_num_queries):
    with opened("ST"):
        CenterFactory.create_batch(7, **CARITAS)
        own = states("ST")
        with django_assert_num_queries(2):
            assert len(similar_centers(states=own, **CARITAS)) == 5


def test_the_fragment_shows_name_address_state_and_a_link(editor, opened):
    with opened("ST"):
        center = CenterFactory(**CARITAS)
    text = editor.get(SIMILAR, CARITAS).text
    assert reverse("directory:detail", args=[center.pk]) in text
    for word in (CARITAS["name"], CARITAS["street"], "Sachsen-Anhalt"):
        assert word in text
    assert "merge" not in text


def test_an_entry_of_the_same_state_can_be_merged_from_the_fragment(editor, opened):
    with opened("ST"):
        center, other = CenterFactory(**CARITAS), CenterFactory(**CARITAS)
    asked = {**CARITAS, "center": str(center.pk), "state": str(center.state_id)}
    assert reverse("directory:merge", args=[center.pk, other.pk]) in editor.get(SIMILAR, asked).text


@pytest.mark.parametrize("center", ["x", "²", "9" * 40, "-1", "1%00"])
def test_odd_requests_of_the_fragment_are_answered_calmly(editor, center):
    assert editor.get(SIMILAR, {"name": "Abc\x00def", "center": center, "state": "x"}).status_code == 200


def test_a_very_similar_new_entry_is_asked_about_and_loses_nothing(editor, opened):
    with opened("ST"):
        CenterFactory(**CARITAS)
    sent = first_line(**CARITAS, provider="Caritasverband")
    answer = editor.post(NEW, sent)
    assert answer.status_code == 422
    assert "save_all_the_same" in answer.text
    assert "Caritasverband" in answer.text
    with opened("ST"):
        assert AdvisoryCenter.objects.count() == 1
    assert editor.post(NEW, sent | {"save_all_the_same": "on"}).status_code == 302
    with opened("ST"):
        assert AdvisoryCenter.objects.count() == 2
