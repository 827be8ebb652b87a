"""The places that an installation starts with, from installed packages (see packages.py)."""

import logging

from streetwork.places.loading import replace_places
from streetwork.places.models import Place
from streetwork.places.packages import PackageUnreadable, read_packages
from streetwork.tenancy.models import State

log = logging.getLogger(__name__)


def seed_places(*, refresh: bool = False) -> int:
    """Fill an empty table; `refresh` also replaces what packages filled, never what an administrator loaded.

    Without the packages the installation starts all the same: a warning says what is missing. Returns the number
    of rows written.
    """
    sources = set(Place.objects.order_by().values_list("source", flat=True).distinct())
    if sources and (Place.Source.FILE in sources or not refresh):
        return 0
    try:
        rows = read_packages(dict(State.objects.values_list("name_de", "pk")))
    except PackageUnreadable as problem:
        log.warning("No place search yet. %s", problem)
        return 0
    return replace_places(rows, Place.Source.PACKAGES)
