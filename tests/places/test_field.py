"""The place field with and without script."""

import pytest
from django import forms
from django.urls import reverse

from streetwork.places.fields import PlaceField

pytestmark = pytest.mark.django_db


class NearForm(forms.Form):
    near = PlaceField(required=False)


def test_a_clear_text_becomes_the_place():
    form = NearForm({"near": " Rostock "})
    assert form.is_valid()
    assert (form.cleaned_data["near"].label, form.cleaned_data["near"].state_id) == ("Rostock, MV", 13)


def test_an_empty_field_is_no_place():
    form = NearForm({"near": "  "})
    assert form.is_valid()
    assert form.cleaned_data["near"] is None


def test_an_unknown_place_is_said_to_be_unknown():
    form = NearForm({"near": "Xyzzyq"})
    assert "Xyzzyq" in form.errors["near"][0]
    assert "place-options" not in str(form["near"])


def test_several_places_are_offered_as_chips_and_the_text_stays():
    form = NearForm({"near": "Frankfurt"})
    assert form.errors["near"]
    html = str(form["near"])
    assert html.count('type="radio" name="near_choice"') == 2
    assert 'value="Frankfurt (Oder), BB"' in html
    assert '<input type="hidden" name="near_about" value="Frankfurt">' in html


def test_the_chosen_chip_answers():
    form = NearForm({"near": "Frankfurt", "near_about": "Frankfurt", "near_choice": "Frankfurt (Oder), BB"})
    assert form.is_valid()
    assert form.cleaned_data["near"].label == "Frankfurt (Oder), BB"
    assert 'value="Frankfurt (Oder), BB"' in str(form["near"])


def test_a_chip_does_not_answer_for_another_text():
    form = NearForm({"near": "Rostock", "near_about": "Frankfurt", "near_choice": "Frankfurt (Oder), BB"})
    assert form.is_valid()
    assert form.cleaned_data["near"].label == "Rostock, MV"


def test_a_forged_choice_is_only_a_text():
    form = NearForm({"near": "Frankfurt", "near_about": "Frankfurt", "near_choice": "<b>"})
    assert not form.is_valid()
    assert "<b>" not in str(form["near"])


def test_two_forms_do_not_share_their_options():
    assert not NearForm({"near": "Frankfurt"}).is_valid()
    assert "place-options" not in str(NearForm()["near"])


def test_suggestions_are_options_that_caches_may_keep(client):
    response = client.get(reverse("places:suggest"), {"q": "18055"})
    assert 'data-value="18055 Rostock, MV" data-state="13" data-latitude="54.' in response.text
    assert set(response["Cache-Control"].split(", ")) == {"max-age=3600", "public"}
    assert not response.cookies


def test_suggestions_name_states_in_the_language_of_the_page(client):
    url = reverse("places:suggest")
    assert 'data-value="Bawaria" data-state="9">Bawaria</li>' in client.get(url, {"q": "Bavaria", "lang": "pl"}).text
    assert ">Bayern</li>" in client.get(url, {"q": "Bavaria", "lang": "xx"}).text


def test_suggestions_for_nothing_are_nothing(client):
    assert client.get(reverse("places:suggest")).text.strip() == ""
