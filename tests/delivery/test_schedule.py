from celery.schedules import crontab
from django.utils.module_loading import import_string

from streetwork.celery import app
from streetwork.delivery import schedule

T = "streetwork.delivery.tasks"


def test_beat_knows_what_the_apps_registered():
    assert app.conf.beat_schedule == schedule.entries
    assert schedule.entries[f"{T}.deliver_outbox"]["schedule"] == 30
    assert schedule.entries[f"{T}.apply_retention"]["schedule"] == crontab(hour=3, minute=10)


def test_times_are_local():
    assert app.conf.timezone == "Europe/Berlin"


def test_every_scheduled_name_is_a_task():
    assert all(import_string(name).name == name for name in schedule.entries)


def test_a_sweep_that_nobody_took_is_dropped_before_the_next():
    entry = schedule.entries[f"{T}.deliver_outbox"]
    assert entry["options"]["expires"] <= entry["schedule"]
