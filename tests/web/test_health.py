import json

import pytest
from django.db import OperationalError

from streetwork.web import health
from tests.factories.cast import client_of


def test_live_asks_nothing(rf):
    response = health.live(rf.get("/health/live"))
    assert (response.status_code, json.loads(response.content)) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_names_every_part_it_looked_at():
    response = client_of().get("/health/ready")
    assert response.status_code == 200
    assert response.json()["checks"] == {"database": "ok", "migrations": "ok", "cache": "ok"}


@pytest.mark.parametrize("part", ["database", "migrations", "cache"])
def test_one_part_down_makes_the_whole_unready_without_saying_why(rf, monkeypatch, part):
    def broken():
        raise OperationalError("password authentication failed for user secret")

    monkeypatch.setattr(health, "CHECKS", {name: broken if name == part else lambda: True for name in health.CHECKS})
    response = health.ready(rf.get("/health/ready"))
    assert response.status_code == 503
    assert json.loads(response.content)["checks"][part] == "down"
    assert b"secret" not in response.content


def test_a_check_that_answers_no_is_down_as_well(rf, monkeypatch):
    monkeypatch.setattr(health, "CHECKS", {"cache": lambda: False})
    assert health.ready(rf.get("/health/ready")).status_code == 503


def test_health_is_never_cached(rf):
    assert "no-store" in health.live(rf.get("/health/live")).headers["Cache-Control"]
