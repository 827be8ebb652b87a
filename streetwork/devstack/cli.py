"""python -m streetwork.devstack (run | demo | exec | throwaway | test | messages | locks)"""

import argparse
import os
import sys
import time

from streetwork.devstack import (
    application,
    environment,
    locks,
    message_checks,
    messages,
    preparation,
    services,
    sessions,
)
from streetwork.devstack.instance import only_one
from streetwork.devstack.paths import REPO, require_space, var_dir
from streetwork.devstack.problems import Problem, Stopped, from_os_error
from streetwork.devstack.processes import Signals, run_step


def main(arguments=None):
    options = parser().parse_args(arguments)
    signals = Signals()
    try:
        return options.command(options, signals) or 0
    except Stopped:
        return 0 if options.command is run else 130
    except Problem as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(from_os_error(error, var_dir(os.environ)), file=sys.stderr)
    return 1


def parser():
    top = argparse.ArgumentParser(prog="python -m streetwork.devstack", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def add(name, function, text):
        command = commands.add_parser(name, help=text)
        command.set_defaults(command=function)
        return command

    add("run", run, "everything, until Ctrl-C")
    add("demo", demo, "reset the demo data")
    inside = add("exec", execute, "a command with the services of make run, shared with it when it runs")
    inside.add_argument("--bare", action="store_true", help="do not prepare the database first")
    thrown = add("throwaway", throwaway, "a command with services of its own that vanish afterwards")
    thrown.add_argument("--settings", default="test", choices=["dev", "test", "prod"])
    thrown.add_argument("--migrate", action="store_true", help="migrate and write the ground data first")
    thrown.add_argument("--durable", action="store_true", help="with fsync, as in production (benchmarks)")
    for command in (inside, thrown):
        command.add_argument("--web", action="store_true", help="with a web server; its address is BASE_URL")
        command.add_argument("argv", nargs=argparse.REMAINDER, metavar="CMD …")
    tests = add("test", test, "pytest on throw-away services")
    tests.add_argument("argv", nargs=argparse.REMAINDER, metavar="PYTEST-ARGUMENTS")
    catalogues = add("messages", run_messages, "compile the translation catalogues that changed")
    catalogues.add_argument("--check", action="store_true", help="are they complete, sound and up to date?")
    catalogues.add_argument("--extract", action="store_true", help="collect the visible strings (needs gettext)")
    add(
        "locks",
        lambda _options, _signals: locks.check(REPO),
        "do the lock files agree, without a host?",
    )
    return top


def run(_options, signals):
    started = time.monotonic()
    var, env = var_dir(os.environ), dict(os.environ)
    port = environment.port_of(env)
    with only_one(var, f"`make run` on http://localhost:{port}"):
        application.require_free_port(port)
        require_space(var)
        signals.listen()
        with services.running(environment.development(env, var, port), var, signals) as env:
            accounts = preparation.prepare(env, var, signals, say)
            commands = {
                "web": application.web_command(port),
                "worker": application.worker_command(),
                "beat": application.beat_command(var),
            }
            with sessions.started_application(commands, env, var, signals) as everything:
                everything.wait_ready(port, signals)
                say(ready_text(env["BASE_URL"], accounts, var, time.monotonic() - started))
                everything.watch(signals)


def ready_text(address, accounts, var, seconds):
    parts = [f"\nStreetwork is ready: {address}   ({seconds:.1f} s)"]
    if accounts:
        parts.append(accounts)
    parts.append(f"Stop with Ctrl-C. Logs: {os.path.relpath(var / 'log')}\n")
    return "\n\n".join(parts)


def demo(_options, signals):
    with sessions.shared_services(signals, f"`make demo` (process {os.getpid()})") as (env, var):
        if not environment.is_demo(env):
            raise Problem("DEMO_MODE is off: there are no demo data to reset.")
        preparation.prepare(env, var, signals, say)
        preparation.reset_demo(env, var, signals)
    say("The demo data are as on the first day.")


def execute(options, signals):
    with sessions.shared_services(signals, f"`{' '.join(options.argv)}`") as (env, var):
        if not options.bare:
            preparation.prepare(env, var, signals, say_aside)
        with sessions.maybe_web(options.web, env, var, signals) as inside:
            return sessions.call(options.argv, inside, signals)


def throwaway(options, signals):
    with sessions.throwaway_services(options.settings, signals, fast=not options.durable) as (env, var):
        if options.migrate:
            manage = preparation.MANAGE
            for command in (["migrate", "--noinput", "-v0"], ["seed_ground", "-v0"]):
                run_step([*manage, *command], env=env, log=var / "log/prepare.log", cwd=REPO, signals=signals,
                         what="prepare a throw-away database")  # fmt: skip
        if options.web:
            run_step([*preparation.MANAGE, "collectstatic", "--noinput", "-v0"], env=env, log=var / "log/prepare.log",
                     cwd=REPO, signals=signals, what="collect the static files")  # fmt: skip
        with sessions.maybe_web(options.web, env, var, signals) as inside:
            return sessions.call(options.argv, inside, signals)


def test(options, signals):
    with sessions.throwaway_services("test", signals) as (env, _var):
        return sessions.call([sys.executable, "-m", "pytest", *sessions.without_dashes(options.argv)], env, signals)


def run_messages(options, signals):
    if options.extract:
        messages.extract(REPO)
    messages.compile_stale(REPO)
    return message_checks.report(REPO) if options.check else 0


def say(text):
    print(text, flush=True)


def say_aside(text):
    """Not into the output of the command that follows."""
    print(text, file=sys.stderr, flush=True)
