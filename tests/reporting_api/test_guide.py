"""The guide for clients: every command and program on it works."""

import io
import re
import urllib.request
from contextlib import redirect_stdout
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from streetwork.reporting.api.snippets import ETAG, snippets
from tests.factories.reporting_tokens import token_of

GUIDE = "/statistics/api/"


@pytest.mark.parametrize(("address", "language"), [
    ("/statistics/api/", "de"), ("/en/statistics/api/", "en"), ("/pl/statistics/api/", "en"),
    ("/vi/statistics/api/", "en"),
])  # fmt: skip
def test_strangers_read_it_in_german_or_english_and_it_says_in_which(db, address, language):
    page = Client().get(address).content.decode()
    assert f'<article class="guide" lang="{language}">' in page
    for name in ("curl", "If-None-Match", "read.csv", "urlopen", "sum_over", "quarter-language-platform", "Sunset"):
        assert name in page


def test_the_address_beside_data_leads_to_it(db):
    assert Client().get("/data/api/").url.endswith("/statistics/api/")


def test_the_limits_are_those_of_this_installation(db, settings):
    settings.API_RATES = {"anonymous": "7/h", "token": "77/s"}
    assert "7 pro Stunde" in Client().get(GUIDE).content.decode()
    assert "77 per second" in Client().get("/en/statistics/api/").content.decode()


def local(address: str) -> str:
    assert address.startswith(settings.BASE_URL), address
    return address.removeprefix(settings.BASE_URL)


@pytest.mark.parametrize("name", ["tables", "csv", "filter"])
def test_the_commands_are_answered(two, name):
    (address,) = re.findall(r"'(http[^']+)'", snippets()[name])
    answer = Client().get(local(address))
    assert answer.status_code == 200
    assert answer.content


def test_the_command_for_news_is_answered_with_304(two):
    header, address = re.findall(r"'([^']+)'", snippets()["again"])
    current = Client().get(local(address))["ETag"]
    name, value = header.replace(f'"{ETAG}"', current).split(": ")
    assert Client().get(local(address), headers={name: value}).status_code == 304


def test_the_command_with_a_token_is_answered(two, cast):
    _token, key = token_of(cast.figures_only)
    name, value = re.search(r'"([^"]+)"', snippets()["token"])[1].replace("$STREETWORK_TOKEN", key).split(": ")
    (address,) = re.findall(r"'(http[^']+)'", snippets()["token"])
    assert Client().get(local(address), headers={name: value}).status_code == 200


def test_the_program_in_python_runs(two, monkeypatch):
    asked = []

    def urlopen(request, timeout):
        asked.append(dict(request.header_items()))
        answer = Client().get(local(request.full_url), headers=dict(request.header_items()))
        headers = Message()
        for name, value in answer.headers.items():
            headers[name] = value
        if answer.status_code >= 300:
            raise HTTPError(request.full_url, answer.status_code, "", headers, io.BytesIO(answer.content))
        body = io.BytesIO(answer.content)
        body.headers = headers
        return body

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(snippets()["python"], "snippet", "exec"), {})
    lines = said.getvalue().splitlines()
    assert lines == ["2026-Q1 pl 12", "2026-Q1 ro 30", "2026-Q2 pl 15", "nothing new"]
    assert "If-none-match" in asked[1]


def test_the_program_in_r_asks_for_what_it_reads(two):
    text = snippets()["r"]
    base, rest = re.search(r'base <- "([^"]+)"', text)[1], re.search(r'paste0\(base, "([^"]+)"', text)[1]
    head = Client().get(local(base + rest)).content.decode().splitlines()[0].split(",")
    assert urlsplit(base).scheme in {"http", "https"}
    assert set(re.search(r"xtabs\(value ~ (.+), data", text)[1].split(" + ")) | {"value"} <= set(head)
