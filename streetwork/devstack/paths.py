"""Where things lie: `var/` of the repository (or VAR_DIR), and short private folders for unix sockets."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

from streetwork.devstack.problems import Problem

REPO = Path(__file__).resolve().parents[2]
LEAST_FREE_MB = 500
# sun_path holds 104 bytes on macOS and 108 on Linux, with its closing NUL.
LONGEST_SOCKET_PATH = 103
LONGEST_SOCKET_NAME = "/.s.PGSQL.5432.lock"


def var_dir(env):
    return Path(env.get("VAR_DIR") or REPO / "var").absolute()


def require_space(folder):
    """Refuse to start on a disk that is nearly full: Postgres would stop in the middle of the work."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < LEAST_FREE_MB:
        raise Problem(
            f"Only {free} MB are free in {folder}; at least {LEAST_FREE_MB} MB are needed. "
            "Free some space, or set VAR_DIR to a folder on another disk."
        )


def socket_dir(home):
    """A private folder with a short path for the sockets of the services whose data lie in `home`."""
    name = f"streetwork-{os.getuid()}-{hashlib.sha256(str(home).encode()).hexdigest()[:10]}"
    for parent in (tempfile.gettempdir(), "/tmp"):
        folder = Path(parent, name)
        if len(f"{folder}{LONGEST_SOCKET_NAME}") <= LONGEST_SOCKET_PATH:
            return make_private(folder)
    raise Problem(f"The path {parent} is too long for a unix socket; set TMPDIR to a shorter one.")


def make_private(folder):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise Problem(f"{folder} is not private to you; remove it and start again.")
    return folder


@contextlib.contextmanager
def throwaway_dir():
    """A folder for one run, removed afterwards; folders left by a killed run are removed first."""
    prefix = f"streetwork-throwaway-{os.getuid()}-"
    for old in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with _held(old) as free:
            if free:
                shutil.rmtree(old, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        with _held(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(socket_dir(folder), ignore_errors=True)


@contextlib.contextmanager
def _held(folder):
    """Hold `folder` for this process; yields whether nobody else holds it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)
