"""What somebody meets who follows a short link."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from campaigns.links import buffer, following
from campaigns.links.targets import clean_target, is_foreign
from campaigns.links.visitors import is_machine
from campaigns.models import ClickCount, LinkPolicy
from tests.factories.links import TARGET, link_of

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def somebody():
    return Client(HTTP_USER_AGENT=FIREFOX)


def counted():
    buffer.flush()
    return [(row.link.slug, row.count, row.bots) for row in ClickCount.objects.select_related("link")]


def test_it_leads_on_at_once_and_is_not_remembered_by_the_browser(somebody):
    link_of()
    answer = somebody.get("/l/kurse")
    assert (answer.status_code, answer.headers["Location"]) == (302, TARGET)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_no_cookie_is_set_and_no_session_begun(somebody):
    link_of()
    assert not somebody.get("/l/kurse").cookies
    assert not somebody.get("/l/gone").cookies


def test_a_click_is_a_day_and_a_number(somebody):
    link_of()
    for _turn in range(3):
        somebody.get("/l/kurse")
    assert counted() == [("kurse", 3, 0)]


def test_the_target_comes_from_the_store_and_never_from_the_address(somebody):
    link_of()
    answer = somebody.get("/l/kurse?next=https://evil.example&url=//evil.example")
    assert answer.headers["Location"] == TARGET


def test_capitals_and_a_full_stop_of_the_sentence_lead_to_the_proper_address(somebody):
    link_of()
    answer = somebody.get("/l/Kurse.")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/l/kurse")
    assert counted() == []


def test_an_unknown_address_says_so_and_helps_on(somebody):
    answer = somebody.get("/l/nowhere")
    assert answer.status_code == 404
    assert "/centers/" in answer.content.decode()


def test_a_link_out_of_use_is_gone_and_not_counted(somebody):
    link_of(is_active=False)
    assert somebody.get("/l/kurse").status_code == 410
    assert counted() == []


@pytest.mark.parametrize("slug", ["%00", "a" * 300, "..%2f..", "%E2%80%8B", "ä", "'", "-"])
def test_odd_addresses_are_unknown_addresses(somebody, slug):
    assert somebody.get(f"/l/{slug}").status_code == 404


def test_only_reading_is_allowed(somebody):
    link_of()
    assert somebody.post("/l/kurse").status_code == 405


@pytest.mark.parametrize(
    ("agent", "headers"),
    [
        ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", {}),
        ("TelegramBot (like TwitterBot)", {}),
        ("WhatsApp/2.23.20.0", {}),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", {}),
        ("curl/8.5.0", {}),
        ("", {}),
        (FIREFOX, {"HTTP_SEC_PURPOSE": "prefetch;prerender"}),
    ],
)
def test_machines_are_led_on_and_counted_apart(agent, headers):
    link_of()
    assert Client(HTTP_USER_AGENT=agent).get("/l/kurse", **headers).status_code == 302
    assert counted() == [("kurse", 0, 1)]


def test_a_look_at_the_headers_is_no_click(somebody):
    link_of()
    somebody.head("/l/kurse")
    assert counted() == [("kurse", 0, 1)]


@pytest.mark.parametrize("agent", [FIREFOX, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) [FBAN/FBIOS]"])
def test_browsers_also_those_inside_apps_are_people(agent):
    assert not is_machine(method="GET", agent=agent)


@pytest.mark.parametrize("path", ["/l/kurse"])
def test_a_programme_may_show_a_notice_before_foreign_pages(somebody, path):
    link = link_of()
    LinkPolicy.objects.create(programme=link.programme, shows_notice=True)
    page = somebody.get(path)
    assert page.status_code == 200
    assert "www.bamf.de" in page.content.decode()
    assert counted() == []
    assert somebody.get(f"{path}?on").headers["Location"] == TARGET
    assert counted() == [("kurse", 1, 0)]


def test_own_hosts_and_their_subdomains_need_no_notice(somebody):
    link = link_of(target="https://www.minor-kontor.de/kompan")
    LinkPolicy.objects.create(programme=link.programme, shows_notice=True, own_hosts=["minor-kontor.de"])
    assert somebody.get("/l/kurse").status_code == 302


def test_a_host_that_only_ends_alike_is_foreign():
    assert is_foreign("https://evilminor-kontor.de/", ["minor-kontor.de"])


def test_a_changed_target_is_noticed_after_some_seconds(somebody, monkeypatch):
    link = link_of()
    somebody.get("/l/kurse")
    link.target = "https://example.org/new"
    link.save()
    assert somebody.get("/l/kurse").headers["Location"] == TARGET
    now = following.time.monotonic()
    monkeypatch.setattr(following.time, "monotonic", lambda: now + following.REMEMBERED + 1)
    assert somebody.get("/l/kurse").headers["Location"] == "https://example.org/new"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "//evil.example", "/path", "https:/evil.example", "https://", "ftp://example.org",
        "https://bank.example@evil.example/", "https://user:pass@example.org", "https://example.org\\@evil.example",
        "https://exa mple.org", "https://example.org/\u0000", "https://localhost/", "data:text/html,x", "",
        "https://[::1", "https://example.org:99999999/",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_can_be_stored(address):
    with pytest.raises(ValidationError):
        clean_target(address)


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org:8080/a?b=c#d", "https://müller.de/ü"])
def test_web_addresses_are_stored_as_they_are(address):
    assert clean_target(f" {address} ") == address
