"""A small load generator: some processes with some keep-alive connections each, for some seconds."""

import http.client
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

PROCESSES, CONNECTIONS = 1, 6


@dataclass
class Target:
    """What to ask. `body` holds the form; every request gets its own `client_ref` in it."""

    base_url: str
    path: str
    body: list[tuple[str, str]] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    expected: int = 200


def requests_per_second(target: Target, seconds: float) -> float:
    """Answers per second. Raises RuntimeError on any answer but the expected one."""
    answers, took = answered(target, seconds)
    return answers / took


def answered(target: Target, seconds: float) -> tuple[int, float]:
    """How many answers came, and in how many seconds. Raises RuntimeError on any answer but the expected one."""
    with ProcessPoolExecutor(PROCESSES) as processes:
        started = time.perf_counter()
        counts = sum(processes.map(_one_process, [target] * PROCESSES, [seconds] * PROCESSES))
        return counts, time.perf_counter() - started


def _one_process(target, seconds):
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return sum(threads.map(_one_connection, [target] * CONNECTIONS, [until] * CONNECTIONS))


def _one_connection(target, until):
    import uuid

    place = urlsplit(target.base_url)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
    done = 0
    while time.monotonic() < until:
        body = None
        headers = dict(target.headers)
        if target.body is not None:
            body = urlencode([*target.body, ("client_ref", str(uuid.uuid4()))])
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("GET" if body is None else "POST", target.path, body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != target.expected:
            raise RuntimeError(f"{target.path} answered {answer.status} instead of {target.expected}")
        done += 1
    connection.close()
    return done
