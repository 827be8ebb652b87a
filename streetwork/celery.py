"""The Celery application. The schedule of beat is what the apps register with `streetwork.delivery.schedule`."""

import os

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streetwork.settings.dev")

app = Celery("streetwork")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_unsafe_start(**kwargs):
    """A worker on a database whose walls are down does not start."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import connections

    from streetwork.tenancy import checks

    try:
        checks.refuse_unsafe_start()
    except ImproperlyConfigured as problem:
        # Celery logs what a signal handler raises and goes on; only this ends the worker.
        raise SystemExit(str(problem)) from problem
    connections.close_all()
