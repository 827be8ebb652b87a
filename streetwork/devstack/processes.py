"""Child processes that end when this one ends, in whatever way."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from streetwork.devstack.problems import Problem, Stopped

GRACE_SECONDS = 15
TICK_SECONDS = 0.05
BIG_LOG_BYTES = 5_000_000
LINUX = sys.platform == "linux"
_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER = 0x10000000
# Loaded here, not between fork and exec.
_libc = ctypes.CDLL(None, use_errno=True) if LINUX else None


class Signals:
    """Counts the wishes to stop: the first ends in good order, the second at once."""

    def __init__(self):
        self.count = 0
        self._interrupts_are_the_childs = False
        self._terminal = sys.stdin is not None and sys.stdin.isatty()

    def listen(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._count)
        if "MAKELEVEL" in os.environ:
            die_with_parent(signal.SIGTERM)

    def _count(self, number, _frame):
        if number != signal.SIGINT or not self._interrupts_are_the_childs:
            self.count += 1

    @contextlib.contextmanager
    def left_to_the_child(self):
        """While a foreground command runs, Ctrl-C is between the terminal and that command."""
        self._interrupts_are_the_childs = self._terminal
        try:
            yield
        finally:
            self._interrupts_are_the_childs = False

    def check(self):
        """Raise Stopped once somebody wants an end, or has closed the terminal."""
        if self._terminal:
            try:
                os.tcgetpgrp(0)
            except OSError:
                self._terminal, self.count = False, self.count + 1
        if self.count:
            raise Stopped

    @property
    def hurry(self):
        return self.count > 1


def die_with_parent(number):
    """Ask the kernel to signal this process when its parent is gone (Linux), even by kill -9."""
    if LINUX:
        _libc.prctl(_PR_SET_PDEATHSIG, number)


def leave_root():
    """Enter a user namespace as uid 1000: Postgres refuses uid 0. The files stay root's."""
    uid, gid = os.geteuid(), os.getegid()
    if _libc.unshare(_CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"1000 {uid} 1")
    Path("/proc/self/gid_map").write_text(f"1000 {gid} 1")


def _before_exec(parent, death_signal, unprivileged):
    def prepare():
        if unprivileged:
            leave_root()
        die_with_parent(death_signal)  # after leave_root: a change of credentials clears it
        if os.getppid() != parent:
            os._exit(1)

    return prepare


def spawn(command, *, env, log=None, cwd=None, death_signal=signal.SIGTERM, unprivileged=False, own_session=True):
    """Start a child that dies with this process; its output goes to `log`, else to the terminal."""
    with open_log(log) if log else contextlib.nullcontext() as output:
        return subprocess.Popen(
            [str(part) for part in command],
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL if own_session else None,
            stdout=output,
            stderr=output,
            start_new_session=own_session,
            preexec_fn=_before_exec(os.getpid(), death_signal, unprivileged and must_leave_root()),  # noqa: PLW1509 no threads here
        )


def must_leave_root():
    return LINUX and os.geteuid() == 0


def open_log(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > BIG_LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")


def last_lines(path, count=15, since=0):
    """The end of a log, not before byte `since`."""
    with contextlib.suppress(FileNotFoundError), path.open("rb") as file:
        file.seek(max(since, path.stat().st_size - 20_000))
        return "\n".join(file.read().decode(errors="replace").splitlines()[-count:])
    return ""


def run_step(command, *, env, log, cwd, signals, what):
    """Run one step to its end with its output in `log`; a failure shows the end of what it said."""
    since = log.stat().st_size if log.exists() else 0
    finish_step(spawn(command, env=env, log=log, cwd=cwd), log=log, since=since, signals=signals, what=what)


def finish_step(child, *, log, signals, what, since=0):
    try:
        while child.poll() is None:
            signals.check()
            time.sleep(TICK_SECONDS)
    finally:
        stop_all([child], signals)
    if child.returncode:
        raise Problem(f"{last_lines(log, since=since)}\n\nCould not {what}. The whole log: {log}")


def stop_all(children, signals):
    """SIGTERM to all, 15 s of grace (none after a second Ctrl-C), then the whole groups are killed."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    end = time.monotonic() + GRACE_SECONDS
    while any(child.poll() is None for child in children) and time.monotonic() < end and not signals.hurry:
        time.sleep(TICK_SECONDS)
    for child in children:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
