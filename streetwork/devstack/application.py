"""Web, Celery worker and beat: started together, watched, stopped together."""

import contextlib
import http.client
import socket
import sys
import time

from streetwork.devstack.logs import ErrorTail
from streetwork.devstack.paths import REPO
from streetwork.devstack.problems import Problem
from streetwork.devstack.processes import TICK_SECONDS, last_lines, spawn, stop_all

HOST = "127.0.0.1"
READY_SECONDS = 90
READY_PATH = "/health/ready"


def require_free_port(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Problem(f"Port {port} needs root; choose one from 1024 on, for example: PORT=8123 make run") from None
        except OSError:
            raise Problem(
                f"Port {port} is taken by another program; choose another: PORT={port + 1} make run"
            ) from None


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def web_command(port):
    server = [
        sys.executable,
        "-m",
        "gunicorn",
        "streetwork.wsgi",
        "--bind",
        f"{HOST}:{port}",
        "--no-control-socket",
    ]
    return [*server, "--workers", "2", "--threads", "4", "--preload", "--graceful-timeout", "10"]


def worker_command():
    celery = [sys.executable, "-m", "celery", "--quiet", "-A", "streetwork", "worker"]
    return [*celery, "--concurrency", "2", "--loglevel", "INFO", "--without-mingle", "--without-gossip"]


def beat_command(var):
    celery = [sys.executable, "-m", "celery", "--quiet", "-A", "streetwork", "beat", "--loglevel", "INFO"]
    return [*celery, "--pidfile=", "--schedule", str(var / "celerybeat-schedule")]


class Application:
    """The children by name; each writes to var/log/<name>.log."""

    def __init__(self, commands, *, env, var):
        self.commands, self.env, self.logs = commands, env, var / "log"
        self.children, self.tails = {}, []

    def start(self):
        for name, command in self.commands.items():
            self.tails.append(ErrorTail(name, self.logs / f"{name}.log"))
            self.children[name] = spawn(command, env=self.env, log=self.logs / f"{name}.log", cwd=REPO)

    def wait_ready(self, port, signals):
        end = time.monotonic() + READY_SECONDS
        while (answer := ask(port))[0] != 200:
            self.watch_once(signals)
            if time.monotonic() > end:
                raise Problem(
                    f"{last_lines(self.logs / 'web.log')}\n\n"
                    f"The web server did not become ready; {READY_PATH} says: {answer[1]}"
                )
            time.sleep(TICK_SECONDS)

    def watch(self, signals):
        """Show errors until somebody wants an end (Stopped) or a child dies (Problem)."""
        while True:
            self.watch_once(signals)
            time.sleep(0.2)

    def watch_once(self, signals):
        signals.check()
        for name, child in self.children.items():
            if child.poll() is not None:
                log = self.logs / f"{name}.log"
                start = next(tail.start for tail in self.tails if tail.name == name)
                raise Problem(
                    f"{last_lines(log, since=start)}\n\n{name} ended with exit code {child.returncode}; "
                    f"everything else is stopped. The whole log: {log}"
                )
        for tail in self.tails:
            for line in tail.new_errors():
                print(line, file=sys.stderr, flush=True)

    def stop(self, signals):
        stop_all(self.children.values(), signals)


def ask(port):
    """Status and text of the readiness page; status 0 while nobody answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", READY_PATH, headers={"Host": f"localhost:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.read(500).decode(errors="replace")
    return 0, "nothing"
