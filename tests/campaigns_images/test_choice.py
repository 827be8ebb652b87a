"""The field by which other forms choose a picture."""

import pytest
from django import forms

from campaigns.images.forms import OFFERED, PictureChoice
from campaigns.models import PostImage
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN
from tests.factories.pictures import picture_of

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    image = PictureChoice()

    def __init__(self, *args, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["image"].of(programme(KOMPAN).pk, chosen=chosen, back="/back/")


def test_the_tiles_are_real_radio_buttons_and_lead_to_the_upload():
    image = picture_of(credit="Foto: <M>")
    html = Form(initial={"image": image.pk})["image"].as_widget()
    assert html.count('type="radio"') == 2
    assert f'value="{image.pk}"' in html
    assert "checked" in html
    assert "Foto: &lt;M&gt;" in html
    assert f"/campaigns/pictures/new/?programme={programme(KOMPAN).pk}&amp;next=%2Fback%2F" in html


def test_an_older_picture_that_is_chosen_is_offered_and_any_of_the_programme_is_taken():
    oldest = picture_of(colour=200)
    for number in range(OFFERED + 1):
        picture_of(colour=number)
    assert f'value="{oldest.pk}"' not in Form()["image"].as_widget()
    assert f'value="{oldest.pk}"' in Form(chosen=oldest.pk)["image"].as_widget()
    form = Form({"image": oldest.pk})
    assert form.is_valid()
    assert form.cleaned_data["image"] == oldest


def test_no_picture_is_a_choice_and_a_foreign_one_is_none():
    form = Form({"image": ""})
    assert form.is_valid()
    assert form.cleaned_data["image"] is None
    for wrong in (picture_of(slug=EAST_SIDE).pk, "x", "9" * 40):
        assert not Form({"image": wrong}).is_valid()
    assert PostImage.objects.count() == 1
