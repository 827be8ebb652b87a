"""The text for the chat, and the page where a programme words it."""

import pytest
from django.urls import reverse

from referrals.actions.ready_texts import save_ready_texts
from referrals.models import PublishedCenter, ReadyText
from referrals.ready_texts import default_wording, filled_in, ready_text, unknown_placeholders, wording
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of

pytestmark = pytest.mark.django_db
TOKEN = "abcdefghijklmnopqrstuvwxyz"
ALL = ["de", "en", "bg", "pl", "ro", "ru", "vi", "es"]


@pytest.fixture
def kompan(db):
    return programme(KOMPAN).pk


def text_for(kompan, language, **facts):
    center = PublishedCenter(**{"name": "Zur Brücke", "city": "Halle"} | facts)
    return ready_text(programme=kompan, language=language, center=center, token=TOKEN)


@pytest.mark.parametrize("language", ALL)
def test_the_text_names_centre_city_and_the_card_in_the_language(kompan, settings, language):
    text = text_for(kompan, language)
    prefix = "" if language == "de" else f"/{language}"
    assert "Zur Brücke" in text
    assert "Halle" in text
    assert f"{settings.BASE_URL}{prefix}/r/{TOKEN}/" in text
    assert "{" not in text


def test_a_language_without_pages_gets_english_and_says_so(kompan, settings):
    assert text_for(kompan, "it").startswith("Hello!")
    assert f"{settings.BASE_URL}/en/r/{TOKEN}/" in text_for(kompan, "it")
    assert wording(programme=kompan, language="it").language == "en"


def test_a_centre_without_a_city_is_online(kompan):
    assert "Zur Brücke, online." in text_for(kompan, "en", city="")


def test_the_programmes_own_wording_comes_first(kompan):
    save_ready_texts(programme=kompan, texts={"pl": "Idź tam: {link}", "en": "Go: {link}"})
    assert text_for(kompan, "pl").startswith("Idź tam: http")
    assert text_for(kompan, "it").startswith("Go: ")
    assert text_for(programme(EAST_SIDE).pk, "pl") != text_for(kompan, "pl")


def test_a_wording_in_a_language_without_pages_is_possible(kompan):
    save_ready_texts(programme=kompan, texts={"it": "Ecco: {link}"})
    assert text_for(kompan, "it").startswith("Ecco: ")


def test_only_the_three_placeholders_are_replaced():
    text = "{center} {city} {link} {0} {center.pk} {} { link }"
    assert filled_in(text, center="{link}", city="C", link="L") == "{link} C L {0} {center.pk} {} { link }"
    assert unknown_placeholders(text) == ["{0}", "{center.pk}", "{}", "{ link }"]


# --- the page


def url(slug=KOMPAN):
    return f"{reverse('directory:ready-texts')}?programme={programme(slug).pk}"


@pytest.mark.parametrize("who", ["lead", "directory_editor"])
def test_lead_and_editor_word_the_text(cast, kompan, who):
    response = client_of(getattr(cast, who)).post(url(), {"text_pl": "Nowy tekst: {link}"})
    assert response.status_code == 302
    assert ReadyText.objects.get().text == "Nowy tekst: {link}"


def test_a_text_without_link_or_with_an_unknown_placeholder_is_refused_and_kept(cast):
    response = client_of(cast.lead).post(
        url(), {"text_pl": "Bez karty", "text_de": "{name} {link}", "text_en": "{link}"}
    )
    assert response.status_code == 422
    assert "Bez karty" in response.content.decode()
    assert response.content.decode().count('class="field-errors"') == 2
    assert not ReadyText.objects.exists()


def test_the_usual_wording_is_not_stored(cast):
    client_of(cast.lead).post(url(), {"text_en": default_wording("en").text.replace("\n", "\r\n")})
    assert not ReadyText.objects.exists()


def test_one_language_goes_back_and_the_others_are_kept(cast, kompan):
    save_ready_texts(programme=kompan, texts={"pl": "A {link}", "de": "B {link}"})
    client_of(cast.lead).post(url(), {"text_pl": "A {link}", "text_de": "B {link}", "reset": "pl"})
    assert list(ReadyText.objects.values_list("language", "text")) == [("de", "B {link}")]


def test_another_programme_is_not_found(cast):
    assert client_of(cast.lead).get(url(EAST_SIDE)).status_code == 404
    assert client_of(cast.lead).post(url(EAST_SIDE), {"text_pl": "{link}"}).status_code == 404
    assert client_of(cast.lead).get(f"{reverse('directory:ready-texts')}?programme=x").status_code == 404


def test_an_archived_programme_is_read_only(cast, kompan):
    archived = programme(KOMPAN)
    archived.is_archived = True
    archived.save()
    client = client_of(cast.lead)
    assert "Alle Sprachen speichern" not in client.get(url()).content.decode()
    client.post(url(), {"text_pl": "{link}"})
    assert not ReadyText.objects.exists()
