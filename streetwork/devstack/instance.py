"""One instance per data folder: a lock that the kernel releases however the holder ends."""

import contextlib
import fcntl
import os

from streetwork.devstack.problems import Problem


class Busy(Problem):
    """Another process holds the data folder."""


@contextlib.contextmanager
def only_one(var, what):
    """Hold `var` for this process. Raises Busy, naming the holder, when it is taken.

    `what` is how the holder is named to others, for example "make run on http://localhost:8000".
    """
    var.mkdir(parents=True, exist_ok=True)
    with (var / "instance.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "another process"
            raise Busy(
                f"The data in {var} are in use by {holder}. Stop it first, or set VAR_DIR to another folder."
            ) from None
        lock.truncate(0)
        lock.write(f"{what} (process {os.getpid()})")
        lock.flush()
        yield
