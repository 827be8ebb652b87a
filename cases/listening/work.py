"""Reading a run: message by message through the keywords, hits masked and staged, a checkpoint every few thousand.

A checkpoint commits how far the reading is together with what it found. Whoever takes the run up again reads quickly
up to there and goes on. Two workers cannot both count a part: a checkpoint holds only if `read` is still what this
worker wrote last, and nobody takes up a run whose last sign of life is young.
"""

import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta

import structlog
from django.db import DatabaseError, transaction
from django.utils import timezone

from cases.listening.enums import LeadKind, RunStatus
from cases.listening.finding import Finder
from cases.listening.opening import opened
from cases.listening.readers import BadFile, read
from cases.listening.runs import LIVE, end_without_leads, forget_upload, leave_to_worker
from cases.listening.spool import SpoiledUpload
from cases.listening.staging import publish, stage
from cases.models import ListeningRun
from streetwork.accounts.access import access_of
from streetwork.accounts.roles import LISTENS
from streetwork.delivery.audit import log_access
from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.tenancy.scope import current

MESSAGES = 5000  # of a checkpoint, unless SECONDS are over earlier
SECONDS = 5.0
LEASE = timedelta(seconds=45)
MOST_SECONDS = 480.0  # of one task; Celery ends tasks after 600
CHOOSING = timedelta(hours=24)
MOST_STARTS = 5  # without getting any further
log = structlog.get_logger(__name__)


class Lost(Exception):
    """The run was cancelled, or another worker has it."""


def work_on(pk: int) -> None:
    """Read the run from its last checkpoint on, as far as it comes. Whatever happens, the run says so."""
    with transaction.atomic():
        run = ListeningRun.objects.filter(pk=pk).first()
    if run is None or run.status not in (RunStatus.WAITING, RunStatus.READING):
        return
    if not _may_still(run):
        _fail(run, ["not_yours", {}])
        return
    with scope_of_actor(run.user_id):
        reading = take_up(run)
        if reading is None:
            return
        try:
            reading.go_on()
        except Lost:
            log.info("listening_lost", run=pk)
        except BadFile as problem:
            _fail(run, [problem.code, _plain(problem.values)], only_if_read=reading.written)
        except SpoiledUpload:
            _fail(run, ["upload_gone", {}], only_if_read=reading.written)
        except DatabaseError:
            raise  # the sweep tries again: nothing is wrong with the file
        except Exception as problem:
            log.exception("listening_broke", run=pk, error=type(problem).__name__)
            _fail(run, ["broke", {}], only_if_read=reading.written)


def _may_still(run) -> bool:
    """Whoever began it may have lost the right since."""
    if run.user_id is None:
        return False
    return run.state_id in access_of(run.user_id).states_for(*LISTENS, programme=run.programme_id, running=True)


@contextmanager
def locked(run: ListeningRun):
    """The row of this moment, locked for a transaction; None when it is gone."""
    with transaction.atomic():
        rows = ListeningRun.objects.select_for_update(of=("self",))
        yield rows.filter(state=run.state_id, pk=run.pk).first()


def take_up(run: ListeningRun) -> "Reading | None":
    """Take the run, if nobody has it. A run that kills its worker again and again is given up."""
    with locked(run) as found:
        now = timezone.now()
        if found is None or found.status not in (RunStatus.WAITING, RunStatus.READING):
            return None
        if found.beat_at is not None and found.beat_at > now - LEASE:
            return None
        starts = found.counts.get("starts", 0) + 1
        if starts > MOST_STARTS:
            end_without_leads(found, RunStatus.FAILED, ["broke", {}])
            return None
        found.status, found.beat_at, found.counts = RunStatus.READING, now, {"starts": starts}
        found.save(update_fields=["status", "beat_at", "counts"])
    return Reading(found)


