"""Illegal images: no address is stored anywhere, and nothing can be uploaded."""

from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.urls import reverse

from cases.incidents import forms as incident_forms
from cases.incidents import preparing_forms
from cases.incidents.links import names_address
from cases.models import Incident, IncidentPlan
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN, client_of
from tests.factories.incidents import reported

ADDRESSES = [
    "https://example.org/x", "HTTP://EXAMPLE.ORG", "hxxps://example.org", "www.example.org", "example.org/path",
    "example[.]org", "example (dot) com", "example dot com", "t.me/abc", "see example.com now", "abc.onion",
    "ex\u200bample.com", "ｅｘａｍｐｌｅ．ｃｏｍ", "ftp://1.2.3.4/x", "10.20.30.40:8080", "magnet:?xt=1", "bit.ly/3abc",
    "files.example.co.uk", "пример.рф/x",
]  # fmt: skip
HARMLESS = [
    "", "Ein Bild in einer Gruppe, um 12.30 Uhr am 3.11.2026.", "z.B. ein Foto, d.h. kein Video u.a. mehr",
    "Sofort geschlossen. Danach Leitung informiert.", "Telegram, Gruppe mit 4.500 Mitgliedern", "§ 184b StGB",
    "Version 2.1.0 der App", "Das war der Punkt. Er kommt nicht mehr.",
]  # fmt: skip


@pytest.mark.parametrize("text", ADDRESSES)
def test_addresses_are_recognised_also_disguised(text):
    assert names_address(f"Es stand unter {text} in der Gruppe")


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_sentences_name_no_address(text):
    assert not names_address(text)


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["account", "lessons"])
def test_no_confirmation_lets_an_address_through(cast, opened, field):
    incident = reported(cast.owner, "images")
    url = reverse("incidents:edit", args=[incident.pk])
    client = client_of(cast.owner)
    entry = {field: "It was at example[.]org", "happened_at": "2026-01-02T10:00"}
    entry["happened_at"] = client.get(url).context["form"]["happened_at"].value().strftime("%Y-%m-%dT%H:%M")

    digest = client.post(url, entry).context["form"].guard_digest
    answer = client.post(url, entry | {"guard_confirmed": digest})

    assert answer.status_code == 422
    assert "Papier" in answer.content.decode() or "paper" in answer.content.decode()
    with opened("ST"):
        kept = Incident.objects.get()
        assert (kept.account, kept.lessons) == (None, None)


@pytest.mark.django_db
def test_a_report_with_an_address_is_not_saved(cast, opened):
    import uuid

    entry = {"uid": str(uuid.uuid4()), "type": "images", "account": "at www.example.org"}
    answer = client_of(cast.owner).post(reverse("incidents:new"), entry)

    assert answer.status_code == 422
    with opened("ST"):
        assert not Incident.objects.exists()


@pytest.mark.django_db
def test_other_types_may_name_an_address_that_is_nobodys(cast, opened):
    import uuid

    entry = {"uid": str(uuid.uuid4()), "type": "breach", "account": "The export lay on files.example.org"}
    client_of(cast.owner).post(reverse("incidents:new"), entry)

    with opened("ST"):
        assert Incident.objects.exists()


@pytest.mark.django_db
def test_not_even_the_plan_holds_an_address(cast):
    url = reverse("incidents:plan", args=[programme(KOMPAN).pk, "images"])

    assert client_of(cast.lead).post(url, {"steps": "Report it at example.org"}).status_code == 422
    assert not IncidentPlan.objects.exists()


def test_no_form_of_incidents_takes_a_file():
    known = [*vars(incident_forms).values(), *vars(preparing_forms).values()]
    classes = {each for each in known if isinstance(each, type) and issubclass(each, forms.BaseForm)}
    assert len(classes) >= 7
    for form in classes:
        assert not [field for field in form.base_fields.values() if isinstance(field, forms.FileField)]
        assert not [field for field in form.base_fields.values() if isinstance(field, forms.URLField)]


def test_no_page_of_incidents_offers_an_upload():
    pages = list(Path(settings.BASE_DIR, "templates", "incidents").glob("*.html"))
    assert len(pages) >= 10
    for page in pages:
        text = page.read_text()
        assert "multipart" not in text
        assert 'type="file"' not in text
