"""Postgres and Valkey for the time of a `with` block."""

import contextlib

from streetwork.devstack import environment
from streetwork.devstack.paths import socket_dir
from streetwork.devstack.postgres import Postgres
from streetwork.devstack.valkey import Valkey


def describe(env, var, *, fast=False):
    """The services that `env` does not bring itself."""
    sockets = socket_dir(var)
    found = []
    if not environment.uses_own_database(env):
        log = var / "log" / "postgres.log"
        found.append(Postgres(home=var / "postgres", sockets=sockets, log=log, fast=fast))
    if not environment.uses_own_redis(env):
        found.append(Valkey(data=var / "valkey", sockets=sockets, log=var / "log" / "valkey.log", fast=fast))
    return found


@contextlib.contextmanager
def running(env, var, signals, *, fast=False):
    """Start what is missing, both at once; yields `env` with their addresses; stops them in reverse order."""
    services = describe(env, var, fast=fast)
    with contextlib.ExitStack() as stack:
        for service in services:
            stack.callback(service.stop, signals)
            service.start()
        for service in services:
            service.wait(signals)
        yield with_addresses(env, services)


def with_addresses(env, services):
    for service in services:
        env = env | service.urls() | {environment.EMBEDDED: "1"}
    return env
