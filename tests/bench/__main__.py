"""Run by `make bench` with the services and a web server (BASE_URL) already there."""

import contextlib
import os
import subprocess
import sys
import time
from statistics import median
from urllib.parse import urlsplit
from urllib.request import urlopen

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from streetwork.accounts.models import User  # noqa: E402
from streetwork.devstack.application import free_port  # noqa: E402
from streetwork.tenancy.models import Programme  # noqa: E402
from streetwork.vocabulary.models import Platform, Topic  # noqa: E402
from tests.bench import (  # noqa: E402
    api,
    campaigns,
    dashboards,
    data,
    disclosure,
    imports,
    keywords,
    listening,
    matching,
    registrations,
)
from tests.bench.load import Target, requests_per_second  # noqa: E402
from tests.factories.cast import client_of  # noqa: E402

ROUNDS, SECONDS = 5, 2.5
FEW, MANY = 1_000, 1_000_000
LIST, NEW = "/contacts/", "/contacts/new/"
BASE_URL = os.environ["BASE_URL"]
HOST = urlsplit(BASE_URL).netloc


class Table:
    """Prints line by line what was measured, and whether it meets the issue's figure."""

    def line(self, what, measured, wanted="", *, met=None):
        mark = "" if met is None else "ok" if met else "BELOW"
        print(f"  {what:<58} {measured:>22}  {wanted:<12} {mark}", flush=True)


def main():
    """All sections, or those named on the command line: `make bench ARGS=matching`."""
    table = Table()
    for name in sys.argv[1:] or SECTIONS:
        SECTIONS[name](table)


def contacts(table):
    print("Streetwork bench: medians of", ROUNDS, "interleaved rounds of", SECONDS, "s, 2 gunicorn workers\n")
    programme = Programme.objects.get(slug="kompan")
    person = User.objects.filter(memberships__programme=programme, memberships__all_states=True).first() or _traveller()
    client = client_of(person, HTTP_HOST=HOST)
    headers = _headers(client)
    form = _form(programme)
    ours = Target(BASE_URL, NEW, form, headers, expected=302)
    lists = Target(BASE_URL, LIST, None, headers)
    data.fill_to(FEW, programme.pk)

    floor_form = [*form, ("counselor", str(person.pk))]
    make_floor()
    with floor_server("bare") as bare_url, floor_server("signed-in") as signed_in_url:
        bare = Target(bare_url, "/save/", floor_form, {}, expected=302)
        signed_in = Target(signed_in_url, "/save/", floor_form, _floor_headers(client, signed_in_url), expected=302)
        saves = interleaved({"bare": lambda: rate(bare), "signed": lambda: rate(signed_in), "ours": lambda: rate(ours)})
    table.line("saving over HTTP, the floor without any middleware", f"{median(saves['bare']):.0f}/s")
    table.line("saving over HTTP, the floor with Django's own middleware", f"{median(saves['signed']):.0f}/s")
    table.line("saving over HTTP, Streetwork", f"{median(saves['ours']):.0f}/s")
    for floor, words in (("bare", "without any middleware"), ("signed", "that knows who is signed in")):
        ratio = paired(saves, "ours", floor)
        table.line(f"  ratio to the floor {words}", f"{ratio:.2f}", ">= 0.50", met=ratio >= 0.5)

    few = [rate(lists) for _ in range(ROUNDS)]
    began = time.monotonic()
    data.fill_to(MANY, programme.pk)
    print(f"  (1 M contacts written in {time.monotonic() - began:.0f} s)")
    many = [rate(lists) for _ in range(ROUNDS)]
    ratio = median(many) / median(few)
    table.line("list of 50 rows at 1,000 contacts", f"{median(few):.1f}/s")
    table.line("list of 50 rows at 1,000,000 contacts", f"{median(many):.1f}/s")
    table.line("  ratio", f"{ratio:.2f}", ">= 0.50", met=ratio >= 0.5)
    queries = count_queries(client)
    table.line("  queries of the list", str(queries), "<= 8", met=queries <= 8)

    for name, target in (("saving", ours), ("list at 1 M", lists)):
        walls = interleaved({"on": lambda t=target: walled(t, up=True), "off": lambda t=target: walled(t, up=False)})
        ratio = paired(walls, "off", "on")
        table.line(f"{name}: time with RLS / without", f"{ratio:.2f}", "<= 1.15", met=ratio <= 1.15)
    data.set_walls(True)

    memory = tour_and_weigh()
    table.line("web worker after a tour of all roles, largest RSS", f"{memory:.0f} MB", "<= 200 MB", met=memory <= 200)