class Reading:
    """One worker's work on one run."""

    def __init__(self, run: ListeningRun):
        self.run = run
        self.written = run.read
        self.left_out: Counter = Counter()
        self.found: list = []
        self.read = self.place = 0
        self.hits = run.hits
        self.began = self.beaten = time.monotonic()

    def go_on(self) -> None:
        """Read to the end, or until the time of the task is over. Raises BadFile, SpoiledUpload, Lost."""
        finder = Finder(self.run)
        with opened(self.run.upload, self.run.upload_key) as upload:
            for message in read(upload.stream, self.run.format, mapping=self.run.mapping or None, tally=self.left_out):
                self.read += 1
                if self.read > self.written:
                    self._look_at(finder, message)
                if self._is_time():
                    self.place = upload.position
                    self._checkpoint()
                    if time.monotonic() - self.began > MOST_SECONDS:
                        self._pause()
                        return
        self.place = self.run.size
        self._finish()

    def _look_at(self, finder, message):
        found = finder.finds(message)
        self.found += found
        self.hits += sum(each.kind == LeadKind.HIT for each in found)

    def _is_time(self) -> bool:
        if self.read > self.written and self.read - self.written >= MESSAGES:
            return True
        return self.read % 200 == 0 and time.monotonic() - self.beaten > SECONDS

    def _checkpoint(self) -> None:
        """Commit how far we are; while we only hurry to the last checkpoint it is a sign of life and no more."""
        with self._mine() as run:
            if self.read > self.written:
                self._write(run)
            run.beat_at = timezone.now()
            run.save(update_fields=["beat_at", "read", "position", "hits", "counts"])
        self.written = max(self.written, self.read)
        self.found, self.beaten = [], time.monotonic()

    def _write(self, run):
        stage(run, self.found)
        run.read, run.position, run.hits = self.read, min(self.place, run.size), self.hits
        run.counts = {"starts": 0}

    def _pause(self) -> None:
        """Give it back, to be taken up at once: a task has an end, a file of 500 MB may need two."""
        with self._mine() as run:
            run.beat_at = None
            run.save(update_fields=["beat_at"])
            leave_to_worker(run)

    def _finish(self) -> None:
        with self._mine() as run:
            self._write(run)
            run.counts = publish(run) | {"left_out": dict(self.left_out)}
            run.status, run.finished_at, run.beat_at = RunStatus.DONE, timezone.now(), None
            forget_upload(run)
            run.save()
            log_access(current(), "listening.import", run, detail=f"{run.read}-{run.hits}")

    @contextmanager
    def _mine(self):
        """The locked row, as long as it is ours. Raises Lost."""
        with locked(self.run) as run:
            if run is None or run.status != RunStatus.READING or run.read != self.written:
                raise Lost
            yield run


def _fail(run: ListeningRun, problem: list, *, only_if_read: int | None = None) -> None:
    with locked(run) as found:
        if found is None or found.status not in LIVE or (only_if_read is not None and found.read != only_if_read):
            return
        end_without_leads(found, RunStatus.FAILED, problem)
    log.info("listening_failed", run=run.pk, code=problem[0])


def _plain(values: dict) -> dict:
    """Numbers and short codes of a problem; never a piece of the file."""
    return {key: value for key, value in values.items() if isinstance(value, int)}


def stale_runs():
    """Runs that wait for a worker although nobody has them: the hint was lost, or the worker died."""
    before = timezone.now() - LEASE
    waiting = ListeningRun.objects.filter(status__in=(RunStatus.WAITING, RunStatus.READING))
    return [run for run in waiting if (run.beat_at or run.created_at) <= before]


def spool_in_use() -> set:
    """The uploads of live runs."""
    return set(ListeningRun.objects.filter(upload__isnull=False, status__in=LIVE).values_list("upload", flat=True))


def abandoned_mappings(now):
    """Tables whose columns nobody chose within a day: the upload must not lie here longer."""
    return ListeningRun.objects.filter(status=RunStatus.MAPPING, created_at__lte=now - CHOOSING)
