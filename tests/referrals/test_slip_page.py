"""The slip: what the person finds on it, what nobody finds on it, and that looking changes nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from referrals.actions.following import delete_referral
from referrals.enums import Result, Status
from referrals.models import AdvisoryCenter, Referral, Slip
from referrals.slips.codes import code_of, shown
from tests.factories.cases import writing
from tests.factories.cast import client_of
from tests.factories.referrals import CenterFactory, published
from tests.factories.slips import referred
from tests.web.markup import problems_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(cast):
    """A referral of the owner in Polish, and its token."""
    cast.owner.name = "Canary Counselor"
    cast.owner.save()
    with writing("ST"):
        center = published(
            name="Beratung „Zur Brücke“",
            bring_de="Pass und Vertrag",
            bring_pl="Paszport i umowa",
            directions_de="Tram 5 bis Markt",
            booking_url="https://termin.example.org/",
            is_free=True,
            interpreter_languages=["vi"],
        )
    return referred(cast.owner, center=center)


def result_of(referral):
    with writing("ST", "SN"):
        return Referral.objects.get(pk=referral.pk).result


def get(token, language="pl", **headers):
    prefix = "" if language == "de" else f"/{language}"
    return Client().get(f"{prefix}/r/{token}/", headers=headers)


def change(center, **facts):
    with writing("ST"):
        AdvisoryCenter.objects.filter(pk=center).update(**facts)


def test_the_slip_says_at_once_what_the_person_needs(given):
    text = get(given[1]).content.decode()
    for wanted in (
        "Beratung „Zur Brücke“", "Verein Beispiel e. V.", "39104 Magdeburg", "tel:+493911234567",
        "mailto:beratung@example.org", "geo:52.13150,11.63990?q=", "https://termin.example.org/",
        "Paszport i umowa", "Tram 5 bis Markt", "09:00–12:00", "centre.vcf",
    ):  # fmt: skip
        assert wanted in text


def test_a_text_without_translation_says_in_which_language_it_is(given):
    text = get(given[1]).content.decode()
    assert '<span lang="de">Tram 5 bis Markt</span>' in text
    assert '<span lang="pl">' not in text


@pytest.mark.parametrize("language", ["de", "en", "bg", "pl", "ro", "ru", "vi", "es"])
def test_the_slip_speaks_the_language_of_its_address(given, language):
    response = get(given[1], language)
    assert f'<html lang="{language}"' in response.content.decode()
    assert problems_of(response) == []


def test_looking_changes_nothing(given):
    referral, token = given
    before = Slip.objects.filter(pk=referral.slip_id).values().get()
    get(token)
    Client().head(f"/pl/r/{token}/")
    Client().get(f"/r/{token}/centre.vcf")
    assert Slip.objects.filter(pk=referral.slip_id).values().get() == before
    assert result_of(referral) == Result.SUGGESTED


def test_the_code_is_shown_only_when_asked_for(given):
    referral, token = given
    code = shown(code_of(token))
    assert code not in get(token).content.decode()
    answer = Client(enforce_csrf_checks=True).post(f"/pl/r/{token}/")
    assert code in answer.content.decode()
    assert "<svg" in answer.content.decode()
    assert problems_of(answer) == []
    assert result_of(referral) == Result.OPENED


def test_a_colleague_who_looks_at_the_code_opens_no_slip(given, cast):
    referral, token = given
    for person in (cast.owner, cast.outsider):
        assert shown(code_of(token)) in client_of(person).post(f"/r/{token}/").content.decode()
    assert result_of(referral) == Result.SUGGESTED


@pytest.mark.parametrize("ask", ["get", "post"])
def test_the_slip_sets_no_cookie_and_leaves_no_trace(given, ask):
    response = getattr(Client(), ask)(f"/vi/r/{given[1]}/")
    assert not response.cookies
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_nothing_tells_of_contact_counselor_or_programme(given, cast):
    referral, token = given
    pages = [
        get(token).content,
        Client().post(f"/pl/r/{token}/").content,
        Client().get(f"/r/{token}/centre.vcf").content,
        Client().post("/confirm/", {"code": code_of(token)}).content,
        Client().post("/confirm/", {"code": code_of(token)}).content,
    ]
    with writing("ST"):
        topic = Referral.objects.select_related("topic").get(pk=referral.pk).topic
    for page in pages:
        text = page.decode()
        assert "Canary Counselor" not in text
        assert cast.owner.email not in text
        assert "Kompan" not in text
        assert topic.name not in text


def test_an_unknown_slip_is_a_friendly_404_in_the_language():
    response = get("a" * 26)
    assert response.status_code == 404
    assert '<html lang="pl"' in response.content.decode()
    assert problems_of(response) == []


@pytest.mark.parametrize("ask", ["get", "post"])
def test_an_expired_slip_is_gone(cast, ask):
    _referral, token = referred(cast.owner, at=timezone.now() - timedelta(days=61))
    response = getattr(Client(), ask)(f"/pl/r/{token}/")
    assert response.status_code == 410
    assert shown(code_of(token)) not in response.content.decode()
    assert Client().get(f"/r/{token}/centre.vcf").status_code == 410


def test_the_slip_of_a_deleted_referral_is_gone(given):
    with writing("ST"):
        delete_referral(referral=given[0])
    assert get(given[1]).status_code == 410


def test_a_paused_centre_is_marked(given):
    change(given[0].center_id, status=Status.PAUSED)
    assert "slip-notice" in get(given[1]).content.decode()


def test_a_closed_centre_sends_nobody_there(given):
    change(given[0].center_id, status=Status.CLOSED)
    text = get(given[1], "en").content.decode()
    assert "has closed" in text
    assert "Show the code" not in text
    assert "slip-ways" in text
    assert "tel:" not in text.partition("slip-list")[0]


def test_a_merged_centre_shows_the_one_that_stayed(given):
    with writing("ST"):
        winner = CenterFactory(name="Haus der Beratung")
    change(given[0].center_id, status=Status.CLOSED, merged_into=winner.pk)
    text = get(given[1]).content.decode()
    assert "<h1>Haus der Beratung</h1>" in text
    assert "Zur Brücke" in text
    assert b"Haus der Beratung" in Client().get(f"/r/{given[1]}/centre.vcf").content


def test_a_merge_in_circles_ends(given):
    with writing("ST"):
        other = CenterFactory(merged_into_id=given[0].center_id)
    change(given[0].center_id, merged_into=other.pk)
    assert get(given[1]).status_code == 200


def test_what_a_centre_writes_is_shown_as_text(given):
    change(given[0].center_id, name="<script>alert(1)</script>", bring_pl="<b>x</b>")
    response = get(given[1])
    assert "<script>alert" not in response.content.decode()
    assert "<b>x</b>" not in response.content.decode()


def test_a_centre_with_hardly_any_facts_still_has_a_page(cast):
    with writing("ST"):
        center = published(
            provider="", street="", postcode="", city="", latitude=None, longitude=None, phones=[], email="",
            website="", hours={}, languages=[], description_de="",
        )  # fmt: skip
    _referral, token = referred(cast.owner, center=center)
    response = get(token)
    assert response.status_code == 200
    assert problems_of(response) == []
