"""From an empty database to one that is ready to serve, skipping what is up to date."""

import hashlib
import shutil
import subprocess
import sys

from streetwork.devstack import messages, stamps
from streetwork.devstack.environment import EMBEDDED, is_demo
from streetwork.devstack.paths import REPO
from streetwork.devstack.problems import Problem
from streetwork.devstack.processes import finish_step, run_step, spawn

MANAGE = [sys.executable, str(REPO / "manage.py")]
DEMO_ACCOUNTS = "demo-accounts.txt"
# What the demo data tell of; a new room is added to data that are there.
DEMO_ROOMS = "contacts, directory, daily rhythm, campaigns, trainings, thirty months, evidence"


def prepare(env, var, signals, say):
    """Catalogues, schema, ground data, demo data (once), static files; returns the list of demo accounts."""
    messages.compile_stale(REPO)
    log = var / "log" / "prepare.log"
    marks = database_stamps(env, var)
    static_log = log.with_name("static.log")
    static = start_collectstatic(env, var, static_log, say)

    def manage(*command, what):
        run_step([*MANAGE, *command], env=env, log=log, cwd=REPO, signals=signals, what=what)

    try:
        embedded = EMBEDDED in env
        migrations, sources = stamps.of_migrations(), stamps.of_sources()
        if not (embedded and marks.fresh("migrated", migrations)):
            say("Preparing the database …")
            manage("migrate", "--noinput", "-v0", what="migrate the database")
            marks.set("migrated", migrations)
        if not (embedded and marks.fresh("ground", sources)):
            manage("seed_ground", "-v0", what="write the ground data")
            marks.set("ground", sources)
            (marks.folder / DEMO_ACCOUNTS).unlink(missing_ok=True)
        if is_demo(env) and not marks.fresh("demo", DEMO_ROOMS):
            say("Writing the demo data …")
            manage("seed_demo", "-v0", what="write the demo data")
            marks.set("demo", DEMO_ROOMS)
        if static:
            finish_step(static[0], log=static_log, signals=signals, what="collect the static files")
            stamps.Stamps(var / "stamps").set("static", static[1])
            static = None
    finally:
        if static:
            static[0].kill()
            static[0].wait()
    return demo_accounts(env, marks, signals)


def database_stamps(env, var):
    """Beside the embedded cluster, so that they go when it goes; else one folder per address."""
    if EMBEDDED in env:
        return stamps.Stamps(var / "postgres" / "stamps")
    address = hashlib.sha256(env["DATABASE_URL"].encode()).hexdigest()[:16]
    return stamps.Stamps(var / "stamps" / address)


def start_collectstatic(env, var, log, say):
    wanted = stamps.of_static_files()
    if stamps.Stamps(var / "stamps").fresh("static", wanted) and (var / "static").exists():
        return None
    say("Collecting the static files …")
    log.unlink(missing_ok=True)
    shutil.rmtree(var / "static", ignore_errors=True)
    return spawn([*MANAGE, "collectstatic", "--noinput", "-v0"], env=env, log=log, cwd=REPO), wanted


def demo_accounts(env, marks, signals):
    """What `manage.py demo_accounts` prints, kept until the ground changes."""
    if not is_demo(env):
        return ""
    kept = marks.folder / DEMO_ACCOUNTS
    if not kept.exists():
        command = [*MANAGE, "demo_accounts"]
        done = subprocess.run(command, env=env, cwd=REPO, capture_output=True, text=True, check=False)
        signals.check()
        if done.returncode:
            raise Problem(f"{done.stderr[-2000:]}\n\nCould not list the demo accounts.")
        kept.write_text(done.stdout)
    return kept.read_text().rstrip()


def reset_demo(env, var, signals):
    """`make demo`: throw the demo data away and write them anew."""
    log, marks = var / "log" / "prepare.log", database_stamps(env, var)
    (marks.folder / "demo").unlink(missing_ok=True)
    (marks.folder / DEMO_ACCOUNTS).unlink(missing_ok=True)
    command = [*MANAGE, "seed_demo", "--reset", "-v0"]
    run_step(command, env=env, log=log, cwd=REPO, signals=signals, what="write the demo data anew")
    marks.set("demo", DEMO_ROOMS)
