"""What a person can put right: shown as one sentence, exit code 1, no traceback."""

import errno


class Problem(Exception):
    """A sentence that says what is wrong and what to do about it."""


class Stopped(Exception):
    """Ctrl-C, SIGTERM, SIGHUP or a closed terminal: leave in good order."""


def disk_full(where):
    return Problem(f"The disk is full: {where} has no space left. Free at least 500 MB and start again.")


def from_os_error(error, where):
    """The sentence for an OSError that has one; anything else is our own bug and keeps its traceback."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(error.filename or where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and error.filename:
        return Problem(f"{error.filename} may not be written: {error.strerror}. Check who owns it.")
    raise error
