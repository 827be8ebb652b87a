"""Which files of packages are collected: a package's folder holds far more than pages load."""

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.finders import FileSystemFinder

# Prefix → the only files wanted from below it.
WANTED = {"vendor/chart.js": frozenset({"chart.umd.min.js", "chart.umd.min.js.map"})}


class OnlyWanted(FileSystemFinder):
    """Django's finder for STATICFILES_DIRS, without what no page loads."""

    def list(self, ignore_patterns) -> Iterator[tuple[str, Any]]:
        for path, storage in super().list(ignore_patterns):
            wanted = WANTED.get(storage.prefix or "")
            if wanted is None or path in wanted:
                yield path, storage
