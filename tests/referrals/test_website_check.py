import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import timezone

from referrals.models import AdvisoryCenter
from referrals.models.history import AdvisoryCenterEvent
from referrals.verification import website
from referrals.verification.tasks import check_websites
from referrals.verification.website import Answer, NotAllowed, Target, answers, check_some, fetch, target_of
from streetwork.tenancy.models import State
from tests.conftest import open_states
from tests.factories.referrals import CenterFactory

PUBLIC = "93.184.215.14"


def resolves_to(*addresses):
    return lambda host, port: list(addresses)


def server(known):
    """A fetcher that answers from a table: (method, url) or url → Answer."""
    calls = []

    def ask(method, target):
        url = f"{target.scheme}://{target.host}{target.path}"
        calls.append((method, url))
        return known.get((method, url)) or known[url]

    ask.calls = calls
    return ask


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1",
     "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(address):
    with pytest.raises(NotAllowed):
        target_of("https://intern.example.org/", resolves_to(address))


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(NotAllowed):
        target_of("https://example.org/", resolves_to(PUBLIC, "10.0.0.1"))


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "file:///etc/passwd", "https://example.org:8443/", "http://example.org:99999/",
     "https://olga:geheim@example.org/", "https:///x", "http://[::1", "javascript:alert(1)"],
)  # fmt: skip
def test_only_http_on_its_usual_ports_without_a_login(url):
    assert answers(url, resolve=resolves_to(PUBLIC), fetch=server({})) is None


def test_the_connection_goes_to_the_address_that_was_tested():
    assert target_of("https://example.org/a?b=c", resolves_to(PUBLIC)) == Target(
        "https", "example.org", 443, "/a?b=c", PUBLIC
    )


@pytest.mark.parametrize(
    ("status", "expected"), [(200, True), (204, True), (403, True), (429, True), (404, False), (500, False)]
)
def test_the_status_says_whether_a_site_answers(status, expected):
    asked = server({"https://example.org/": Answer(status)})
    assert answers("https://example.org/", resolve=resolves_to(PUBLIC), fetch=asked) is expected


def test_get_is_tried_where_head_does_not_do():
    asked = server({("HEAD", "https://example.org/"): Answer(501), ("GET", "https://example.org/"): Answer(200)})
    assert answers("https://example.org/", resolve=resolves_to(PUBLIC), fetch=asked) is True
    assert [method for method, _url in asked.calls] == ["HEAD", "GET"]


def test_a_redirect_is_followed_and_tested_like_the_first_address():
    asked = server(
        {"http://example.org/": Answer(301, "https://www.example.org/"), "https://www.example.org/": Answer(200)}
    )
    assert answers("http://example.org/", resolve=resolves_to(PUBLIC), fetch=asked) is True

    def look_up(host, port):
        return ["127.0.0.1"] if host == "localhost" else [PUBLIC]

    inwards = server({"http://example.org/": Answer(302, "http://localhost/admin/")})
    assert answers("http://example.org/", resolve=look_up, fetch=inwards) is None
    assert len(inwards.calls) == 1


def test_a_circle_of_redirects_ends():
    asked = server({"https://example.org/": Answer(302, "/")})
    assert answers("https://example.org/", resolve=resolves_to(PUBLIC), fetch=asked) is False
    assert len(asked.calls) == website.MOST_REDIRECTS + 1


def test_a_host_without_address_or_a_dead_connection_is_no_answer():
    def nowhere(host, port):
        raise OSError

    def dead(method, target):
        raise TimeoutError

    assert answers("https://example.org/", resolve=nowhere) is False
    assert answers("https://example.org/", resolve=resolves_to(PUBLIC), fetch=dead) is False


class _Local(BaseHTTPRequestHandler):
    seen: list = []

    def do_HEAD(self):
        self.seen.append((self.command, self.headers["Host"], self.headers["User-Agent"]))
        self.send_response(301)
        self.send_header("Location", "/neu")
        self.end_headers()

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _turn in range(200):
                self.wfile.write(b"x" * 64 * 1024)
        except OSError:
            pass

    def log_message(self, *args):
        pass


@pytest.fixture
def local():
    with HTTPServer(("127.0.0.1", 0), _Local) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield Target("http", "beratung.example.org", running.server_port, "/", "127.0.0.1")
        running.shutdown()


def test_a_request_names_its_host_and_who_asks(local):
    assert fetch("HEAD", local) == Answer(301, "/neu")
    method, host, agent = _Local.seen[-1]
    assert (method, host) == ("HEAD", f"beratung.example.org:{local.port}")
    assert agent.startswith("Streetwork")


def test_a_large_answer_is_not_read_to_its_end(local):
    assert fetch("GET", local).status == 200


@pytest.fixture
def st(db):
    with open_states(*State.objects.values_list("code", flat=True)):
        yield


def test_the_oldest_are_looked_at_first_and_a_host_is_not_hurried(st):
    week_ago = timezone.localdate() - timedelta(days=7)
    CenterFactory(name="fresh", website="https://a.example.org/x", website_checked_on=timezone.localdate())
    CenterFactory(name="old", website="https://a.example.org/y", website_checked_on=week_ago)
    CenterFactory(name="never", website="https://a.example.org/z")
    CenterFactory(name="none", website="")
    CenterFactory(name="draft", website="https://d.example.org/", status="draft")
    seen, slept = [], []
    assert check_some(check=lambda url: seen.append(url) or False, sleep=slept.append) == 2
    assert seen == ["https://a.example.org/z", "https://a.example.org/y"]
    assert len(slept) == 1
    assert 0.5 < slept[0] <= 1
    assert AdvisoryCenter.objects.get(name="old").website_answers is False


def test_a_look_is_no_new_version_of_the_entry(st):
    center = CenterFactory()
    before = AdvisoryCenterEvent.objects.filter(id=center.pk).count()
    check_some(check=lambda url: True, sleep=lambda seconds: None)
    assert AdvisoryCenter.objects.get(pk=center.pk).website_answers is True
    assert AdvisoryCenterEvent.objects.filter(id=center.pk).count() == before


def test_no_web_site_is_fetched_unless_the_installation_wants_it(st, settings, monkeypatch):
    CenterFactory()
    calls = []
    monkeypatch.setattr(website, "check_some", lambda: calls.append(1))
    check_websites()
    assert calls == []
    settings.LINK_CHECK = True
    check_websites()
    assert calls == [1]
