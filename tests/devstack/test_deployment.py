"""docker-compose.yml as far as it can be judged without an engine: no default secret, the same roles."""

import re

import pytest
import yaml

from streetwork.devstack.paths import REPO

TEXT = (REPO / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SECRET = re.compile(r"PASSWORD|SECRET_KEY|ROOT_KEY_PATH|EMAIL_URL")
OWN_SERVICES = ("web", "worker", "beat", "migrate")


def test_every_secret_must_be_set_and_none_has_a_default():
    names = {name for name in re.findall(r"\$\{(\w+)", TEXT) if SECRET.search(name)}
    assert len(names) == 10
    for name in names:
        assert f"${{{name}:?" in TEXT
        assert f"${{{name}:-" not in TEXT


def test_the_example_environment_names_every_variable_and_sets_no_secret():
    example = (REPO / ".env.example").read_text()
    for name in set(re.findall(r"\$\{(\w+):\?", TEXT)):
        assert re.search(rf"^{name}=$", example, re.MULTILINE), name


@pytest.mark.parametrize("name", OWN_SERVICES)
def test_our_containers_have_no_privileges_to_lose(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "\nUSER streetwork\n" in (REPO / "Dockerfile").read_text()


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_only_the_migration_knows_the_owners_password(name):
    environment = COMPOSE["services"][name]["environment"]
    assert "DATABASE_OWNER_URL" not in environment
    assert "streetwork_runtime" in environment["DATABASE_URL"]
    assert "streetwork_owner" in COMPOSE["services"]["migrate"]["environment"]["DATABASE_OWNER_URL"]


def test_only_the_proxy_is_reachable_from_outside():
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["caddy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert all(COMPOSE["services"][name]["networks"] == ["inside"] for name in ("postgres", "valkey"))


def test_postgres_knows_cyrillic_there_too():
    arguments = COMPOSE["services"]["postgres"]["environment"]["POSTGRES_INITDB_ARGS"]
    assert "--locale-provider=builtin --locale=C.UTF-8" in arguments
