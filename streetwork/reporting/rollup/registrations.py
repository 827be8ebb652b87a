"""What this room puts into the frames of `web` and `delivery`."""

from streetwork.delivery import schedule

TASKS = "streetwork.reporting.rollup.tasks"
SECONDS = 15


def register():
    import streetwork.reporting.rollup.tasks  # noqa: F401

    schedule.every(f"{TASKS}.refresh_rollup", seconds=SECONDS)
