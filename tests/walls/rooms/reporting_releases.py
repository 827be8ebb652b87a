"""Published statistics: everybody who reads figures sees what strangers see; why one is wrong is for leads alone."""

from streetwork.accounts.roles import CORRECTS_STATISTICS, READS_FIGURES
from streetwork.reporting.models import Correction
from tests.factories.reporting_releases import publish, sweep
from tests.walls.route import Route

CANARIES: tuple[str, ...] = ("correction_reason",)
RECEIVES: dict[str, set[str]] = {"lead": {"correction_reason"}}
VARIANTS: dict[str, list[str]] = {}
POSTS: dict[str, dict] = {
    "data:ask": {"reason": "Entries of a whole week were logged twice."},
    "data:decide": {"decision": "agree"},
}


def questioned(world):
    return {"kind": "month", "code": "2001-01"}


def quiet(world):
    return {"kind": "month", "code": "2001-02"}


def correction(world):
    return {"pk": world.statistics_correction.pk}


ROUTES: list[Route] = [
    Route("data:home", READS_FIGURES, get=200),
    Route("data:research", READS_FIGURES, get=200),
    Route("data:release", READS_FIGURES, get=200, at=questioned),
    Route("data:ask", CORRECTS_STATISTICS, get=200, post=422, at=quiet),
    Route("data:decide", CORRECTS_STATISTICS, get=200, post=422, at=correction),
]


def furnish(world):
    sweep()
    release = publish("month", "2001-01-01", {"month-total": {("", ""): 40}})
    publish("month", "2001-02-01")
    world.statistics_correction = Correction.objects.create(
        release_id=release.pk, reason=world.canary["correction_reason"], asked_by=world.owner
    )
