"""How far a build is: a hint in the cache, because the work itself is one transaction that nobody sees into."""

from django.core.cache import cache

KEPT_SECONDS = 900


def tell(report: int, done: int, total: int) -> None:
    cache.set(_key(report), (done, total), KEPT_SECONDS)


def percent(report: int) -> int:
    """0 to 99; 0 when nothing is known."""
    done, total = cache.get(_key(report)) or (0, 1)
    return min(99, 100 * done // max(total, 1))


def _key(report: int) -> str:
    return f"reporting.report:{report}"
