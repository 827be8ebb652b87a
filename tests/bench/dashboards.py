"""Dashboards: what the rollup costs who saves, and what it gives to who looks, at 1 M and at 5 M contacts."""

import logging
import os
import time
from io import StringIO
from statistics import median, quantiles
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.bench import centers, data
from tests.bench.load import Target, requests_per_second

ROUNDS, SECONDS, LOOKS = 7, 2, 40
MILLION = 1_000_000
SIZES = tuple(int(size) * MILLION for size in os.environ.get("DASHBOARD_MILLIONS", "1,5").split(","))
PAGE = "/dashboard/"
# A page that reads no contact: a noisy minute hits both alike, so sizes are compared by the ratio to it.
FLOOR = "/accounts/me/"
TRIGGERS = ("insert", "update", "delete")
# What a filtered dashboard asks, written by hand, without walls: the floor of the filtered figures.
BY_HAND = """
    SELECT kind, offer_answered, language_id, platform_id, main_topic_id, origin_group_id, region_evidence, acts,
        initiative, setting, date_trunc('month', occurred_at AT TIME ZONE 'Europe/Berlin'), count(*),
        sum(people_reached)
    FROM cases_contact
    WHERE state_id = ANY(%(states)s) AND occurred_at >= %(since)s AND occurred_at < %(until)s
        AND programme_id = %(programme)s AND language_id = 'pl'
    GROUP BY GROUPING SETS ((kind, offer_answered, 11), (language_id), (platform_id), (main_topic_id),
        (origin_group_id), (region_evidence), (acts), (initiative), (setting), (main_topic_id, language_id))"""


def measure(table):
    from streetwork.tenancy.models import Programme
    from tests.bench.__main__ import _form, _headers
    from tests.factories.cast import Cast, client_of

    programme = Programme.objects.get(slug="kompan")
    client = client_of(Cast().lead, HTTP_HOST=urlsplit(os.environ["BASE_URL"]).netloc)
    logging.disable(logging.INFO)
    data.fill_to(1_000, programme.pk)
    saving(table, Target(os.environ["BASE_URL"], "/contacts/new/", _form(programme), _headers(client), expected=302))
    centers.fill_to(200)
    first = None
    for size in SIZES:
        fill(table, size, programme)
        looked = looking(table, client, size)
        states = sorted(programme.states.values_list("pk", flat=True))
        for chosen, words in ((states, "all states"), (states[:1], "one state")):
            filtered(table, programme, frozenset(chosen), words)
        if first is None:
            first = looked
        else:
            ratio = looked / first
            table.line(f"  that ratio at {size:,} / at {SIZES[0]:,}", f"{ratio:.2f}", "<= 1.20", met=ratio <= 1.2)


def saving(table, target):
    """Contacts saved over HTTP with the triggers and without them, in turn."""
    rates = {"with": [], "without": []}
    for _round in range(ROUNDS):
        for name, measured in rates.items():
            set_triggers(on=name == "with")
            requests_per_second(target, 0.3)
            measured.append(requests_per_second(target, SECONDS))
    set_triggers(on=True)
    ratio = median(on / off for on, off in zip(rates["with"], rates["without"], strict=True))
    table.line("saving over HTTP with the rollup's triggers", f"{median(rates['with']):.0f}/s")
    table.line("  ratio to saving without them", f"{ratio:.2f}", ">= 0.85", met=ratio >= 0.85)


def set_triggers(*, on: bool):
    """Those that put a contact's day into the queue."""
    switch = "ENABLE" if on else "DISABLE"
    with data.superuser() as superuser:
        for event in TRIGGERS:
            superuser.execute(f"ALTER TABLE cases_contact {switch} TRIGGER reporting_contacts_{event}")