def _traveller():
    from tests.factories.cast import Cast

    return Cast().lead


def _headers(client):
    client.get("/today/")
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": cookies["csrftoken"],
        "Referer": BASE_URL,
        "Origin": BASE_URL,
    }


def _form(programme):
    topics = Topic.objects.filter(parent=None).values_list("pk", flat=True)[:2]
    return [
        ("programme", str(programme.pk)),
        ("platform", str(Platform.objects.get(code="telegram").pk)),
        ("language", "pl"),
        ("state", str(programme.states.exclude(code="DE").first().pk)),
        *(("topics", str(topic)) for topic in topics),
        ("acts", "answered"),
        ("kind", "information"),
        ("people_reached", "1"),
        ("link", "https://t.me/c/1234567890/4711"),
    ]


FLOOR_ENV = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.bench.floor.settings"}
MAKE_FLOOR = """
import django; django.setup()
from django.db import connection
from tests.bench.floor.models import Row
with connection.schema_editor() as editor: editor.create_model(Row)
"""


def make_floor():
    """The floor's own table, made by the owner."""
    owner = {**FLOOR_ENV, "DATABASE_URL": os.environ["DATABASE_OWNER_URL"]}
    subprocess.run([sys.executable, "-c", MAKE_FLOOR], env=owner, check=True)


@contextlib.contextmanager
def floor_server(kind):
    """The floor behind the same gunicorn: `bare` has no middleware, `signed-in` what startproject writes."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "tests.bench.floor.wsgi", "--bind", f"127.0.0.1:{port}",
               "--workers", "2", "--threads", "4", "--preload", "--no-control-socket",
               "--log-level", "error"]  # fmt: skip
    server = subprocess.Popen(command, env={**FLOOR_ENV, "FLOOR": kind})
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _floor_headers(client, base_url):
    """A session of Django's own in the floor's database, and its CSRF token."""
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session.update({"_auth_user_id": client.session["_auth_user_id"]})
    session.save()
    return {"Cookie": f"sessionid={session.session_key}; csrftoken={'a' * 32}", "X-CSRFToken": "a" * 32,
            "Referer": base_url, "Origin": base_url}  # fmt: skip


def _wait(port):
    import socket

    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError("The floor did not start.")


def rate(target):
    return requests_per_second(target, SECONDS)


def walled(target, *, up):
    data.set_walls(up)
    rate_after_warming = requests_per_second(target, 0.5)
    return rate(target) or rate_after_warming


def interleaved(measures):
    """The measures in turn, round by round, so that a noisy minute hits them alike."""
    for measure in measures.values():
        measure()
    results = {name: [] for name in measures}
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            results[name].append(measure())
    return results


def paired(results, above, below):
    """The median of the ratios of the rounds."""
    return median(a / b for a, b in zip(results[above], results[below], strict=True))


def count_queries(client):
    client.get(LIST)
    with CaptureQueriesContext(connection) as captured:
        client.get(LIST)
    return sum(not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for query in captured)


def tour_and_weigh():
    """Visit every page of every role over HTTP; MB of the largest web worker afterwards."""
    from streetwork.accounts.models import Membership

    people = {membership.role: membership.user for membership in Membership.objects.select_related("user")}
    for user in people.values():
        headers = _headers(client_of(user, HTTP_HOST=HOST))
        for path in (
            "/today/",
            LIST,
            NEW,
            "/spaces/",
            "/team/",
            "/accounts/me/",
            "/contacts/export.csv?since=2999-01-01",
        ):
            with contextlib.suppress(OSError):
                from urllib.request import Request

                urlopen(Request(BASE_URL + path, headers=headers), timeout=60).read()
    return max(_rss_of_listeners(urlsplit(BASE_URL).port))


def _rss_of_listeners(port):
    """RSS in MB of all processes whose command line binds the port."""
    from pathlib import Path

    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f":{port}\0".encode() in (folder / "cmdline").read_bytes():
                status = (folder / "status").read_text()
                yield int(status.split("VmRSS:")[1].split()[0]) / 1024


SECTIONS = {
    "contacts": contacts,
    "imports": imports.measure,
    "keywords": keywords.measure_all,
    "matching": matching.measure,
    "listening": listening.measure,
    "campaigns": campaigns.measure,
    "dashboards": dashboards.measure,
    "registrations": registrations.measure,
    "api": api.measure,
    "disclosure": disclosure.measure,
}

if __name__ == "__main__":
    main()
