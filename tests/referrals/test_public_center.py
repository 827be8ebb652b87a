"""The page of a centre: everything that is public, and what became of a centre that is no more."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from referrals.enums import Status
from referrals.hours import DAYS
from referrals.models import AdvisoryCenter, PublishedCenter
from tests.factories.cases import writing
from tests.factories.referrals import CenterFactory, published
from tests.web.markup import problems_of

pytestmark = pytest.mark.django_db


def given(**facts):
    with writing("ST"):
        return published(**facts)


def page(center, language="de"):
    prefix = "" if language == "de" else f"/{language}"
    return Client().get(f"{prefix}/centers/{center.uid}/")


def test_the_page_tells_all_that_is_public():
    center = given(
        bring_pl="Paszport i umowa", directions_de="Tram 5 bis Markt", booking_url="https://termin.example.org/",
        is_free=True, is_anonymous=True, interpreter_languages=["vi"], target_groups=["women"], minimum_age=18,
        first_contact=["video"],
    )  # fmt: skip
    response = page(center, "en")
    text = response.content.decode()
    for wanted in (
        center.name, "Verein Beispiel e. V.", "39104 Magdeburg", "tel:+493911234567", "mailto:beratung@example.org",
        "geo:52.13150,11.63990?q=", "https://beratung.example.org/", "https://termin.example.org/", "Paszport i umowa",
        "Tram 5 bis Markt", "09:00–12:00", "free of charge", "anonymous if you like", "Vietnamese", "women",
        "from 18 years", "by video", "Last confirmed", f"/centers/{center.uid}/centre.vcf",
    ):  # fmt: skip
        assert wanted in text
    assert problems_of(response) == []


def test_what_editors_note_is_not_on_the_page():
    center = given(editor_note="Canary note", verification_email="canary@example.org")
    assert "anary" not in page(center).content.decode()


def test_a_text_without_translation_says_in_which_language_it_is():
    center = given(description_de="Wir beraten kostenlos.")
    assert '<p lang="de">Wir beraten kostenlos.</p>' in page(center, "ru").content.decode()


def test_today_is_marked_and_an_exception_is_named():
    today = timezone.localdate()
    center = given(
        hours={
            "weekly": {day: [["09:00", "12:00"]] for day in DAYS},
            "exceptions": [{"from": (today + timedelta(days=3)).isoformat(), "times": [], "note": "Betriebsausflug"}],
        }
    )
    text = page(center).content.decode()
    assert text.count('class="is-today"') == 1
    assert "Betriebsausflug" in text


def test_a_paused_centre_has_a_notice_and_a_way_on():
    response = page(given(status=Status.PUBLISHED, accepting=True))
    assert "slip-notice" not in response.content.decode()
    response = page(given(status=Status.PAUSED), "en")
    assert response.status_code == 200
    assert "takes no new people" in response.content.decode()
    assert "Accepts new people now" not in response.content.decode()


def test_an_entry_that_nobody_confirmed_for_long_says_so():
    old = timezone.localdate() - timedelta(days=300)
    text = page(given(verified_on=old, due_on=old + timedelta(days=180)), "en").content.decode()
    assert "long ago" in text


def test_a_closed_centre_is_gone_and_leads_to_others():
    center = given()
    with writing("ST"):
        AdvisoryCenter.objects.filter(pk=center.pk).update(status=Status.CLOSED)
    response = page(center, "en")
    assert response.status_code == 410
    assert center.name in response.content.decode()
    assert "/en/centers/?place=Saxony-Anhalt&amp;far=state" in response.content.decode()
    assert Client().get(f"/centers/{center.uid}/centre.vcf").status_code == 404


def test_a_merged_centre_leads_to_the_one_it_became():
    winner, loser = given(), given()
    with writing("ST"):
        AdvisoryCenter.objects.filter(pk=loser.pk).update(status=Status.CLOSED, merged_into=winner.pk)
    response = page(loser, "pl")
    assert (response.status_code, response.url) == (301, f"/pl/centers/{winner.uid}/")


def test_a_draft_and_an_unknown_centre_are_not_found():
    with writing("ST"):
        draft = CenterFactory(status=Status.DRAFT)
    assert page(draft).status_code == 404
    assert Client().get(f"/centers/{uuid4()}/").status_code == 404
    assert not PublishedCenter.objects.filter(uid=draft.uid).exists()


def test_the_centre_can_be_kept_as_a_contact():
    center = given(name="Beratung; Nord")
    response = Client().get(f"/centers/{center.uid}/centre.vcf")
    assert response.headers["Content-Type"].startswith("text/vcard")
    assert rb"FN:Beratung\; Nord" in response.content


@pytest.mark.parametrize("language", ["de", "en", "bg", "pl", "ro", "ru", "vi", "es"])
def test_the_page_speaks_the_language_of_its_address(language):
    response = page(given(), language)
    assert f'<html lang="{language}"' in response.content.decode()
    assert problems_of(response) == []


def test_words_of_a_centre_are_escaped():
    center = given(name="<script>x</script>", description_de="<b>x</b>", provider='"><img src=x>')
    response = page(center)
    assert problems_of(response) == []
    assert "<script>x" not in response.content.decode()
    assert "<b>x" not in response.content.decode()
