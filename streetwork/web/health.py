"""Is the process alive, and can it serve? For balancers and monitors; says nothing that helps an attacker."""

import structlog
from django.core.cache import cache
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from streetwork.accounts.access import public

log = structlog.get_logger(__name__)


def check_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def check_migrations() -> bool:
    """Whether the database has every migration that this code knows."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def check_cache() -> bool:
    cache.set("health.ready", "ok", 10)
    return cache.get("health.ready") == "ok"


CHECKS = {"database": check_database, "migrations": check_migrations, "cache": check_cache}


def _passes(name: str, check) -> bool:
    try:
        return check()
    except Exception as error:  # noqa: BLE001 (whatever fails, the part is down)
        log.warning("health_check_failed", check=name, error=type(error).__name__)
        return False


@public
@never_cache
@transaction.non_atomic_requests
def live(request):
    """200 while the process answers at all."""
    return JsonResponse({"status": "ok"})


@public
@never_cache
@transaction.non_atomic_requests
def ready(request):
    """200 when everything that a page needs is there, else 503 naming the parts that are not."""
    results = {name: _passes(name, check) for name, check in CHECKS.items()}
    is_ready = all(results.values())
    parts = {name: "ok" if passed else "down" for name, passed in results.items()}
    return JsonResponse({"status": "ok" if is_ready else "down", "checks": parts}, status=200 if is_ready else 503)
