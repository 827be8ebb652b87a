"""What surrounds one command: its services, a web server if wanted, and how it runs in the foreground."""

import contextlib
import os
import subprocess
import time

from streetwork.devstack import application, environment, messages, services
from streetwork.devstack.instance import Busy, only_one
from streetwork.devstack.paths import REPO, require_space, throwaway_dir, var_dir
from streetwork.devstack.problems import Problem
from streetwork.devstack.processes import GRACE_SECONDS, TICK_SECONDS, spawn


@contextlib.contextmanager
def shared_services(signals, what):
    """The services of a running instance, or else own ones on the same data."""
    var, env = var_dir(os.environ), dict(os.environ)
    env = environment.development(env, var, environment.port_of(env))
    signals.listen()
    try:
        with only_one(var, what):
            require_space(var)
            with services.running(env, var, signals) as env:
                yield env, var
                return
    except Busy:
        found = services.describe(env, var)
        if not all(service.answers() for service in found):
            raise
    yield services.with_addresses(env, found), var


@contextlib.contextmanager
def throwaway_services(settings, signals, *, fast=True):
    """Own services in a folder that vanishes; the user's Postgres is taken if its superuser is named, too."""
    messages.compile_stale(REPO)
    signals.listen()
    given = dict(os.environ)
    if environment.EMBEDDED in given or not given.get("DATABASE_ADMIN_URL"):
        given = environment.without_services(given)
    with throwaway_dir() as var:
        require_space(var)
        with services.running(environment.throwaway(given, var, settings), var, signals, fast=fast) as env:
            yield env, var


@contextlib.contextmanager
def started_application(commands, env, var, signals):
    everything = application.Application(commands, env=env, var=var)
    try:
        everything.start()
        yield everything
    finally:
        everything.stop(signals)


@contextlib.contextmanager
def maybe_web(wanted, env, var, signals):
    if not wanted:
        yield env
        return
    port = application.free_port()
    env = env | {"BASE_URL": f"http://localhost:{port}", "PORT": str(port)}
    with started_application({"web": application.web_command(port)}, env, var, signals) as web:
        web.wait_ready(port, signals)
        yield env


def without_dashes(argv):
    """argparse leaves the `--` that parts our options from those of the command."""
    return argv[1:] if argv[:1] == ["--"] else argv


def call(argv, env, signals):
    """Run a command in the foreground; Ctrl-C reaches it from the terminal, a SIGTERM to us is passed on."""
    command = without_dashes(argv)
    if not command:
        raise Problem("Which command? For example: python -m streetwork.devstack exec python manage.py check")
    try:
        child = spawn(command, env=env, own_session=False)
    except FileNotFoundError:
        raise Problem(f"There is no command {command[0]}.") from None
    with signals.left_to_the_child():
        try:
            while child.poll() is None:
                signals.check()
                time.sleep(TICK_SECONDS)
        finally:
            end_foreground(child, signals)
    return 130 if child.returncode < 0 else child.returncode


def end_foreground(child, signals):
    """As `stop_all`, for a child that shares our process group."""
    if child.poll() is None:
        child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(0 if signals.hurry else GRACE_SECONDS)
    child.kill()
    child.wait()
