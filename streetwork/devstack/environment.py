"""The environment that children get: what the user has set wins, the rest fits this machine."""

import base64
import os
import secrets
import sys
from pathlib import Path

from streetwork.devstack.problems import Problem

DEFAULT_PORT = 8000
EMBEDDED = "STREETWORK_EMBEDDED"


def port_of(env):
    text = env.get("PORT") or str(DEFAULT_PORT)
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise Problem(f"PORT={text} is no port; choose a number from 1024 to 65535.")
    return int(text)


def development(env, var, port):
    """What `make run` adds: demo mode, development settings, keys kept in `var`/keys."""
    defaults = {
        "DJANGO_SETTINGS_MODULE": "streetwork.settings.dev",
        "DEMO_MODE": "1",
        "PORT": str(port),
        "BASE_URL": f"http://localhost:{port}",
        "SECRET_KEY": kept_key(var / "keys" / "secret-key", new_secret_key),
    }
    if "ROOT_KEY" not in env and "ROOT_KEY_FILE" not in env:
        kept_key(var / "keys" / "root-key", new_root_key)
        defaults["ROOT_KEY_FILE"] = str(var / "keys" / "root-key")
    return with_tools(defaults | env | {"VAR_DIR": str(var)})


def throwaway(env, var, settings):
    """Values for one run that nobody keeps; what the user has set for real services is not used."""
    own = {
        "DJANGO_SETTINGS_MODULE": f"streetwork.settings.{settings}",
        "DEMO_MODE": "1" if settings == "dev" else "0",
        "VAR_DIR": str(var),
        "SECRET_KEY": new_secret_key(),
        "ROOT_KEY": new_root_key(),
        "BASE_URL": "http://localhost:8000",
    }
    if settings == "prod":
        own |= {"BASE_URL": "https://streetwork.example", "ALLOWED_HOSTS": "streetwork.example"}
    return with_tools({key: value for key, value in env.items() if key != "ROOT_KEY_FILE"} | own)


def without_services(env):
    names = {"DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_ADMIN_URL"}
    names |= {"DATABASE_STATS_BUILD_URL", "DATABASE_STATS_READ_URL"}
    names |= {"CELERY_BROKER_URL", "CACHE_URL", "COUNTER_URL", "REDIS_URL"}
    return {key: value for key, value in env.items() if key not in names}


def is_demo(env):
    """As django-environ reads a boolean."""
    return env.get("DEMO_MODE", "").lower() in {"1", "true", "yes", "y", "ok", "on"}


def with_tools(env):
    """`python`, `celery`, … are those of this virtual environment."""
    tools = str(Path(sys.executable).parent)
    return env | {"PATH": os.pathsep.join([tools, env.get("PATH", os.defpath)])}


def uses_own_database(env):
    """Whether the user brings a Postgres: then both logins are needed."""
    if not env.get("DATABASE_URL"):
        return False
    if not env.get("DATABASE_OWNER_URL"):
        raise Problem("DATABASE_URL is set but DATABASE_OWNER_URL is not: migrations need the owner's login.")
    return True


def uses_own_redis(env):
    parts = [bool(env.get(name)) for name in ("CELERY_BROKER_URL", "CACHE_URL", "COUNTER_URL")]
    if any(parts) and not all(parts) and not env.get("REDIS_URL"):
        raise Problem("Set REDIS_URL, or all of CELERY_BROKER_URL, CACHE_URL and COUNTER_URL.")
    return bool(env.get("REDIS_URL") or env.get("CELERY_BROKER_URL"))


def kept_key(path, make):
    """The key in `path`, made on first use, readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        new.write_text(make())
        new.rename(path)
    return path.read_text().strip()


def new_root_key():
    """32 random bytes in base64: what ROOT_KEY must be."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def new_secret_key():
    """Long enough for Django's check of SECRET_KEY (50 characters)."""
    return secrets.token_urlsafe(48)
