"""The parts of the runner that need no service."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from streetwork.devstack import application, cli, environment, paths, stamps
from streetwork.devstack.instance import Busy, only_one
from streetwork.devstack.logs import ErrorTail
from streetwork.devstack.problems import Problem, from_os_error
from streetwork.devstack.processes import Signals, run_step, spawn, stop_all


def sleeper(tmp_path, code="import time; time.sleep(60)"):
    return spawn([sys.executable, "-c", code], env=dict(os.environ), log=tmp_path / "log")


def test_a_second_instance_on_the_same_data_is_told_who_holds_them(tmp_path):
    told = pytest.raises(Busy, match=f"make run.*8000 .process {os.getpid()}")
    with only_one(tmp_path, "`make run` on http://localhost:8000"), told, only_one(tmp_path, "me"):
        pass
    with only_one(tmp_path, "me"):
        assert "me" in (tmp_path / "instance.lock").read_text()


def test_a_taken_port_is_named_with_a_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Problem, match=f"Port {port} is taken.*PORT={port + 1} make run"):
            application.require_free_port(port)
    application.require_free_port(port)


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1"])
def test_what_is_no_port_is_refused(text):
    with pytest.raises(Problem, match="is no port"):
        environment.port_of({"PORT": text})


def test_the_usual_port_is_8000():
    assert environment.port_of({}) == environment.port_of({"PORT": ""}) == 8000


def test_a_nearly_full_disk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEAST_FREE_MB", 10**9)
    with pytest.raises(Problem, match="MB are free"):
        paths.require_space(tmp_path)


def test_a_full_disk_is_one_sentence_and_an_unknown_error_keeps_its_traceback(tmp_path):
    assert "disk is full" in str(from_os_error(OSError(errno.ENOSPC, "no space"), tmp_path))
    with pytest.raises(OSError):
        from_os_error(OSError(errno.EIO, "broken"), tmp_path)


def test_a_problem_is_printed_without_traceback_and_ends_with_1(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PORT", "abc")
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    assert cli.main(["run"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_long_temporary_folder_does_not_make_the_socket_path_too_long(tmp_path, monkeypatch):
    long = tmp_path / ("x" * 100)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    folder = paths.socket_dir(tmp_path)
    assert len(f"{folder}/.s.PGSQL.5432.lock") <= 103
    folder.rmdir()


def test_a_socket_folder_that_others_may_enter_is_refused(tmp_path):
    (tmp_path / "open").mkdir(mode=0o755)
    with pytest.raises(Problem, match="not private"):
        paths.make_private(tmp_path / "open")


def test_the_folder_of_a_killed_run_is_removed_by_the_next(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / f"streetwork-throwaway-{os.getuid()}-left"
    left.mkdir()
    with paths.throwaway_dir() as mine, paths.throwaway_dir() as beside:
        assert not left.exists()
        assert (mine.exists(), beside.exists()) == (True, True)


def test_keys_are_made_once_and_are_private(tmp_path):
    path = tmp_path / "keys" / "secret-key"
    key = environment.kept_key(path, environment.new_secret_key)
    assert len(key) >= 50
    assert environment.kept_key(path, environment.new_secret_key) == key
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_the_user_has_set_wins(tmp_path):
    env = environment.development({"DEMO_MODE": "0", "ROOT_KEY": "mine"}, tmp_path, 8123)
    assert (env["DEMO_MODE"], env["ROOT_KEY"]) == ("0", "mine")
    assert "ROOT_KEY_FILE" not in env
    assert env["BASE_URL"] == "http://localhost:8123"


def test_an_own_database_needs_both_logins():
    assert not environment.uses_own_database({})
    assert environment.uses_own_database({"DATABASE_URL": "x", "DATABASE_OWNER_URL": "y"})
    with pytest.raises(Problem, match="DATABASE_OWNER_URL"):
        environment.uses_own_database({"DATABASE_URL": "x"})


def test_a_terminated_child_ends_at_once(tmp_path):
    child = sleeper(tmp_path)
    started = time.monotonic()
    stop_all([child], Signals())
    assert child.returncode == -signal.SIGTERM
    assert time.monotonic() - started < 5


def test_a_second_wish_to_stop_kills_a_deaf_child_with_its_children(tmp_path):
    deaf = (
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    child = sleeper(tmp_path, deaf)
    while not (said := (tmp_path / "log").read_text()):
        time.sleep(0.02)
    signals = Signals()
    signals.count = 2
    stop_all([child], signals)
    assert child.returncode == -signal.SIGKILL
    assert wait_until_gone(int(said))


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG is Linux's")
def test_children_of_a_runner_that_was_killed_end_too(tmp_path):
    runner = (
        "import os, pathlib, sys, time; from streetwork.devstack.processes import spawn;"
        f"child = spawn(['sleep', '60'], env=dict(os.environ), log=pathlib.Path({str(tmp_path / 'log')!r}));"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", runner], stdout=subprocess.PIPE, text=True, cwd=paths.REPO)
    child = int(process.stdout.readline())
    process.kill()
    process.communicate()
    assert wait_until_gone(child)


def wait_until_gone(pid):
    for _attempt in range(250):
        command = ["ps", "-o", "stat=", "-p", str(pid)]
        state = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        if not state or state.startswith("Z"):
            return True
        time.sleep(0.02)
    return False


def test_a_failed_step_shows_the_end_of_its_own_output(tmp_path):
    log = tmp_path / "log"
    log.write_text("of an earlier run\n")
    command = [sys.executable, "-c", "import sys; sys.exit('it broke')"]
    with pytest.raises(Problem, match="it broke") as caught:
        run_step(command, env=dict(os.environ), log=log, cwd=None, signals=Signals(), what="do it")
    assert "Could not do it" in str(caught.value)
    assert "earlier" not in str(caught.value)


def test_the_terminal_shows_errors_and_tracebacks_but_no_information(tmp_path):
    log = tmp_path / "web.log"
    log.write_text("ERROR of an earlier run\n")
    tail = ErrorTail("web", log)
    with log.open("a") as file:
        file.write('{"event": "page", "level": "info"}\nTraceback (most recent call last):\n  File "x"\n')
        file.write('ValueError: boom\nfine\n{"event": "bad", "level": "error"}\nERROR unfinished')
    assert tail.new_errors() == [
        "     web │ Traceback (most recent call last):",
        '     web │   File "x"',
        "     web │ ValueError: boom",
        '     web │ {"event": "bad", "level": "error"}',
    ]
    with log.open("a") as file:
        file.write(" line\n")
    assert tail.new_errors() == ["     web │ ERROR unfinished line"]


def test_a_child_that_dies_is_named_with_its_last_words(tmp_path):
    commands = {"worker": [sys.executable, "-c", "import sys; sys.exit('no broker')"]}
    app = application.Application(commands, env=dict(os.environ), var=tmp_path)
    app.start()
    with pytest.raises(Problem, match=r"(?s)no broker.*worker ended with exit code 1.*worker\.log"):
        app.watch(Signals())


def test_a_stamp_holds_until_its_content_changes(tmp_path):
    marks = stamps.Stamps(tmp_path / "stamps")
    assert not marks.fresh("migrated", "a")
    marks.set("migrated", "a")
    assert marks.fresh("migrated", "a")
    assert not marks.fresh("migrated", "b")


def test_a_new_migration_changes_the_stamp_and_a_new_view_does_not(tmp_path):
    migrations = tmp_path / "cases" / "migrations"
    migrations.mkdir(parents=True)
    before = stamps.of_migrations(tmp_path), stamps.of_sources(tmp_path)
    (tmp_path / "cases" / "views.py").write_text("")
    between = stamps.of_migrations(tmp_path), stamps.of_sources(tmp_path)
    (migrations / "0001_initial.py").write_text("")
    assert before[0] == between[0] != stamps.of_migrations(tmp_path)
    assert before[1] != between[1]
