"""What runs by the clock: apps register entries as they start, Celery's beat reads them. Times are local."""

from celery.schedules import crontab

entries: dict[str, dict] = {}


def every(task: str, *, seconds: float):
    """Run the task (by its dotted name) again and again. A run that no worker took in time is dropped."""
    _add(task, seconds, expires=seconds)


def daily(task: str, *, hour: int, minute: int = 0):
    """Run the task once a day at this local time (the timezone of Celery is settings.TIME_ZONE)."""
    _add(task, crontab(hour=hour, minute=minute), expires=12 * 3600)


def _add(task, when, *, expires):
    entries[task] = {"task": task, "schedule": when, "options": {"expires": expires}}
