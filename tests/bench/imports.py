"""5,000 lines from the file to the directory, beside a plain bulk_create of the same rows; and 5,000 changes."""

import time
from resource import RUSAGE_SELF, getrusage

from django.db import transaction

from referrals.enums import Status
from referrals.exchange import runs
from referrals.exchange.analysis import analyse
from referrals.exchange.applying import apply_run
from referrals.exchange.existing import batches
from referrals.models import AdvisoryCenter, ImportRow, ImportRun
from streetwork.tenancy.models import Programme, State
from streetwork.tenancy.scope import scope

LINES = 5_000
HEADER = "id;name;street;plz;city;phone;email;website;languages;topics;description\n"


def file_of(phone: str) -> bytes:
    lines = (
        f"B{n};Beratung {n * 7919 % 9973} {chr(65 + n % 26)}{n % 89};Weg {n % 90};{39104 + n % 40};Ort {n % 40};"
        f"{phone} {n};n{n}@example.org;https://example.org/{n};de, pl;recognition;{'Wir beraten kostenlos. ' * 8}"
        for n in range(LINES)
    )
    return (HEADER + "\n".join(lines)).encode()


def measure(table):
    state = State.objects.get(code="ST")
    everything = {state.pk}
    with scope(everything, everything):
        before = getrusage(RUSAGE_SELF).ru_maxrss
        plain = _plain(state.pk)
        _once(state.pk, file_of("0391"))  # warm
        _emptied(state.pk)
        analysed, applied = _once(state.pk, file_of("0391"))
        table.line(f"import of {LINES:,} new lines: analysis / apply", f"{analysed:.1f} / {applied:.1f} s", "<= 60 s",
                   met=analysed + applied <= 60)  # fmt: skip
        table.line("  lines per second, beside a plain bulk_create",
                   f"{LINES / (analysed + applied):.0f} / {LINES / plain:.0f}")  # fmt: skip
        table.line("  ratio of applying to the plain bulk_create", f"{plain / applied:.2f}")
        analysed, applied = _once(state.pk, file_of("0345"))
        table.line(f"import of {LINES:,} changed lines: analysis / apply", f"{analysed:.1f} / {applied:.1f} s",
                   "<= 60 s", met=analysed + applied <= 60)  # fmt: skip
        grown = getrusage(RUSAGE_SELF).ru_maxrss - before
        table.line("  memory of the worker grew by at most", f"{grown / 1024:.0f} MB")
        _emptied(state.pk)


def _once(state: int, content: bytes) -> tuple[float, float]:
    """Seconds of the analysis (with the reading of the upload) and of the apply."""
    began = time.monotonic()
    with transaction.atomic():
        run = runs.start_run(
            state=state, programme=Programme.objects.first().pk, user=None, file_name="bench.csv", content=content
        )
        run.new_status = Status.PUBLISHED
        analyse(run, {state})
    analysed = time.monotonic()
    with transaction.atomic():
        apply_run(run)
    return analysed - began, time.monotonic() - analysed


def _plain(state: int) -> float:
    centers = [
        AdvisoryCenter(
            state_id=state, name=f"Beratung {n}", street=f"Weg {n}", postcode="39104", city="Ort", phones=["0391"],
            email=f"n{n}@example.org", languages=["de"], topic_ids=[1], status=Status.PUBLISHED,
            description_de="Wir beraten kostenlos. " * 8,
        )
        for n in range(LINES)
    ]  # fmt: skip
    began = time.monotonic()
    with transaction.atomic():
        for batch in batches(centers):
            AdvisoryCenter.objects.bulk_create(batch)
    seconds = time.monotonic() - began
    _emptied(state)
    return seconds


def _emptied(state: int):
    """As the superuser: the published copies of centres are never deleted by the application."""
    from tests.bench.data import superuser

    with transaction.atomic():
        ImportRow.objects.filter(state=state).delete()
        ImportRun.objects.filter(state=state).delete()
    with superuser() as connection:
        connection.execute("SET session_replication_role = replica")
        for name in ("advisorycenter", "advisorycenterevent", "publishedcenter"):
            connection.execute(f"DELETE FROM referrals_{name} WHERE state_id = %s", [state])