def fill(table, size: int, programme):
    """Contacts and a twentieth of referrals, past the triggers; then the rollup anew."""
    began = time.monotonic()
    data.fill_to(size, programme.pk)
    data.refer_to(size // 20, programme.pk)
    loaded = time.monotonic()
    call_command("rollup", "--all-states", "--rebuild", stdout=StringIO())
    rebuilt = time.monotonic() - loaded
    with data.superuser() as superuser:
        superuser.execute("VACUUM ANALYZE reporting_rollup")
        superuser.execute("VACUUM ANALYZE reporting_dirtyday")
        rows, of_rollup, of_contacts, of_index = superuser.execute(
            "SELECT (SELECT count(*) FROM reporting_rollup), pg_total_relation_size('reporting_rollup'),"
            " pg_total_relation_size('cases_contact'), pg_relation_size('contact_figures')"
        ).fetchone()
    print(f"  ({size:,} contacts and {size // 20:,} referrals written in {loaded - began:.0f} s)")
    table.line(f"counting {size:,} contacts anew", f"{rebuilt:.0f} s")
    table.line("  rows of the rollup, size / size of contacts", f"{rows:,}, {of_rollup / of_contacts:.2f}")
    table.line("  covering index / size of contacts", f"{of_index / of_contacts:.2f}")


def looking(table, client, size: int) -> float:
    """The default dashboard of somebody who sees every state: queries, server time; its ratio to the floor's."""
    answer = client.get(PAGE)
    assert answer.status_code == 200, answer.status_code
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    queries = [each["sql"] for each in captured if not each["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "REL"))]
    times, floor = [], []
    for _look in range(LOOKS):
        times += milliseconds(lambda: client.get(PAGE), 1)
        floor += milliseconds(lambda: client.get(FLOOR), 1)
    p95 = quantiles(times, n=20)[-1]
    table.line(f"default dashboard at {size:,} contacts, queries", str(len(queries)), "<= 12", met=len(queries) <= 12)
    table.line("  server time, median / p95", f"{median(times):.0f} / {p95:.0f} ms", "<= 120 ms", met=p95 <= 120)
    table.line(f"  median / median of {FLOOR} in turn", f"{median(times) / median(floor):.2f}")
    return median(times) / median(floor)


def filtered(table, programme, states, words):
    """Figures of twelve months in one language: ours behind the wall, and the same question by hand without one."""
    from cases.queries import local_midnight
    from streetwork.reporting.figures.dimensions import Dimension
    from streetwork.reporting.figures.queries import figures_of
    from streetwork.reporting.figures.selection import Selection
    from streetwork.reporting.periods import DAY, Period
    from streetwork.tenancy.scope import scope

    today = timezone.localdate()
    period = Period(today.replace(year=today.year - 1, day=1), today)
    chosen = Selection(period=period, pairs={programme.pk: states}, language="pl")
    dimensions = (
        Dimension.LANGUAGE, Dimension.PLATFORM, Dimension.TOPIC, Dimension.ORIGIN, Dimension.EVIDENCE, Dimension.ACT,
        Dimension.INITIATIVE, Dimension.SETTING, Dimension.TOPIC_LANGUAGE,
    )  # fmt: skip
    values = {"states": sorted(states), "programme": programme.pk, "since": local_midnight(period.first),
              "until": local_midnight(period.last + DAY)}  # fmt: skip

    def ours():
        with scope(states), transaction.atomic():
            figures_of([chosen], dimensions, series="month")

    with data.superuser() as superuser:

        def by_hand():
            superuser.execute(BY_HAND, values).fetchall()

        times = {"ours": [], "by hand": []}
        for work in (ours, by_hand) * 2:
            work()
        for _round in range(ROUNDS):
            times["ours"] += milliseconds(ours, 1)
            times["by hand"] += milliseconds(by_hand, 1)
        plan = str(superuser.execute(f"EXPLAIN {BY_HAND}", values).fetchall())
    ratio = median(a / b for a, b in zip(times["ours"], times["by hand"], strict=True))
    table.line(f"filtered figures of 12 months, {words}, ours / by hand",
               f"{median(times['ours']):.0f} / {median(times['by hand']):.0f} ms")  # fmt: skip
    table.line("  ratio", f"{ratio:.2f}", "<= 1.30", met=ratio <= 1.3)
    table.line("  by the covering index alone", "yes" if "Index Only Scan using contact_figures" in plan else "no")


def milliseconds(work, times: int) -> list[float]:
    measured = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        measured.append((time.perf_counter() - began) * 1000)
    return measured
