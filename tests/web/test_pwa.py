import json
from pathlib import Path
from struct import unpack

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from streetwork.web import pwa, rail


@pytest.fixture
def primary(monkeypatch):
    action = rail.Primary(label="Log contact", url_name="web:today", icon="plus-lg", roles=("counselor",))
    monkeypatch.setattr(rail, "_primary", [action])


@pytest.fixture
def manifest(primary):
    return pwa.manifest_of("en")


def test_the_manifest_has_what_an_installable_app_needs(manifest):
    assert manifest["name"]
    assert manifest["short_name"]
    assert manifest["start_url"] == "/today/"
    assert manifest["scope"] == "/"
    assert manifest["display"] == "standalone"
    assert {(i["sizes"], i["purpose"]) for i in manifest["icons"]} >= {
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    }  # fmt: skip


def test_every_icon_exists_in_the_size_that_the_manifest_says(manifest):
    for icon in manifest["icons"]:
        path = Path(finders.find(icon["src"].removeprefix(settings.STATIC_URL)))
        width, height = unpack(">II", path.read_bytes()[16:24])
        assert f"{width}x{height}" == icon["sizes"]


def test_the_share_sheet_opens_the_main_action_with_title_text_and_url(manifest):
    assert manifest["share_target"] == {
        "action": "/today/",
        "method": "GET",
        "params": {"title": "title", "text": "text", "url": "url"},
    }
    assert manifest["shortcuts"][0]["name"] == "Log contact"


def test_without_a_main_action_there_is_nothing_to_share_to(monkeypatch):
    monkeypatch.setattr(rail, "_primary", [])
    assert "share_target" not in pwa.manifest_of("en")


@pytest.mark.parametrize(("query", "language"), [("", "de"), ("?lang=pl", "pl"), ("?lang=xx", "de")])
def test_the_manifest_speaks_the_language_of_its_address(rf, query, language):
    response = pwa.manifest(rf.get(f"/manifest.webmanifest{query}"))
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert json.loads(response.content)["lang"] == language
