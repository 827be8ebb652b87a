"""What stops a change. Nothing was saved."""

from streetwork.web import steps


class Refused(steps.Refused):
    """Not possible any more. `code`: released, status, taken."""
