"""What the worker builds: what has closed, and what two persons agreed to correct."""

import structlog
from django.utils import timezone

from streetwork.reporting.releases.build import build, due
from streetwork.reporting.releases.corrections import agreed_and_unbuilt
from streetwork.tenancy.celery import system_task

log = structlog.get_logger(__name__)


@system_task(reason="Published statistics count the contacts of all states.")
def build_due():
    """Freeze every period that has closed, then draw agreed corrections. Repeating it changes nothing."""
    build_everything()


def build_everything() -> list[str]:
    """As `build_due`; answers the codes of what was built. A period that fails stops no other, and is tried again."""
    wanted = [(period.kind, period.first, 1) for period in due(timezone.localdate())]
    wanted += [(release.kind, release.starts, 2) for release in agreed_and_unbuilt()]
    built = []
    for kind, starts, draw in wanted:
        try:
            release = build(kind, starts, draw)
        except Exception as problem:  # noqa: BLE001 (whatever it is, the other periods must be built)
            log.error("statistics_failed", kind=kind, starts=str(starts), draw=draw, error=type(problem).__name__)  # noqa: TRY400
            continue
        if release:
            built.append(f"{kind} {starts} ({draw})")
    return built
