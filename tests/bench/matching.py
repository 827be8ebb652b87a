"""How long `match` takes for random needs, at 20,000 centres and at 1,000."""

import time
from random import Random
from statistics import quantiles

from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.matching import Need, match
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from tests.bench import centers

FEW, MANY, NEEDS = 1_000, 20_000, 200
# Large towns and small ones: state, latitude, longitude.
PLACES = [
    (11, 52.52, 13.40), (2, 53.55, 10.00), (9, 48.14, 11.58), (5, 50.94, 6.96), (6, 50.11, 8.68), (13, 54.09, 12.14),
    (15, 52.13, 11.64), (3, 53.05, 8.63), (7, 49.48, 8.45), (14, 51.34, 12.37), (5, 51.51, 7.47), (9, 49.45, 11.08),
]  # fmt: skip
LANGUAGES = ("pl", "ro", "bg", "ru", "vi", "es", "ar", "tr", "uk", "en", "ti", "tl")


def needs(chance: Random) -> list[Need]:
    """Of people with a known town (60 %), a known state (20 %), abroad (10 %) and of whom nobody knows (10 %)."""
    topics = list(vocabulary().topics)
    made = []
    for number in range(NEEDS):
        state, latitude, longitude = chance.choice(PLACES)
        kind = number % 10
        if kind >= 6:
            latitude = longitude = None
        if kind >= 8:
            state = State.DE if kind == 8 else None
        wanted = tuple(chance.sample(topics, chance.choice((1, 1, 2, 3))))
        made.append(Need(wanted, chance.choice(LANGUAGES), state, latitude, longitude))
    return made


def measure(table):
    centers.fill_to(FEW)
    wanted = needs(Random(20))
    few = _milliseconds(wanted)
    centers.fill_to(MANY)
    many = _milliseconds(wanted)
    nowhere = _milliseconds([need for need in wanted if need.state in (None, State.DE)])
    table.line(f"matching among {FEW:,} centres, median / p95", f"{_median(few):.1f} / {_p95(few):.1f} ms")
    table.line(
        f"matching among {MANY:,} centres, median / p95", f"{_median(many):.1f} / {_p95(many):.1f} ms", "<= 50 ms",
        met=_p95(many) <= 50,
    )  # fmt: skip
    table.line("  ratio of the medians", f"{_median(many) / _median(few):.1f}")
    table.line("  needs without a place, median / p95", f"{_median(nowhere):.1f} / {_p95(nowhere):.1f} ms")
    counts, plan = _queries(wanted), _plan(wanted[0])
    table.line("  queries, at most", str(max(counts)), "<= 3", met=max(counts) <= 3)
    for index in ("publishedcenter_topics", "publishedcenter_languages"):
        table.line(f"  uses the index {index}", "yes" if index in plan else "no", met=index in plan)


def _milliseconds(wanted) -> list[float]:
    """The second time of each need: the first one warms the caches."""
    times = []
    for need in wanted:
        match(need)
        began = time.perf_counter()
        match(need)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _median(times):
    return quantiles(times, n=2)[0]


def _p95(times):
    return quantiles(times, n=20)[-1]


def _queries(wanted) -> list[int]:
    counts = []
    for need in wanted:
        with CaptureQueriesContext(connection) as captured:
            match(need)
        counts.append(len(captured))
    return counts


def _plan(need) -> str:
    with CaptureQueriesContext(connection) as captured:
        match(need)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + captured[0]["sql"].replace("%", "%%"))
        return "\n".join(line for (line,) in cursor.fetchall())
