"""What the settings refuse to start with."""

import os
import subprocess
import sys

import pytest

ROOT_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="


def start(settings="prod", **environment):
    env = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x" * 60,
        "ROOT_KEY": ROOT_KEY,
        "DATABASE_URL": "postgresql://streetwork_runtime@localhost/streetwork",
        **environment,
    }
    command = [sys.executable, "-c", f"import streetwork.settings.{settings}"]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "environment",
    [
        {"ALLOWED_HOSTS": "streetwork.example.org"},
        {"ALLOWED_HOSTS": "localhost,8.8.8.8"},
        {"ALLOWED_HOSTS": "*"},
        {"ALLOWED_HOSTS": ".example.org"},
        {"BASE_URL": "https://streetwork.example.org"},
    ],
)
@pytest.mark.parametrize("settings", ["dev", "prod"])
def test_demo_mode_does_not_start_on_a_public_host(settings, environment):
    answer = start(settings, DEMO_MODE="1", **environment)

    assert answer.returncode == 1
    assert "Demo mode signs anybody in without a password" in answer.stderr


def test_demo_mode_starts_on_this_machine_and_in_the_own_network():
    answer = start("dev", DEMO_MODE="1", ALLOWED_HOSTS="localhost,127.0.0.1,[::1],192.168.1.20,laptop.local")

    assert answer.returncode == 0, answer.stderr


def test_a_public_host_without_demo_mode_starts():
    assert start(ALLOWED_HOSTS="streetwork.example.org", BASE_URL="https://streetwork.example.org").returncode == 0


@pytest.mark.parametrize("key", ["", "c2hvcnQ="])
def test_a_missing_or_short_root_key_is_named(key):
    answer = start(ROOT_KEY=key)

    assert answer.returncode == 1
    assert "ROOT_KEY" in answer.stderr
