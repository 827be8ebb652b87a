"""Registrations for trainings: posts of strangers to one session, all waiting for the same row's lock."""

import http.client
import os
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from urllib.parse import urlencode, urlsplit

from django.core.cache import cache

from tests.bench.load import Target, answered

ROUNDS, SECONDS, CAPACITY = 5, 2.5, 50


def measure(table):
    """Posts a second beside the page that only says that the process lives, and whether a seat was given twice."""
    from tests.conftest import open_states
    from tests.factories.trainings import session_of
    from training.models import Registration

    base = os.environ["BASE_URL"]
    session = session_of(capacity=CAPACITY)
    path = f"/trainings/{session.slug}/register/"
    floor = Target(base, "/health/live")
    page = Target(base, path)
    rates, floors, pages, posts = [], [], [], 0
    for _round in range(ROUNDS):
        number, took = registered(base, path, SECONDS)
        posts += number
        rates.append(number / took)
        number, took = answered(floor, SECONDS)
        floors.append(number / took)
        number, took = answered(page, SECONDS)
        pages.append(number / took)
    session.refresh_from_db()
    with open_states(session.state.code):
        kept = Registration.objects.filter(session=session).count()
    table.line("registrations for one session", f"{median(rates):.0f}/s", ">= 20/s", met=median(rates) >= 20)
    table.line("  ratio to the page with the form", f"{median(r / p for r, p in zip(rates, pages, strict=True)):.2f}")
    table.line("  ratio to /health/live", f"{median(r / f for r, f in zip(rates, floors, strict=True)):.2f}")
    table.line("  registrations kept of those answered", f"{kept} of {posts}", "equal", met=kept == posts)
    seats = f"{session.seats_taken} of {CAPACITY}, {session.waiting} waiting"
    exact = (session.seats_taken, session.waiting) == (CAPACITY, kept - CAPACITY)
    table.line("  seats taken", seats, "exact", met=exact)


def registered(base: str, path: str, seconds: float) -> tuple[int, float]:
    """How many people registered in how many seconds, each with an address of their own."""
    place = urlsplit(base)
    until = time.monotonic() + seconds

    def one_connection(_number):
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
        done = 0
        while time.monotonic() < until:
            body = urlencode(_form())
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status == 429:
                _forget_limits()
                continue
            if answer.status != 302:
                raise RuntimeError(f"{path} answered {answer.status} instead of 302")
            done += 1
        connection.close()
        return done

    began = time.perf_counter()
    with ThreadPoolExecutor(6) as threads:
        number = sum(threads.map(one_connection, range(6)))
    return number, time.perf_counter() - began


def _form() -> dict[str, str]:
    return {
        "key": str(uuid.uuid4()), "name": "Petra Probe", "email": f"{uuid.uuid4().hex}@example.org",
        "institution": "Welcome Center Halle", "institution_type": "welcome_center", "place": "s15",
        "engagement": "full_time", "consent": "on",
    }  # fmt: skip


def _forget_limits() -> None:
    """A bench is the flood that the limit is there against."""
    client = cache._cache.get_client(None, write=True)
    if keys := list(client.scan_iter("*training-limit:*", count=1000)):
        client.delete(*keys)
