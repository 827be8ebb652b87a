"""The open API: cached reads of a table, beside a plain Django view that answers as many bytes, in the same rounds."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from statistics import median
from urllib.request import urlopen

from streetwork.devstack.application import free_port
from tests.bench.load import Target, answered

ROUNDS, SECONDS = 5, 3
TABLE = "/api/v1/stats/tables/quarter-state-language"
WANTED = 1000


def measure(table):
    from tests.factories.accounts import UserFactory
    from tests.factories.reporting_tokens import token_of

    _publish()
    _token, key = token_of(UserFactory(name="Bench"))
    with (
        server("streetwork.wsgi") as ours,
        server("tests.bench.floor.wsgi", DJANGO_SETTINGS_MODULE=FLOOR_SETTINGS) as floor,
    ):
        whole = _asked(ours, TABLE)
        size = whole.headers["Content-Length"]
        etag = whole.headers["ETag"]
        kinds = {
            "floor": Target(floor, f"/bytes/{size}", None, {}),
            "json": Target(ours, TABLE, None, {}),
            "csv": Target(ours, f"{TABLE}?format=csv", None, {}),
            "same": Target(ours, TABLE, None, {"If-None-Match": etag}, expected=304),
            "token": Target(ours, TABLE, None, {"Authorization": f"Bearer {key}"}),
        }
        rates = {name: [] for name in kinds}
        for round_ in range(ROUNDS + 1):
            for name, target in kinds.items():
                number, took = answered(target, SECONDS if round_ else 0.5)
                if round_:
                    rates[name].append(number / took)
    floor_rate = median(rates["floor"])
    table.line(f"open API, a plain Django view of as many bytes ({size})", f"{floor_rate:.0f}/s")
    best = median(rates["json"])
    table.line("open API, table from memory as JSON", f"{best:.0f}/s", f">= {WANTED}/s", met=best >= WANTED)
    for name, words in (("json", "JSON"), ("csv", "CSV"), ("same", "304"), ("token", "JSON with a token")):
        ratio = median(a / b for a, b in zip(rates[name], rates["floor"], strict=True))
        table.line(f"  {words}: ratio to the plain view", f"{median(rates[name]):.0f}/s, {ratio:.2f}")


FLOOR_SETTINGS = "tests.bench.floor.settings"
GREEDY = {"API_RATE_ANONYMOUS": "100000000/min", "API_RATE_TOKEN": "100000000/min"}


@contextlib.contextmanager
def server(application, **env):
    """A gunicorn of two workers, as `make run` has, in which nobody is greedy."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "2",
               "--threads", "4", "--preload", "--no-control-socket", "--log-level", "error"]  # fmt: skip
    running = subprocess.Popen(command, env=os.environ | GREEDY | env, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(20)


def _wait(port):
    """Until it answers; loading everything takes longer than for the floor alone."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def _asked(base, path):
    with urlopen(base + path, timeout=60) as answer:
        answer.read()
        return answer


def _publish():
    """Ten quarters of 17 states and 12 languages, under the build's own login; unless quarters are there already."""
    from datetime import date
    from hashlib import sha256

    from django.conf import settings
    from django.db import transaction

    from streetwork.reporting.models import Release, StatCell
    from streetwork.reporting.releases.menu import MENU_VERSION, tables_of
    from streetwork.reporting.releases.perturbation import METHOD_VERSION
    from streetwork.vocabulary.snapshot import vocabulary

    if Release.objects.filter(kind="quarter").exists():
        return
    build, words = settings.STATS_BUILD_DATABASE, vocabulary()
    languages = list(words.languages)[:12]
    for number in range(10):
        with transaction.atomic(using=build):
            release = Release.objects.using(build).create(
                kind="quarter", starts=date(2024 + number // 4, number % 4 * 3 + 1, 1), menu=MENU_VERSION,
                method=METHOD_VERSION, tables=[each.key for each in tables_of("quarter")], languages=languages,
                cells_hash=sha256(str(number).encode()).hexdigest(),
            )  # fmt: skip
            StatCell.objects.using(build).bulk_create(
                StatCell(release=release, table="quarter-state-language", row=state.code, column=code, value=3 + each)
                for state in words.states.values()
                for each, code in enumerate(languages)
            )
