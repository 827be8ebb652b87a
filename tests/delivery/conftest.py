"""Kinds of messages, mails, rules and reminders that only tests register."""

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F

REPO = Path(__file__).resolve().parents[2]


@contextmanager
def registered(registry, name, entry):
    """Have an entry in a registry for the length of a test."""
    registry.add(name, entry)
    try:
        yield entry
    finally:
        registry.remove(name)


@pytest.fixture
def due_again():
    """Make every waiting row of a model due now: the clock jumps over the waiting time."""

    def jump(model):
        model.objects.filter(due_at__isnull=False).update(due_at=F("created_at"))

    return jump


@pytest.fixture
def run_python(tmp_path):
    """Run a script with Django set up on the test's own database; answers the running process."""
    with ExitStack() as stack:

        def run(script, **environment):
            file = tmp_path / "script.py"
            file.write_text(f"import django\ndjango.setup()\n{script}")
            return stack.enter_context(started([sys.executable, str(file)], **environment))

        yield run


@pytest.fixture
def run_worker():
    """Start a real Celery worker on a queue, with the kinds of tests/delivery/kinds.py."""
    with ExitStack() as stack:

        def run(queue):
            command = [sys.executable, "-m", "celery", "--quiet", "-A", "streetwork", "worker", "--pool", "solo"]
            command += ["--queues", queue, "--include", "tests.delivery.kinds", "--without-mingle", "--without-gossip"]
            return stack.enter_context(started(command))

        yield run


@contextmanager
def started(command, **environment):
    base, question, query = os.environ["DATABASE_URL"].partition("?")
    env = {
        **os.environ,
        "DATABASE_URL": f"{base.rsplit('/', 1)[0]}/{connection.settings_dict['NAME']}{question}{query}",
        "PYTHONPATH": str(REPO),
        "DJANGO_SETTINGS_MODULE": "streetwork.settings.test",
        **environment,
    }
    process = subprocess.Popen(command, env=env, cwd=REPO, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
